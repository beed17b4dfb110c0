import type { RestingOrder } from '../src/engine/book.ts';
import { LinkedBook } from '../src/engine/linked-book.ts';
import type { Side } from '../src/market/order.ts';
import { Rng } from '../src/util/rng.ts';

/** One operation of a workload. Orders are numbered from 1 in order of arrival, as the exchange numbers them. */
export type Operation =
  | {
      readonly kind: 'ADD' | 'TAKE';
      readonly orderId: number;
      readonly side: Side;
      readonly price: number;
      readonly lots: number;
    }
  | { readonly kind: 'CANCEL'; readonly orderId: number; readonly side: Side };

const MIDDLE = 10_000;
const SPREAD_TICKS = 50;
const TARGET_RESTING = 5000;

/**
 * 60 % limit orders within 50 ticks of a middle that walks at random, 30 % cancels of live orders, 10 % immediate-or-
 * cancel orders sized so that about 5,000 orders rest.
 */
export function mixWorkload(count: number, seed: string): readonly Operation[] {
  const rng = Rng.derive(seed, 'mix');
  const book = new LinkedBook();
  const live: number[] = [];
  const operations: Operation[] = [];
  let middle = MIDDLE;
  let orderId = 0;
  for (let index = 0; index < count; index += 1) {
    if (rng.chance(0.05)) middle += rng.integer(-1, 1);
    const draw = rng.unit();
    const canceled = draw < 0.3 ? drawLive(rng, live, book) : null;
    if (canceled !== null) {
      operations.push({ kind: 'CANCEL', orderId: canceled.orderId, side: canceled.side });
      book.remove(canceled.orderId);
      continue;
    }
    orderId += 1;
    const side = rng.pick(['BUY', 'SELL'] as const);
    const sign = side === 'BUY' ? 1 : -1;
    const isTake = draw >= 0.9;
    const operation: Operation = isTake
      ? { kind: 'TAKE', orderId, side, price: middle + sign * 2 * SPREAD_TICKS, lots: takeLots(rng, live.length) }
      : { kind: 'ADD', orderId, side, price: middle - sign * rng.integer(1, SPREAD_TICKS), lots: rng.integer(1, 100) };
    operations.push(operation);
    if (runOnBook(book, operation)) live.push(orderId);
  }
  return operations;
}

function drawLive(rng: Rng, live: number[], book: LinkedBook): RestingOrder | null {
  while (live.length > 0) {
    const place = rng.integer(0, live.length - 1);
    const orderId = live[place] ?? 0;
    live[place] = live[live.length - 1] ?? 0;
    live.pop();
    const order = book.find(orderId);
    if (order !== null) return order;
  }
  return null;
}

/** Larger while too many orders rest. `resting` also counts filled orders that have not been noticed yet. */
function takeLots(rng: Rng, resting: number): number {
  return rng.integer(1, resting > 1.4 * TARGET_RESTING ? 400 : 150);
}

/** The bare book: match, rest or cancel, no money and no events. Answers whether the order rests. */
export function runOnBook(book: LinkedBook, operation: Operation): boolean {
  if (operation.kind === 'CANCEL') {
    book.remove(operation.orderId);
    return false;
  }
  const { orderId, side, price, lots, kind } = operation;
  const makerSide = side === 'BUY' ? 'SELL' : 'BUY';
  let left = lots;
  while (left > 0) {
    const maker = book.head(makerSide);
    if (maker === null || (side === 'BUY' ? maker.priceSats > price : maker.priceSats < price)) break;
    const fill = Math.min(left, maker.remainingLots);
    book.fillHead(makerSide, fill);
    left -= fill;
  }
  if (left === 0 || kind === 'TAKE') return false;
  book.rest({
    orderId,
    participantId: 'p',
    side,
    priceSats: price,
    quantityLots: lots,
    remainingLots: left,
    postOnly: false,
    selfTradePrevention: 'NONE',
    isQuote: false,
  });
  return true;
}
