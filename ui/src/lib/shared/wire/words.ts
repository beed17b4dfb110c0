import type { Occasion } from '#lib/feeds/occasions.ts';
import type { Thought } from '#lib/feeds/wire.ts';
import { formatQuantity } from '#lib/format/number.ts';
import { isWaiting, type PriceText, priceWords } from '#lib/shared/order-words.ts';

type Order = Thought['orders'][number];

/** `INSUFFICIENT_FUNDS` reads `Insufficient funds`. */
export function plain(code: string): string {
  const words = code.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const STANCE_WORDS = { BUY: 'Buy', SELL: 'Sell', HOLD: 'Hold', CANCEL: 'Cancel' } as const;

export const WAKE_WORDS = {
  TIMER: 'Its timer',
  PRICE_MOVE: 'A price move',
  FILL: 'A fill of its own',
  NEWS: 'News',
  OWN_CONDITION: 'Its own wake condition',
  THINK_NOW: 'Asked to think now',
} as const;

/** What became of an order, and whether that is a warning. */
export function fate(
  order: Order,
  lotsPerUnit: number,
): { readonly word: string; readonly figure: string; readonly warns: boolean } {
  const filled = formatQuantity(order.filledLots, lotsPerUnit);
  switch (order.status) {
    case 'FILLED':
      return { word: 'Filled', figure: filled, warns: false };
    case 'PARTIALLY_FILLED':
      return { word: 'Part filled', figure: filled, warns: false };
    case 'NEW':
      return {
        word: isWaiting(order) ? 'Waiting' : 'Resting',
        figure: formatQuantity(order.remainingLots, lotsPerUnit),
        warns: false,
      };
    case 'REJECTED':
      return { word: plain(order.rejectReason ?? 'REFUSED'), figure: '', warns: true };
    case 'CANCELED':
    case 'EXPIRED': {
      const traded = Number(order.filledLots) > 0;
      const end = order.status === 'EXPIRED' ? 'Expired' : 'Canceled';
      return { word: traded ? 'Filled' : end, figure: traded ? filled : '', warns: false };
    }
  }
}

export function orderFigure(
  order: Order,
  lotsPerUnit: number,
  priceText: PriceText,
): { readonly quantity: string; readonly price: string } {
  return {
    quantity: formatQuantity(order.quantityLots, lotsPerUnit),
    price: priceWords(order, priceText),
  };
}

/** Who speaks when it is not an agent: a news line, the exchange by its rules, or the watcher who plays god. */
export function occasionWords(occasion: Occasion): { readonly who: 'News' | 'Exchange' | 'God'; readonly act: string } {
  switch (occasion.kind) {
    case 'NEWS':
      return { who: 'News', act: '' };
    case 'SHOCK':
      return { who: 'God', act: 'Shock' };
    case 'HALT':
      return { who: 'Exchange', act: 'Halt' };
    case 'RESUME':
      return { who: 'Exchange', act: 'Resumed' };
    case 'AUCTION':
      return { who: 'Exchange', act: 'Auction' };
    case 'UNCROSS':
      return { who: 'Exchange', act: 'Uncross' };
    case 'CLOSE':
      return { who: 'Exchange', act: 'Closed' };
    case 'PRE_OPEN':
      return { who: 'Exchange', act: 'Pre-open' };
    case 'BUY_IN':
      return { who: 'Exchange', act: 'Buy-in' };
    case 'RUN_STARTED':
      return { who: 'Exchange', act: 'Run started' };
    case 'RUN_ENDED':
      return { who: 'Exchange', act: 'Run ended' };
    default:
      return { who: 'Exchange', act: plain(occasion.kind) };
  }
}
