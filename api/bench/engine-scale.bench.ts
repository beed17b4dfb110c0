/**
 * How the engine's cost grows: with orders in the book, with orders at one price, per command at the tail, in memory
 * and in garbage. Costs are CPU time of this thread per operation, as ratios to the smallest book.
 */
import { PerformanceObserver } from 'node:perf_hooks';
import { BUY, SELL } from '../src/engine/codes.ts';
import { Rng } from '../src/util/rng.ts';
import { BareBook } from './bare-book.ts';
import { runCompiled } from './compiled.ts';
import { commandsOf, openExchange } from './exchange-workload.ts';
import { cpuMs, median, percentile } from './measure.ts';
import { type Operation, run, workload } from './workload.ts';

const MIDDLE = 1_000_000;
/** Where `mix` happens. */
const MIX_MIDDLE = 10_000;
const ROUNDS = 5;
const OPERATIONS = 50_000;

/** A book with so many orders on so many levels a side. */
function fill(orderCount: number, levelCount: number): BareBook {
  const book = new BareBook();
  const rng = Rng.derive('scale', String(orderCount));
  for (let orderId = 1; orderId <= orderCount; orderId += 1) {
    const side = orderId % 2 === 0 ? BUY : SELL;
    const distance = rng.integer(1, levelCount);
    book.place(orderId, side, side === BUY ? MIDDLE - distance : MIDDLE + distance, rng.integer(1, 100), true);
  }
  return book;
}

/** One cancel of any order, one new order, and now and then a taker: the size of the book stays. */
function costOf(orderCount: number, levelCount: number): number {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const book = fill(orderCount, levelCount);
    const rng = Rng.derive('costs', String(round));
    const live = Array.from({ length: orderCount }, (_unused, index) => index + 1);
    const steps = Array.from({ length: OPERATIONS }, () => [
      rng.integer(0, orderCount - 1),
      rng.integer(1, levelCount),
    ]);
    let orderId = orderCount;
    const ms = cpuMs(() => {
      for (const [place = 0, distance = 1] of steps) {
        book.cancel(live[place] ?? 0);
        orderId += 1;
        live[place] = orderId;
        const side = orderId % 2 === 0 ? BUY : SELL;
        book.place(orderId, side, side === BUY ? MIDDLE - distance : MIDDLE + distance, 10, true);
      }
    });
    return (ms * 1e6) / OPERATIONS;
  });
  return median(rounds);
}

function costOfDepth(queueLength: number): { readonly cancel: number; readonly fill: number } {
  const cancels = Array.from({ length: ROUNDS }, () => {
    const book = new BareBook();
    for (let orderId = 1; orderId <= queueLength; orderId += 1) book.place(orderId, BUY, MIDDLE, 10, true);
    return (
      (cpuMs(() => {
        for (let index = 1; index <= OPERATIONS; index += 1) {
          book.cancel(index + (queueLength >> 1));
          book.place(index + queueLength, BUY, MIDDLE, 10, true);
        }
      }) *
        1e6) /
      OPERATIONS
    );
  });
  const fills = Array.from({ length: ROUNDS }, () => {
    const book = new BareBook();
    for (let orderId = 1; orderId <= queueLength; orderId += 1) book.place(orderId, BUY, MIDDLE, 10, true);
    return (
      (cpuMs(() => {
        for (let index = 1; index <= OPERATIONS; index += 1) {
          book.place(1_000_000_000 + index, SELL, MIDDLE, 10, false);
          book.place(index + queueLength, BUY, MIDDLE, 10, true);
        }
      }) *
        1e6) /
      OPERATIONS
    );
  });
  return { cancel: median(cancels), fill: median(fills) };
}

/** The busy middle of a market, `mix`, in front of so many orders that rest further out. */
function costOfMix(orderCount: number): number {
  const operations = workload('mix', 200_000, 'scale');
  const rounds = Array.from({ length: ROUNDS }, () => {
    const book = new BareBook();
    for (let orderId = 1; orderId <= orderCount; orderId += 1) {
      const side = orderId % 2 === 0 ? BUY : SELL;
      const distance = 1000 + ((orderId * 7919) % 5000);
      book.place(orderId, side, side === BUY ? MIX_MIDDLE - distance : MIX_MIDDLE + distance, 10, true);
    }
    const ms = cpuMs(() => {
      for (const operation of operations) run(book, operation, orderCount);
    });
    return (ms * 1e6) / operations.length;
  });
  return median(rounds);
}

