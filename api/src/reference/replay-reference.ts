import { type Asset, type Instrument, QUOTE_ASSET } from '../market/instrument.ts';
import { BASIS_POINTS, type BasisPoints, SATS_PER_BTC, type Sats, type SimTime } from '../market/units.ts';
import { must } from '../util/assert.ts';
import { type PriceRow, parsePriceTable } from './price-table.ts';
import type { ReferenceProcess } from './reference-process.ts';
import type { ReplayReferenceSettings } from './reference-settings.ts';

/** A price file that cannot be replayed. `problems` are lines for people. */
export class PriceFileError extends Error {
  override readonly name = 'PriceFileError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the price file cannot be replayed: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/** Fair value of every market at each time of the file; `times` are the file's own, epoch ms. */
export type ReplayTape = {
  readonly times: readonly number[];
  /** One list of sats per unit for each time, in the order of the instruments. */
  readonly prices: readonly (readonly number[])[];
};

/**
 * Turns USD closes into sats per unit on one time line: every time of the file from the first at which all assets have
 * had a price. An asset without a bar at a time (a stock at the weekend) keeps its last price in USD, while bitcoin moves
 * on, so its price in bitcoin still moves. Throws `PriceFileError` when an asset is missing.
 */
export function replayTape(rows: readonly PriceRow[], instruments: readonly Instrument[]): ReplayTape {
  const wanted = [QUOTE_ASSET, ...instruments.map((instrument) => instrument.baseAsset)];
  const missing = wanted.filter((asset) => !rows.some((row) => row.asset === asset));
  if (missing.length > 0) throw new PriceFileError([`no rows for ${missing.join(', ')}`]);
  const last = new Map<Asset, number>();
  const times: number[] = [];
  const prices: (readonly number[])[] = [];
  rows.forEach((row, index) => {
    last.set(row.asset, row.closeUsd);
    if (rows[index + 1]?.time === row.time || wanted.some((asset) => !last.has(asset))) return;
    times.push(row.time);
    prices.push(instruments.map(({ baseAsset }) => (usd(last, baseAsset) / usd(last, QUOTE_ASSET)) * SATS_PER_BTC));
  });
  return { times, prices };
}

function usd(last: ReadonlyMap<Asset, number>, asset: Asset): number {
  return must(last.get(asset), `price of ${asset}`);
}

export function createReplay(
  settings: ReplayReferenceSettings,
  csvText: string,
  instruments: readonly Instrument[],
): ReferenceProcess {
  const table = parsePriceTable(csvText);
  if (!table.ok) throw new PriceFileError(table.problems);
  return new ReplayReference(replayTape(table.rows, instruments), settings.barMs, instruments);
}

type State = { readonly startedAt: SimTime | null; readonly time: SimTime; readonly factors: readonly number[] };

/**
 * Plays a tape: one bar takes `barMs` of simulated time, between two closes the price moves in a straight line, and the
 * last price holds when the tape is over. A shock multiplies one market's prices from then on and does not fade, because
 * history knows no way back.
 */
export class ReplayReference implements ReferenceProcess {
  readonly #tape: ReplayTape;
  readonly #barMs: number;
  readonly #instruments: readonly Instrument[];
  #startedAt: SimTime | null = null;
  #time: SimTime = 0;
  #factors: number[];

  constructor(tape: ReplayTape, barMs: number, instruments: readonly Instrument[]) {
    this.#tape = tape;
    this.#barMs = barMs;
    this.#instruments = instruments;
    this.#factors = instruments.map(() => 1);
  }

  /** Simulated time the whole tape takes. */
  get durationMs(): number {
    return (this.#tape.times.length - 1) * this.#barMs;
  }

  /** The file's time that is being played, epoch ms. */
  get tapeTime(): number {
    const { whole, part } = this.#position();
    const from = must(this.#tape.times[whole], 'a bar');
    return from + part * ((this.#tape.times[whole + 1] ?? from) - from);
  }

  advance(time: SimTime): readonly Sats[] {
    this.#startedAt ??= time;
    this.#time = time;
    const { whole, part } = this.#position();
    return this.#instruments.map((instrument, index) => this.#price(instrument, index, whole, part));
  }

  shock(marketIndex: number, shiftBps: BasisPoints): void {
    const factor = must(this.#factors[marketIndex], `market ${marketIndex}`);
    this.#factors[marketIndex] = factor * Math.max(0.01, 1 + shiftBps / BASIS_POINTS);
  }

  state(): State {
    return { startedAt: this.#startedAt, time: this.#time, factors: this.#factors };
  }

  restore(state: unknown): void {
    const { startedAt, time, factors } = state as State;
    this.#startedAt = startedAt;
    this.#time = time;
    this.#factors = [...factors];
  }

  #position(): { readonly whole: number; readonly part: number } {
    const bars = Math.min((this.#time - (this.#startedAt ?? this.#time)) / this.#barMs, this.#tape.times.length - 1);
    const whole = Math.floor(bars);
    return { whole, part: bars - whole };
  }

  #price(instrument: Instrument, index: number, whole: number, part: number): Sats {
    const from = must(this.#tape.prices[whole]?.[index], 'a price');
    const to = this.#tape.prices[whole + 1]?.[index] ?? from;
    const price = Math.round((from + part * (to - from)) * (this.#factors[index] ?? 1));
    return Math.min(instrument.maxPriceSats, Math.max(instrument.tickSats, price));
  }
}
