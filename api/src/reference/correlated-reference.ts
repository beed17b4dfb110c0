import { type Asset, type Instrument, QUOTE_ASSET } from '../market/instrument.ts';
import { BASIS_POINTS, type BasisPoints, type Sats, type SimTime } from '../market/units.ts';
import { must } from '../util/assert.ts';
import { Rng, type RngState } from '../util/rng.ts';
import { type Factor, factorOf } from './factors.ts';
import type { ReferenceProcess } from './reference-process.ts';
import type { CorrelatedReferenceSettings } from './reference-settings.ts';

/** The table holds volatilities of calendar days. */
const DAY_MS = 86_400_000;

/** Of a burst of volatility, where the settings do not say. */
const VOLATILITY_HALF_LIFE_MS = 1_800_000;

/** Steps are cut to this, so that the result does not depend on how rarely it is asked. */
const MAX_STEP_MS = 1_000;

type State = {
  readonly time: SimTime | null;
  readonly logVolatility: number;
  readonly logPrices: readonly number[];
  readonly shifts: readonly number[];
  readonly generators: readonly RngState[];
  readonly days: number;
};

/**
 * Every asset's log price in USD is an Ornstein-Uhlenbeck process around its opening price with correlated increments
 * and Poisson jumps; a market's price is asset over bitcoin, so when bitcoin rises alone every market falls. A common
 * volatility, itself a mean-reverting process, comes and goes. A drift moves the price to which an asset returns. A shock persists and fades with the half-life of any
 * other displacement.
 */
export class CorrelatedReference implements ReferenceProcess {
  readonly #settings: CorrelatedReferenceSettings;
  readonly #instruments: readonly Instrument[];
  readonly #factors: readonly Factor[];
  readonly #assets: readonly Asset[];
  #generators: Rng[];
  #logPrices: number[];
  #shifts: number[];
  #logVolatility = 0;
  /** Calendar days of movement so far. */
  #days = 0;
  #time: SimTime | null = null;

  constructor(settings: CorrelatedReferenceSettings, seed: string, instruments: readonly Instrument[]) {
    this.#settings = settings;
    this.#instruments = instruments;
    const traded = [QUOTE_ASSET, ...instruments.map((instrument) => instrument.baseAsset)];
    const needed = traded.flatMap((asset) => factorOf(asset).loads.map((load) => load.asset));
    this.#assets = [...new Set([...traded, ...needed])];
    this.#factors = this.#assets.map(factorOf);
    this.#generators = [...this.#assets, '*'].map((asset) => Rng.derive(seed, `reference/${asset}`));
    this.#logPrices = this.#assets.map(() => 0);
    this.#shifts = instruments.map(() => 0);
  }

  advance(time: SimTime): readonly Sats[] {
    let from = this.#time ?? time;
    while (from < time) {
      const stepMs = Math.min(MAX_STEP_MS, time - from);
      this.#step(stepMs);
      from += stepMs;
    }
    this.#time = time;
    return this.#instruments.map((instrument, index) => this.#price(instrument, index));
  }

  shock(marketIndex: number, shiftBps: BasisPoints): void {
    const shift = must(this.#shifts[marketIndex], `market ${marketIndex}`);
    this.#shifts[marketIndex] = shift + Math.log(Math.max(0.01, 1 + shiftBps / BASIS_POINTS));
  }

  state(): State {
    return {
      time: this.#time,
      logVolatility: this.#logVolatility,
      logPrices: this.#logPrices,
      shifts: this.#shifts,
      generators: this.#generators.map((generator) => generator.state()),
      days: this.#days,
    };
  }

  restore(state: unknown): void {
    const { time, logVolatility, logPrices, shifts, generators, days } = state as State;
    this.#days = days;
    this.#time = time;
    this.#logVolatility = logVolatility;
    this.#logPrices = [...logPrices];
    this.#shifts = [...shifts];
    this.#generators = generators.map((generator) => Rng.restore(generator));
  }

  #step(stepMs: number): void {
    const { clockFactor, halfLifeDays, volatilityFactor, volatilityOfVolatility } = this.#settings;
    const days = (stepMs * clockFactor) / DAY_MS;
    const kept = 0.5 ** (days / halfLifeDays);
    this.#days += days;
    this.#stepVolatility(stepMs);
    // Keeps the mean of the squared volatility where the calibration wants it.
    const volatility = volatilityFactor * Math.exp(this.#logVolatility - volatilityOfVolatility ** 2);
    const shocks = new Map(this.#assets.map((asset, index) => [asset, this.#generator(index).normal()]));
    const jumps = new Map(this.#assets.map((asset, index) => [asset, this.#jumpBps(index, stepMs)]));
    this.#logPrices = this.#factors.map((factor, index) => {
      const diffusion = factor.dailyVolatility * volatility * Math.sqrt(days) * loaded(factor, shocks);
      return (this.#logPrices[index] ?? 0) * kept + diffusion + this.#jumpOf(factor, jumps);
    });
    this.#shifts = this.#shifts.map((shift) => shift * kept);
  }

  #stepVolatility(stepMs: number): void {
    const kept = 0.5 ** (stepMs / (this.#settings.volatilityHalfLifeMs ?? VOLATILITY_HALF_LIFE_MS));
    const noise = this.#settings.volatilityOfVolatility * Math.sqrt(1 - kept ** 2);
    this.#logVolatility = this.#logVolatility * kept + noise * this.#generator(this.#assets.length).normal();
  }

  /** How far the outside world jumps on news of one asset, signed; 0 for nearly all steps. */
  #jumpBps(index: number, stepMs: number): number {
    const { jumpGapMs, jumpMinBps, jumpMaxBps } = this.#settings;
    const generator = this.#generator(index);
    if (jumpGapMs === null || !generator.chance(1 - Math.exp(-stepMs / jumpGapMs))) return 0;
    const sizeBps = jumpMinBps + generator.unit() * (jumpMaxBps - jumpMinBps);
    return generator.chance(0.5) ? sizeBps : -sizeBps;
  }

  /** Sizes meant for a volatility spread like any other shock: in proportion, and to those that move together. */
  #jumpOf(factor: Factor, jumps: ReadonlyMap<Asset, number>): number {
    const { jumpVolatilityBps } = this.#settings;
    if (jumpVolatilityBps === undefined) return (jumps.get(factor.asset) ?? 0) / BASIS_POINTS;
    return (factor.dailyVolatility * loaded(factor, jumps)) / jumpVolatilityBps;
  }

  #price(instrument: Instrument, index: number): Sats {
    const log = this.#logPrice(instrument.baseAsset) - this.#logPrice(QUOTE_ASSET) + (this.#shifts[index] ?? 0);
    const price = Math.round(instrument.openingPriceSats * Math.exp(log));
    return Math.min(instrument.maxPriceSats, Math.max(instrument.tickSats, price));
  }

  #logPrice(asset: Asset): number {
    const log = must(this.#logPrices[this.#assets.indexOf(asset)], `reference of ${asset}`);
    const driftBps = this.#settings.driftBpsPerDay?.[asset];
    return driftBps === undefined ? log : log + (driftBps / BASIS_POINTS) * this.#days;
  }

  #generator(index: number): Rng {
    return must(this.#generators[index], `generator ${index}`);
  }
}

/** What the independent shocks of all assets come to for one of them. */
function loaded({ loads }: Factor, shocks: ReadonlyMap<Asset, number>): number {
  return loads.reduce((sum, { asset, load }) => sum + load * (shocks.get(asset) ?? 0), 0);
}
