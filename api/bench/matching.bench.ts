/**
 * Matching against nodejs-order-book on one workload in one run. Rates are operations per second of this thread's CPU
 * time, medians of five interleaved rounds; ids, objects and strings of all sides are made before the clock starts.
 */
import { type LimitOrderOptions, OrderBook, Side as PeerSide } from 'nodejs-order-book';
import type { BookLevel } from '../src/engine/book.ts';
import { Exchange } from '../src/engine/exchange.ts';
import { LinkedBook } from '../src/engine/linked-book.ts';
import type { Command, SequencedCommand } from '../src/market/commands.ts';
import type { Instrument } from '../src/market/instrument.ts';
import { type Side, sides } from '../src/market/order.ts';
import { assert } from '../src/util/assert.ts';
import { mixWorkload, type Operation, runOnBook } from './workload.ts';

const ROUNDS = 5;
const count = Number(process.env.BENCH_COMMANDS ?? 200_000);
/** Room between two commands for the events of one. */
const SEQ_STEP = 10_000;
const PARTICIPANTS = 100;

const instrument: Instrument = {
  symbol: 'AAPL/BTC',
  baseAsset: 'AAPL',
  quoteAsset: 'BTC',
  name: 'Apple',
  lotsPerUnit: 1,
  tickSats: 1,
  openingPriceSats: 10_000,
  maxOrderLots: 1_000_000,
  maxPriceSats: 1_000_000_000,
  makerFeeBps: 1,
  takerFeeBps: 5,
};

/** Prepared work: `run` is timed, `depth` proves afterwards that all have done the same. */
type Work = { readonly run: () => void; readonly depth: () => readonly Level[] };
type Level = readonly [price: number, lots: number];

function prepareBook(operations: readonly Operation[]): Work {
  const book = new LinkedBook();
  const run = () => {
    for (const operation of operations) runOnBook(book, operation);
  };
  return { run, depth: () => sides.flatMap((side) => book.levels(side, Number.MAX_SAFE_INTEGER).map(levelOf)) };
}

function prepareExchange(operations: readonly Operation[]): Work {
  const exchange = new Exchange();
  const commands: readonly SequencedCommand[] = [...openingCommands(), ...operations.map(commandOf)].map(
    (command, index) => ({ ...command, seq: index * SEQ_STEP + 1, time: index }),
  );
  const run = () => {
    for (const command of commands) exchange.apply(command);
    assert(exchange.stateHash().length === 64, 'no state hash');
  };
  const levels = (side: Side) => exchange.levels(instrument.symbol, side, Number.MAX_SAFE_INTEGER);
  return { run, depth: () => sides.flatMap((side) => levels(side).map(levelOf)) };
}

function levelOf({ priceSats, quantityLots }: BookLevel): Level {
  return [priceSats, quantityLots];
}

function openingCommands(): Command[] {
  const start: Command = { type: 'StartRun', scenario: 'bench', seed: '1', instruments: [instrument] };
  const text = { name: 'p', strategy: 's', description: 'd' };
  const admissions = Array.from({ length: PARTICIPANTS }, (_, index): Command => {
    const participant = { participantId: `p${index}`, kind: 'BACKGROUND', ...text, brain: null, market: null } as const;
    return { type: 'AdmitParticipant', participant, funds: { BTC: 1_000_000_000_000, AAPL: 5_000_000 } };
  });
  return [start, ...admissions];
}

/** Buyers have even names and sellers odd ones, so that nobody meets an order of his own and all sides do equal work. */
function commandOf(operation: Operation): Command {
  const { orderId, side } = operation;
  const pair = orderId % (PARTICIPANTS / 2);
  const participantId = `p${2 * pair + (side === 'BUY' ? 0 : 1)}`;
  if (operation.kind === 'CANCEL') return { type: 'CancelOrder', participantId, orderId, decisionSeq: null };
  const order = {
    market: instrument.symbol,
    side,
    kind: 'LIMIT',
    timeInForce: operation.kind === 'TAKE' ? 'IOC' : 'GTC',
    postOnly: false,
    priceSats: operation.price,
    quantityLots: operation.lots,
    selfTradePrevention: 'CANCEL_NEWEST',
  } as const;
  return { type: 'PlaceOrder', participantId, order, decisionSeq: null };
}

function preparePeer(operations: readonly Operation[]): Work {
  const book = new OrderBook();
  const calls = operations.map((operation) => ({
    id: String(operation.orderId),
    order: operation.kind === 'CANCEL' ? null : peerOrder(operation),
  }));
  const run = () => {
    for (const { id, order } of calls) {
      if (order === null) book.cancel(id);
      else book.limit(order);
    }
  };
  const depth = () => {
    const [asks, bids] = book.depth();
    return [...bids.toSorted((a, b) => b[0] - a[0]), ...asks.toSorted((a, b) => a[0] - b[0])];
  };
  return { run, depth };
}

function peerOrder({ orderId, side, price, lots, kind }: Exclude<Operation, { kind: 'CANCEL' }>): LimitOrderOptions {
  const timeInForce = (kind === 'TAKE' ? 'IOC' : 'GTC') as NonNullable<LimitOrderOptions['timeInForce']>;
  return { id: String(orderId), side: side === 'BUY' ? PeerSide.BUY : PeerSide.SELL, size: lots, price, timeInForce };
}

/** CPU time of this thread, milliseconds. */
function cpuMs(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const operations = mixWorkload(count, 'bench');
const contenders = [
  { name: 'nodejs-order-book', prepare: preparePeer, ms: [] as number[] },
  { name: 'book alone', prepare: prepareBook, ms: [] as number[] },
  { name: 'whole exchange', prepare: prepareExchange, ms: [] as number[] },
];

for (let round = 0; round < ROUNDS; round += 1) {
  const depths = contenders.map(({ prepare, ms }) => {
    const { run, depth } = prepare(operations);
    globalThis.gc?.();
    ms.push(cpuMs(run));
    return JSON.stringify(depth());
  });
  assert(new Set(depths).size === 1, 'the contenders did not do the same work');
}

const [peer] = contenders;
const peerMs = median(peer?.ms ?? []);
console.log(`mix: ${count.toLocaleString('en')} operations, ${ROUNDS} rounds, same final book in all`);
for (const { name, ms } of contenders) {
  const own = median(ms);
  const rate = `${(count / own / 1000).toFixed(2)} M/s`.padStart(10);
  const range = `${Math.min(...ms).toFixed(0)} to ${Math.max(...ms).toFixed(0)} ms`.padStart(16);
  console.log(`  ${name.padEnd(18)} ${rate} ${range} ${(peerMs / own).toFixed(1).padStart(7)}x`);
}
