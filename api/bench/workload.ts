import { BUY, SELL, type SideCode } from '../src/engine/codes.ts';
import { Rng } from '../src/util/rng.ts';
import { BareBook } from './bare-book.ts';

/** One operation of a workload. Orders are numbered from 1 in order of arrival, as the exchange numbers them. */
export type Operation = {
  /** `TAKE` is immediate-or-cancel. */
  readonly kind: 'ADD' | 'TAKE' | 'CANCEL';
  readonly orderId: number;
  readonly side: SideCode;
  /** 0 for cancels. */
  readonly price: number;
  readonly lots: number;
};

export const workloadNames = ['mix', 'static', 'swing', 'flash-crash'] as const;
export type WorkloadName = (typeof workloadNames)[number];

const MIDDLE = 10_000;
const SPREAD_TICKS = 50;
const TARGET_RESTING = 5000;

/** A seeded stream of operations; the same name, count and seed give the same. */
export function workload(name: WorkloadName, count: number, seed: string): readonly Operation[] {
  if (name === 'static') return staticWorkload(count, seed);
  return flow(count, seed, name, middleOf(name));
}

/** Where the market stands at an operation, apart from its random walk. */
function middleOf(name: Exclude<WorkloadName, 'static'>): (index: number) => number {
  switch (name) {
    case 'mix':
      return () => MIDDLE;
    case 'swing':
      return (index) => MIDDLE + 25 * swing(Math.floor(index / 1000));
    case 'flash-crash':
      return (index) => MIDDLE - Math.round(0.2 * MIDDLE * crash(index % 100_000));
  }
}

/** Up for forty steps, then down again. */
function swing(step: number): number {
  const phase = step % 80;
  return phase < 40 ? phase : 80 - phase;
}

/** Down and up within the first half of every 100,000 operations. */
function crash(phase: number): number {
  if (phase >= 50_000) return 0;
  return phase < 25_000 ? phase / 25_000 : 2 - phase / 25_000;
}

/**
 * 60 % limit orders within 50 ticks of a moving middle, 30 % cancels of live orders, 10 % immediate-or-cancel orders
 * sized so that about 5,000 orders rest.
 */
function flow(count: number, seed: string, name: string, drift: (index: number) => number): readonly Operation[] {
  const rng = Rng.derive(seed, name);
  const book = new BareBook();
  const live: Operation[] = [];
  const operations: Operation[] = [];
  let walk = 0;
  for (let index = 0, orderId = 0; index < count; index += 1) {
    if (rng.chance(0.05)) walk += rng.integer(-1, 1);
    const draw = rng.unit();
    const canceled = draw < 0.3 ? drawLive(rng, live, book) : null;
    orderId += canceled === null ? 1 : 0;
    const operation = canceled ?? newOrder(rng, orderId, draw >= 0.9, drift(index) + walk, book.orders.size);
    operations.push(operation);
    run(book, operation);
    if (operation.kind === 'ADD' && book.isLive(orderId)) live.push(operation);
  }
  return operations;
}

function newOrder(rng: Rng, orderId: number, isTake: boolean, middle: number, resting: number): Operation {
  const side = rng.pick([BUY, SELL] as const);
  const sign = side === BUY ? 1 : -1;
  if (!isTake) {
    const price = Math.max(1, middle - sign * rng.integer(1, SPREAD_TICKS));
    return { kind: 'ADD', orderId, side, price, lots: rng.integer(1, 100) };
  }
  const lots = rng.integer(1, resting > TARGET_RESTING ? 400 : 150);
  return { kind: 'TAKE', orderId, side, price: Math.max(1, middle + sign * 2 * SPREAD_TICKS), lots };
}

/** 20,000 orders on 20 levels; then cancels from anywhere in the queues, each followed by a new order. */
function staticWorkload(count: number, seed: string): readonly Operation[] {
  const rng = Rng.derive(seed, 'static');
  const live: Operation[] = [];
  const operations: Operation[] = [];
  for (let orderId = 1; operations.length < count; orderId += 1) {
    const side = orderId % 2 === 0 ? BUY : SELL;
    const distance = 1 + ((orderId % 20) >> 1);
    const price = side === BUY ? MIDDLE - distance : MIDDLE + distance;
    if (live.length >= 20_000) operations.push(cancelOf(takeAt(live, rng.integer(0, live.length - 1))));
    const operation: Operation = { kind: 'ADD', orderId, side, price, lots: rng.integer(1, 100) };
    operations.push(operation);
    live.push(operation);
  }
  return operations.slice(0, count);
}

function drawLive(rng: Rng, live: Operation[], book: BareBook): Operation | null {
  while (live.length > 0) {
    const operation = takeAt(live, rng.integer(0, live.length - 1));
    if (book.isLive(operation.orderId)) return cancelOf(operation);
  }
  return null;
}

function cancelOf({ orderId, side }: Operation): Operation {
  return { kind: 'CANCEL', orderId, side, price: 0, lots: 0 };
}

/** The last one takes the place of the one that leaves. */
function takeAt(list: Operation[], place: number): Operation {
  const taken = list[place] as Operation;
  list[place] = list[list.length - 1] as Operation;
  list.pop();
  return taken;
}

/** `shift` is added to all order ids, so that a workload can run on and on. */
export function run(book: BareBook, operation: Operation, shift = 0): void {
  const orderId = operation.orderId + shift;
  if (operation.kind === 'CANCEL') book.cancel(orderId);
  else book.place(orderId, operation.side, operation.price, operation.lots, operation.kind === 'ADD');
}
