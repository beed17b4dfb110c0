import { formatInteger, formatQuantity } from '#lib/format/number.ts';
import { formatClock, formatDate } from '#lib/format/time.ts';

export const KIND_WORDS = { LIMIT: 'Limit', MARKET: 'Market', STOP: 'Stop', STOP_LIMIT: 'Stop-limit' } as const;

export const FORCE_WORDS = {
  GTC: 'good till canceled',
  IOC: 'immediate or cancel',
  FOK: 'fill or kill',
  GTD: 'good till date',
} as const;

/** What an order may carry besides side, price and size. */
export type Terms = {
  readonly kind: keyof typeof KIND_WORDS;
  readonly quantityLots: string;
  readonly stopPriceSats: string | null;
  readonly displayLots: string | null;
  readonly expireAt: string | null;
  readonly linkedOrderId: number | null;
  readonly isTriggered: boolean;
};

export type PriceText = (sats: string) => string;

/** Simulated time; the date only when it is not the day of `nowMs`. */
function date(rfc3339: string, nowMs: number): string {
  const time = Date.parse(rfc3339);
  return formatDate(time) === formatDate(nowMs) ? formatClock(time) : `${formatDate(time)} ${formatClock(time)}`;
}

/**
 * Special terms in words, none for a plain order: `stop at 280 000`, `1.0 of 5.0 shown`, `till 14:31:00`, `or #124`. What a
 * `STOP` waits for stands where others have their price.
 */
export function termsOf(
  order: Terms,
  lotsPerUnit: number,
  nowMs: number,
  priceText: PriceText = formatInteger,
): readonly string[] {
  const lots = (quantity: string): string => formatQuantity(quantity, lotsPerUnit);
  return [
    order.stopPriceSats === null || order.kind === 'STOP' ? '' : `stop at ${priceText(order.stopPriceSats)}`,
    order.isTriggered ? 'triggered' : '',
    order.displayLots === null ? '' : `${lots(order.displayLots)} of ${lots(order.quantityLots)} shown`,
    order.expireAt === null ? '' : `till ${date(order.expireAt, nowMs)}`,
    order.linkedOrderId === null ? '' : `or #${order.linkedOrderId}`,
  ].filter((words) => words !== '');
}

/** A stop that no trade has reached yet rests in no book. */
export function isWaiting({ kind, isTriggered }: Pick<Terms, 'kind' | 'isTriggered'>): boolean {
  return (kind === 'STOP' || kind === 'STOP_LIMIT') && !isTriggered;
}

/** What an order names as its price: a limit, or how it does without one. */
export function priceWords(
  { priceSats, stopPriceSats }: Pick<Terms, 'stopPriceSats'> & Priced,
  priceText: PriceText = formatInteger,
): string {
  if (priceSats !== null) return priceText(priceSats);
  return stopPriceSats === null ? 'market' : `stop ${priceText(stopPriceSats)}`;
}

type Priced = { readonly priceSats: string | null };
