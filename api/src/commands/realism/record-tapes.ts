import type { MarketEvent } from '../../market/events.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { SimTime } from '../../market/units.ts';
import type { Level, ReadModel } from '../../projections/views.ts';
import type { MarketTape } from '../../realism/market-tape.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import { must } from '../../util/assert.ts';

const SECOND_MS = 1_000;

/** Levels of a side that count as its depth. */
const LEVELS = 10;

type GrowingTape = { -readonly [Key in keyof MarketTape]: MarketTape[Key] };

export type Recording = {
  readonly kernel: Kernel;
  /** Simulated time that goes by before the first row: a market that has just opened is like no other. */
  readonly skipMs: number;
  readonly durationMs: number;
  readonly onProgress?: (time: SimTime) => void;
};

/** Runs a kernel, keeps nothing of its journal, and writes down each market once a simulated second. */
export function recordTapes({ kernel, skipMs, durationMs, onProgress }: Recording): readonly MarketTape[] {
  const { view } = kernel;
  const firstAt = kernel.now + skipMs;
  runUntil(kernel, firstAt, () => {});
  const rows = Math.floor(durationMs / SECOND_MS) + 1;
  const tapes = view.instruments.map(({ symbol }) => emptyTape(symbol, rows));
  const byMarket = new Map(tapes.map((tape) => [tape.market, tape]));
  for (let row = 0; row < rows; row += 1) {
    runUntil(kernel, firstAt + row * SECOND_MS, (event) => count(byMarket, event, row));
    for (const tape of tapes) look(tape, view, row);
    onProgress?.(kernel.now);
  }
  return tapes;
}

function runUntil(kernel: Kernel, time: SimTime, onEvent: (event: MarketEvent) => void): void {
  while (kernel.nextTime() <= time) kernel.step();
  kernel.advanceTo(time);
  for (const { events } of kernel.drain()) for (const event of events) onEvent(event);
}

function emptyTape(market: MarketSymbol, rows: number): GrowingTape {
  const column = () => new Float64Array(rows);
  return {
    market,
    bidSats: column(),
    askSats: column(),
    bidTouchLots: column(),
    askTouchLots: column(),
    bidLots: column(),
    askLots: column(),
    referenceSats: column(),
    boughtLots: column(),
    soldLots: column(),
    submissionCount: 0,
    tradeCount: 0,
  };
}

function look(tape: MarketTape, view: ReadModel, row: number): void {
  const { bids, asks } = view.book(tape.market, LEVELS);
  tape.bidSats[row] = bids[0]?.priceSats ?? Number.NaN;
  tape.askSats[row] = asks[0]?.priceSats ?? Number.NaN;
  tape.bidTouchLots[row] = bids[0]?.quantityLots ?? 0;
  tape.askTouchLots[row] = asks[0]?.quantityLots ?? 0;
  tape.bidLots[row] = lotsOf(bids);
  tape.askLots[row] = lotsOf(asks);
  tape.referenceSats[row] = view.ticker(tape.market).referencePriceSats;
}

function lotsOf(levels: readonly Level[]): number {
  return levels.reduce((sum, { quantityLots }) => sum + quantityLots, 0);
}

function count(tapes: ReadonlyMap<MarketSymbol, GrowingTape>, event: MarketEvent, row: number): void {
  switch (event.type) {
    case 'TradeExecuted': {
      const tape = must(tapes.get(event.market), event.market);
      const lots = event.takerSide === 'BUY' ? tape.boughtLots : tape.soldLots;
      lots[row] = (lots[row] ?? 0) + event.quantityLots;
      tape.tradeCount += 1;
      return;
    }
    case 'OrderAccepted':
      must(tapes.get(event.order.market), event.order.market).submissionCount += 1;
      return;
    case 'OrderReplaced':
      must(tapes.get(event.market), event.market).submissionCount += 1;
      return;
    case 'QuotesReplaced':
      must(tapes.get(event.market), event.market).submissionCount += event.placed.length;
      return;
    default:
      return;
  }
}
