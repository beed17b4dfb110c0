/**
 * Matching against nodejs-order-book on the same workloads in one run. Rates are operations per second of this
 * thread's CPU time, medians of five interleaved rounds; ids, objects and strings of all sides are made before the clock
 * starts. The peer is a bare book; the whole exchange also checks, holds, settles, charges fees, prevents self-trades,
 * hashes its state and hands out events. BENCH_COMMANDS sets the size, BENCH_WORKLOADS=mix,static the choice.
 */
import { type LimitOrderOptions, OrderBook, Side as PeerSide } from 'nodejs-order-book';
import { BUY } from '../src/engine/codes.ts';
import type { BookLevel } from '../src/engine/market-data.ts';
import { type Side, sides } from '../src/market/order.ts';
import { assert } from '../src/util/assert.ts';
import { BareBook } from './bare-book.ts';
import { commandsOf, instrument, openExchange } from './exchange-workload.ts';
import { cpuMs, median } from './measure.ts';
import { type Operation, run, type WorkloadName, workload, workloadNames } from './workload.ts';

const ROUNDS = 5;
const count = Number(process.env.BENCH_COMMANDS ?? 1_000_000);
/** The peer needs minutes of CPU for a million operations on long queues: its part is cut, and the ratio is per operation. */
const PEER_LIMIT = 100_000;
const chosen = process.env.BENCH_WORKLOADS?.split(',') ?? workloadNames;

/** Prepared work: `run` is timed, `depth` proves afterwards that all have done the same. */
type Work = { readonly run: () => void; readonly depth: () => readonly Level[] };
type Level = readonly [price: number, lots: number];

function prepareBook(operations: readonly Operation[]): Work {
  const book = new BareBook();
  const runAll = () => {
    for (const operation of operations) run(book, operation);
  };
  return { run: runAll, depth: () => book.depth() };
}

function prepareExchange(operations: readonly Operation[]): Work {
  const exchange = openExchange();
  const commands = commandsOf(operations);
  const runAll = () => {
    for (const command of commands) exchange.apply(command);
    assert(exchange.stateHash().length === 64, 'no state hash');
  };
  const levels = (side: Side) => exchange.levels(instrument.symbol, side, Number.MAX_SAFE_INTEGER);
  return { run: runAll, depth: () => sides.flatMap((side) => levels(side).map(levelOf)) };
}

function levelOf({ priceSats, quantityLots }: BookLevel): Level {
  return [priceSats, quantityLots];
}

function preparePeer(operations: readonly Operation[]): Work {
  const book = new OrderBook();
  const calls = operations.map((operation) => ({
    id: String(operation.orderId),
    order: operation.kind === 'CANCEL' ? null : peerOrder(operation),
  }));
  const runAll = () => {
    for (const { id, order } of calls) {
      if (order === null) book.cancel(id);
      else book.limit(order);
    }
  };
  const depth = () => {
    const [asks, bids] = book.depth();
    return [...bids.toSorted((a, b) => b[0] - a[0]), ...asks.toSorted((a, b) => a[0] - b[0])];
  };
  return { run: runAll, depth };
}

function peerOrder({ orderId, side, price, lots, kind }: Operation): LimitOrderOptions {
  const timeInForce = (kind === 'TAKE' ? 'IOC' : 'GTC') as NonNullable<LimitOrderOptions['timeInForce']>;
  return { id: String(orderId), side: side === BUY ? PeerSide.BUY : PeerSide.SELL, size: lots, price, timeInForce };
}

const peer = { name: 'nodejs-order-book', prepare: preparePeer };
const own = [
  { name: 'book alone', prepare: prepareBook },
  { name: 'whole exchange', prepare: prepareExchange },
] as const;

type Contender = (typeof own)[number] | typeof peer;

/** CPU milliseconds; the depth is what the contender ended with. */
function once(
  { prepare }: Contender,
  operations: readonly Operation[],
): { readonly ms: number; readonly depth: string } {
  const work = prepare(operations);
  globalThis.gc?.();
  return { ms: cpuMs(work.run), depth: JSON.stringify(work.depth()) };
}

/** All must end with the same book, the peer after its shorter part. */
function expectSameBooks(operations: readonly Operation[]): void {
  const depths = [peer, ...own].map((contender) => once(contender, operations).depth);
  assert(new Set(depths).size === 1, 'the contenders did not do the same work');
}

function report(name: WorkloadName, operations: readonly Operation[]): void {
  const part = operations.slice(0, name === 'static' ? PEER_LIMIT / 2 : PEER_LIMIT);
  expectSameBooks(part);
  const rounds = Array.from({ length: ROUNDS }, () => [
    once(peer, part).ms / part.length,
    ...own.map((contender) => once(contender, operations).ms / operations.length),
  ]);
  console.log(`${name}: ${operations.length.toLocaleString('en')} operations (peer ${part.length}), ${ROUNDS} rounds`);
  const medians = [peer, ...own].map((_, index) => median(rounds.map((round) => round[index] ?? Number.NaN)));
  for (const [index, contender] of [peer, ...own].entries()) {
    const each = rounds.map((round) => 1 / 1000 / (round[index] ?? Number.NaN));
    const rate = `${(1 / 1000 / (medians[index] ?? Number.NaN)).toFixed(2)} M/s`.padStart(10);
    const range = `${Math.min(...each).toFixed(2)} to ${Math.max(...each).toFixed(2)}`.padStart(16);
    const ratio = (medians[0] ?? Number.NaN) / (medians[index] ?? Number.NaN);
    console.log(`  ${contender.name.padEnd(18)} ${rate} ${range} ${ratio.toFixed(1).padStart(7)}x`);
  }
}

for (const name of workloadNames) if (chosen.includes(name)) report(name, workload(name, count, 'bench'));
