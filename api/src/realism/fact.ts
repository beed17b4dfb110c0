import type { MarketSample } from './market-sample.ts';

/** Both ends belong to it; null is open. */
export type Gate = { readonly min: number | null; readonly max: number | null };

/** A statistic as measured: null when there is too little to measure, and of how many observations it is made. */
export type Figure = { readonly value: number | null; readonly samples: number };

export type FactUnit = 'NUMBER' | 'SHARE' | 'BPS' | 'SECONDS' | 'LOTS';

/** One property that prices of real markets have: how it is measured and what is asked of it. */
export type Fact = {
  readonly id: string;
  readonly title: string;
  readonly unit: FactUnit;
  /** For people, in one line. */
  readonly formula: string;
  /** Who found it or uses it. */
  readonly source: string;
  /** Null: it is reported, nothing is asked. */
  readonly gate: (sample: MarketSample) => Gate | null;
  /** True: also asked when nothing comes from outside, with jumps off and a constant reference. */
  readonly isMadeByTheMarket: boolean;
  /** Other markets of the same runs come second. */
  readonly measure: (sample: MarketSample, others: readonly MarketSample[]) => Figure;
};

export type FactDefinition = Omit<Fact, 'gate' | 'isMadeByTheMarket'> &
  Partial<Pick<Fact, 'isMadeByTheMarket'>> & {
    readonly gate: Gate | null | ((sample: MarketSample) => Gate | null);
  };

export function defineFact({ gate, isMadeByTheMarket = false, ...rest }: FactDefinition): Fact {
  return { ...rest, isMadeByTheMarket, gate: typeof gate === 'function' ? gate : () => gate };
}

/** A missing figure never passes. */
export function passes({ value }: Figure, gate: Gate): boolean {
  if (value === null || !Number.isFinite(value)) return false;
  return (gate.min === null || value >= gate.min) && (gate.max === null || value <= gate.max);
}

export function atLeast(min: number): Gate {
  return { min, max: null };
}

export function atMost(max: number): Gate {
  return { min: null, max };
}

export function between(min: number, max: number): Gate {
  return { min, max };
}