function reportScale(): void {
  console.log(
    'cost per operation, by orders in the book: mix in front of them; any order is canceled and replaced, on 200',
  );
  console.log(
    'levels, and on one level for every 10 orders (where nearly every step misses the caches of the processor):',
  );
  const sizes = [1000, 10_000, 100_000, 1_000_000];
  const columns = [
    costOfMix,
    (size: number) => costOf(size, 100),
    (size: number) => costOf(size, Math.max(10, size / 20)),
  ];
  const costs = columns.map((costOfSize) => sizes.map(costOfSize));
  for (const [index, size] of sizes.entries()) {
    const ratios = costs.map((column) => `${((column[index] ?? 0) / (column[0] ?? 1)).toFixed(1)}x`.padStart(6));
    console.log(`  ${size.toLocaleString('en').padStart(10)} orders  ${ratios.join('  ')}`);
  }
}

function reportDepth(): void {
  console.log('cost of a cancel in the middle, and of a fill at the head, by orders at the price:');
  const lengths = [10, 100, 1000, 20_000];
  const costs = lengths.map(costOfDepth);
  for (const [index, length] of lengths.entries()) {
    const cancel = (costs[index]?.cancel ?? 0) / (costs[0]?.cancel ?? 1);
    const fills = (costs[index]?.fill ?? 0) / (costs[0]?.fill ?? 1);
    console.log(
      `  ${String(length).padStart(10)} orders  ${cancel.toFixed(1).padStart(5)}x  ${fills.toFixed(1).padStart(5)}x`,
    );
  }
}

function reportMemory(): void {
  const book = fill(1_000_000, 1000);
  console.log(
    `memory: ${(book.bytes / 1_000_000).toFixed(0)} bytes per resting order (1,000,000 orders, 2,000 levels)`,
  );
}

/** Time of each command on `mix`, timer included; the second pass counts, when everything is compiled. */
function reportLatency(): void {
  const commands = commandsOf(workload('mix', 300_000, 'latency'));
  const times = new Float64Array(commands.length);
  for (let pass = 0; pass < 2; pass += 1) {
    const exchange = openExchange();
    for (const [index, command] of commands.entries()) {
      const begin = process.hrtime.bigint();
      exchange.apply(command);
      times[index] = Number(process.hrtime.bigint() - begin);
    }
  }
  const sorted = times.toSorted();
  const of = (share: number) => `${(percentile(sorted, share) / 1000).toFixed(1)} us`;
  console.log(`one command of the whole exchange on mix: p50 ${of(0.5)}, p99 ${of(0.99)}, p99.9 ${of(0.999)}`);
}

/** Bytes that stay or pass through the heap per command, and how often the collector ran. */
async function reportGarbage(name: string, steps: number, work: () => void): Promise<void> {
  let collections = 0;
  const observer = new PerformanceObserver((list) => {
    collections += list.getEntries().length;
  });
  work();
  globalThis.gc?.();
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.observe({ entryTypes: ['gc'] });
  const before = process.memoryUsage().heapUsed;
  work();
  const growth = process.memoryUsage().heapUsed - before;
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  const size = `${(growth / 1024).toFixed(0)} KiB`;
  console.log(
    `  ${name.padEnd(44)} heap ${size.padStart(9)} larger after ${steps / 1e6} M commands, ${collections} collections`,
  );
}

/** By index: the steps of an iterator are garbage until they are compiled, and would count as the book's. */
function runPass(book: BareBook, operations: readonly Operation[], shift: number): void {
  for (let index = 0; index < operations.length; index += 1) run(book, operations[index] as Operation, shift);
}

async function reportHeap(): Promise<void> {
  console.log('garbage in steady state:');
  const operations = workload('mix', 1_000_000, 'garbage');
  const book = new BareBook();
  let passes = 0;
  await reportGarbage('the book alone', 10_000_000, () => {
    for (let pass = 0; pass < 10; pass += 1) {
      runPass(book, operations, passes * operations.length);
      passes += 1;
    }
  });
  const commands = commandsOf(operations.slice(0, 500_000));
  await reportGarbage('the whole exchange, events handed out', 500_000, () => {
    const exchange = openExchange();
    for (const command of commands) exchange.apply(command);
  });
}

runCompiled(async () => {
  reportScale();
  reportDepth();
  reportMemory();
  reportLatency();
  await reportHeap();
});
