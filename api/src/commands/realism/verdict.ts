import type { MarketSymbol } from '../../market/instrument.ts';
import { type Fact, type Figure, type Gate, passes } from '../../realism/fact.ts';
import { facts } from '../../realism/facts/index.ts';
import { logMids, logReferences, type MarketSample, MINUTE_S } from '../../realism/market-sample.ts';
import { correlation } from '../../realism/statistics/correlation.ts';

/** One figure and what becomes of it: null when nothing is asked of it. */
export type Judged = Figure & { readonly isPassed: boolean | null };

export type FactRow = {
  readonly fact: Fact;
  readonly gate: Gate | null;
  readonly measured: Judged;
  /** With jumps off and a constant reference. */
  readonly quiet: Judged;
};

export type MarketVerdict = {
  readonly market: MarketSymbol;
  /** R squared of the market's 1-minute returns on those of the reference, 0 to 1; null when the reference stood still. */
  readonly referenceShare: number | null;
  readonly rows: readonly FactRow[];
};

export type Verdict = { readonly markets: readonly MarketVerdict[]; readonly passed: number; readonly failed: number };

/** @param quiet the same markets in the same order, without anything from outside */
export function judge(samples: readonly MarketSample[], quiet: readonly MarketSample[]): Verdict {
  const markets = samples.map((sample, place): MarketVerdict => {
    const twin = quiet[place] ?? sample;
    const rows = facts.map((fact) => row(fact, sample, others(samples, sample), twin, others(quiet, twin)));
    return { market: sample.market, referenceShare: referenceShare(sample), rows };
  });
  const judged = markets.flatMap(({ rows }) => rows.flatMap((each) => [each.measured, each.quiet]));
  const count = (outcome: boolean) => judged.filter(({ isPassed }) => isPassed === outcome).length;
  return { markets, passed: count(true), failed: count(false) };
}

function row(
  fact: Fact,
  sample: MarketSample,
  rest: readonly MarketSample[],
  twin: MarketSample,
  twinRest: readonly MarketSample[],
): FactRow {
  const gate = fact.gate(sample);
  const measured = fact.measure(sample, rest);
  const quiet = fact.measure(twin, twinRest);
  return {
    fact,
    gate,
    measured: { ...measured, isPassed: gate === null ? null : passes(measured, gate) },
    quiet: { ...quiet, isPassed: gate !== null && fact.isMadeByTheMarket ? passes(quiet, gate) : null },
  };
}

function others(samples: readonly MarketSample[], sample: MarketSample): readonly MarketSample[] {
  return samples.filter((other) => other !== sample);
}

function referenceShare({ tapes }: MarketSample): number | null {
  const pairs = tapes.flatMap((tape) => {
    const references = changesOf(logReferences(tape, MINUTE_S));
    return changesOf(logMids(tape, MINUTE_S)).map((mid, minute) => [mid, references[minute] as number] as const);
  });
  const known = pairs.filter(([mid]) => !Number.isNaN(mid));
  const found = correlation(
    known.map(([mid]) => mid),
    known.map(([, reference]) => reference),
  );
  return found === null ? null : found ** 2;
}

function changesOf(levels: readonly number[]): readonly number[] {
  return levels.slice(1).map((level, place) => level - (levels[place] as number));
}
