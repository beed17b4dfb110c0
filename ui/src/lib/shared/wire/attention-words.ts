import type { Thought } from '#lib/feeds/wire.ts';
import { formatInteger } from '#lib/format/number.ts';
import { formatSpan } from '#lib/format/time.ts';
import type { Decision } from '#lib/live/seat-focus.svelte.ts';
import type { PriceText } from '#lib/shared/order-words.ts';
import { plain } from './words.ts';

type Entry = Thought['shortlist'][number];

const baseOf = (market: string): string => market.split('/')[0] ?? market;

/** `ETH 2.31  TSLA 0.84`: what the scanner offered, best first. */
export function shortlistFigures(shortlist: readonly Entry[]): string {
  return shortlist.map(({ market, score }) => `${baseOf(market)}\u00a0${score.toFixed(2)}`).join('\u2002');
}

/** The same with the reason of each. */
export function shortlistReasons(shortlist: readonly Entry[]): string {
  return shortlist
    .map(({ market, score, because }) => {
      const why = because === null ? '' : `, most of it for ${plain(because).toLowerCase()}`;
      return `${baseOf(market)} ${score.toFixed(2)}${why}`;
    })
    .join('; ');
}

/** `TSLA above 433 000`. */
export function wakeWords(
  { kind, market, priceSats, spreadBps, delayMs }: Decision['wakeConditions'][number],
  priceText: PriceText = formatInteger,
): string {
  const asset = baseOf(market ?? '');
  switch (kind) {
    case 'PRICE_ABOVE':
      return `${asset} above ${priceText(priceSats ?? '0')}`;
    case 'PRICE_BELOW':
      return `${asset} below ${priceText(priceSats ?? '0')}`;
    case 'SPREAD_BELOW':
      return `${asset} spread ${spreadBps ?? 0} bps or less`;
    case 'AFTER':
      return `after ${formatSpan(delayMs ?? 0)}`;
  }
}
