import type { Occasion } from '#lib/feeds/occasions.ts';
import type { Trade } from '#lib/feeds/tape.ts';

/** One thing on the ticker tape. Prices are read live by symbol; the rest is said once. */
export type TickerItem =
  | { readonly kind: 'price'; readonly key: string; readonly market: string }
  | {
      readonly kind: 'occasion';
      readonly key: string;
      readonly word: string;
      readonly title: string;
      readonly time: number;
    }
  | {
      readonly kind: 'fill';
      readonly key: string;
      readonly trade: Trade;
      readonly participant: string;
      readonly bought: boolean;
    };

const WORDS: Partial<Record<Occasion['kind'], string>> = {
  NEWS: 'News',
  SHOCK: 'Shock',
  HALT: 'Halt',
  RESUME: 'Resumed',
  AUCTION: 'Auction',
  UNCROSS: 'Uncross',
  CLOSE: 'Closed',
  BUY_IN: 'Buy-in',
};
const MOST_OCCASIONS = 4;
const MOST_FILLS = 8;

function fillItem(trade: Trade): TickerItem | null {
  const takes = trade.takerKind === 'AGENT';
  if (!takes && trade.makerKind !== 'AGENT') return null;
  return {
    kind: 'fill',
    key: `fill-${trade.id}`,
    trade,
    participant: takes ? trade.taker : trade.maker,
    bought: (trade.takerSide === 'BUY') === takes,
  };
}

/** One order often fills in several trades: the tape tells it once. */
function tellsTheSame(a: TickerItem, b: TickerItem): boolean {
  if (a.kind !== 'fill' || b.kind !== 'fill') return false;
  return a.participant === b.participant && a.bought === b.bought && a.trade.market === b.trade.market;
}

/** One round of the tape: every market, and between them what agents did and what happened, newest first. */
export function tickerRound(
  markets: readonly string[],
  occasions: readonly Occasion[],
  trades: readonly Trade[],
): readonly TickerItem[] {
  const said = occasions
    .filter((occasion) => WORDS[occasion.kind] !== undefined)
    .slice(-MOST_OCCASIONS)
    .reverse()
    .map((occasion): TickerItem => {
      const { title, time } = occasion;
      return { kind: 'occasion', key: `occasion-${occasion.id}`, word: WORDS[occasion.kind] ?? '', title, time };
    });
  const fills: TickerItem[] = [];
  for (let index = trades.length - 1; index >= 0 && fills.length < MOST_FILLS; index -= 1) {
    const item = fillItem(trades[index] as Trade);
    if (item !== null && !fills.some((other) => tellsTheSame(other, item))) fills.push(item);
  }
  const prices = markets.map((market): TickerItem => ({ kind: 'price', key: `price-${market}`, market }));
  const extras = [...said, ...fills];
  const perGap = Math.ceil(extras.length / Math.max(1, prices.length));
  return [...prices, ...extras.slice(0, perGap * prices.length)];
}
