/**
 * Matching against nodejs-order-book on the same workloads in one run. Rates are operations per second of this
 * thread's CPU time, medians of five interleaved rounds; ids, objects and strings of all sides are made before the clock
 * starts. The peer is a bare book; the whole exchange also checks, holds, settles, charges fees, prevents self-trades,
 * hashes its state and hands out events. BENCH_COMMANDS sets the size, BENCH_WORKLOADS=mix,static the choice.
 */
import { type LimitOrderOptions, OrderBook, Side as PeerSide } from 'nodejs-order-book';
import { allowMoreInlining } from '../src/compiler-flags.ts';
import { BUY } from '../src/engine/codes.ts';
import type { BookLevel } from '../src/engine/market-data.ts';
import { type Side, sides } from '../src/market/order.ts';
import { assert } from '../src/util/assert.ts';
import { BareBook } from './bare-book.ts';
import { runCompiled } from './compiled.ts';
import { commandsOf, instrument, openExchange } from './exchange-workload.ts';
import { cpuMs, median } from './measure.ts';
import { type Operation, run, type WorkloadName, workload, workloadNames } from './workload.ts';

// As the server does, for all contenders.
allowMoreInlining();

const ROUNDS = 5;
const count = Number(process.env.BENCH_COMMANDS ?? 1_000_000);
/** On long queues the peer needs minutes of CPU for a million operations: there its part is cut, and the ratio is per operation. */
const PEER_STATIC_LIMIT = 50_000;
const chosen = process.env.BENCH_WORKLOADS?.split(',') ?? workloadNames;

/** `load` prepares a part of the work, what it answers is timed; `depth` proves afterwards that all did the same. */
type Run = { readonly load: (operations: readonly Operation[]) => () => void; readonly depth: () => readonly Level[] };
type Level = readonly [price: number, lots: number];

/**
 * Operations that are prepared at once: few enough that they neither crowd the cache nor live long. Of a larger part the
 * collector would copy what waits to be used, and then throw it away, while the clock runs.
 */
const PART = 500;
/** Commands for one hash of the state: about the 50,000 events after which the server takes a snapshot with one. */
const HASH_EVERY = 20_000;

function openBook(): Run {
  const book = new BareBook();
  return {
    load: (operations) => () => {
      for (const operation of operations) run(book, operation);
    },
    depth: () => book.depth(),
  };
}

function openWholeExchange(): Run {
  const exchange = openExchange();
  const levels = (side: Side) => exchange.levels(instrument.symbol, side, Number.MAX_SAFE_INTEGER);
  let done = 0;
  return {
    load: (operations) => {
      const commands = commandsOf(operations, done);
      done += operations.length;
      const isHashed = done % HASH_EVERY === 0;
      return () => {
        for (const command of commands) exchange.apply(command);
        if (isHashed) assert(exchange.stateHash().length === 64, 'no state hash');
      };
    },
    depth: () => sides.flatMap((side) => levels(side).map(levelOf)),
  };
}

function levelOf({ priceSats, quantityLots }: BookLevel): Level {
  return [priceSats, quantityLots];
}

function openPeer(): Run {
  const book = new OrderBook();
  return {
    load: (operations) => {
      const calls = operations.map((operation) => ({
        id: String(operation.orderId),
        order: operation.kind === 'CANCEL' ? null : peerOrder(operation),
      }));
      return () => {
        for (const { id, order } of calls) {
          if (order === null) book.cancel(id);
          else book.limit(order);
        }
      };
    },
    depth: () => {
      const [asks, bids] = book.depth();
      return [...bids.toSorted((a, b) => b[0] - a[0]), ...asks.toSorted((a, b) => a[0] - b[0])];
    },
  };
}

function peerOrder({ orderId, side, price, lots, kind }: Operation): LimitOrderOptions {
  const timeInForce = (kind === 'TAKE' ? 'IOC' : 'GTC') as NonNullable<LimitOrderOptions['timeInForce']>;
  return { id: String(orderId), side: side === BUY ? PeerSide.BUY : PeerSide.SELL, size: lots, price, timeInForce };
}

const peer = { name: 'nodejs-order-book', open: openPeer };
const own = [
  { name: 'book alone', open: openBook },
  { name: 'whole exchange', open: openWholeExchange },
] as const;

type Contender = (typeof own)[number] | typeof peer;

/** What a contender leaves behind lives on: collected between two rounds, it would take compiled code with it. */
const alive: Run[] = [];

/** CPU milliseconds; the depth is what the contender ended with. */
function once({ open }: Contender, operations: readonly Operation[]): { readonly ms: number; readonly depth: string } {
  const contender = open();
  alive.push(contender);
  let ms = 0;
  for (let first = 0; first < operations.length; first += PART) {
    ms += cpuMs(contender.load(operations.slice(first, first + PART)));
  }
  return { ms, depth: JSON.stringify(contender.depth()) };
}

/** All must end with the same book. */
function expectSameBooks(operations: readonly Operation[]): void {
  const depths = [peer, ...own].map((contender) => once(contender, operations).depth);
  assert(new Set(depths).size === 1, 'the contenders did not do the same work');
}

function report(name: WorkloadName, operations: readonly Operation[]): void {
  const part = name === 'static' ? operations.slice(0, PEER_STATIC_LIMIT) : operations;
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

runCompiled(() => {
  for (const name of workloadNames) if (chosen.includes(name)) report(name, workload(name, count, 'bench'));
});
