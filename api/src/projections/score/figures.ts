import type { ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type BasisPoints, type Sats } from '../../market/units.ts';
import type { PortfoliosProjection } from '../portfolios.ts';
import type { ThoughtsProjection } from '../thoughts.ts';
import type { AgentTotals, LeaderboardRow } from '../views.ts';
import { countOf } from './conduct.ts';
import { sharpeOf } from './minute-returns.ts';
import type { ScoreProjection } from './score.ts';
import type {
  Calibration,
  ConductView,
  CountOf,
  PlanCounts,
  ReturnSums,
  ScoreFigures,
  TripCounts,
} from './score-views.ts';

/** Returns and forecasts below this count say nothing. */
const ENOUGH = 30;
const ENOUGH_TRIPS = 10;
const MICRO = 1_000_000;

/** Everything of an agent that can be added up with that of others. */
export type ScoreSums = {
  readonly startSats: Sats;
  readonly profitSats: Sats;
  readonly maxDrawdownBps: BasisPoints;
  readonly turnoverSats: Sats;
  readonly feesPaidSats: Sats;
  readonly returns: ReturnSums;
  readonly trips: TripCounts;
  readonly calibration: Calibration;
  readonly conduct: ConductView;
  readonly plans: PlanCounts;
  readonly totals: AgentTotals;
};

export type Sources = {
  readonly portfolios: PortfoliosProjection;
  readonly thoughts: ThoughtsProjection;
  readonly score: ScoreProjection;
};

export function sumsOf({ portfolios, thoughts, score }: Sources, row: LeaderboardRow): ScoreSums {
  const participantId: ParticipantId = row.participantId;
  const { turnoverSats, feesPaidSats } = portfolios.view(participantId, 0, 0);
  return {
    startSats: row.equitySats - row.profitSats,
    profitSats: row.profitSats,
    maxDrawdownBps: row.maxDrawdownBps,
    turnoverSats,
    feesPaidSats,
    returns: score.returns.of(participantId),
    trips: score.trips.of(participantId),
    calibration: score.forecasts.calibration(participantId),
    conduct: score.conduct.of(participantId),
    plans: score.plans.of(participantId),
    totals: thoughts.totals(participantId),
  };
}

/** Two agents as one: amounts and samples add up, the deeper drawdown counts. */
export function together(a: ScoreSums, b: ScoreSums): ScoreSums {
  return {
    ...added(a, b, ['startSats', 'profitSats', 'turnoverSats', 'feesPaidSats']),
    maxDrawdownBps: Math.max(a.maxDrawdownBps, b.maxDrawdownBps),
    returns: added(a.returns, b.returns, ['count', 'sum', 'squaredSum']),
    trips: added(a.trips, b.trips, ['closedCount', 'gainedCount']),
    calibration: added(a.calibration, b.calibration, ['sampleCount', 'squaredSum']),
    conduct: {
      abstentions: merged(a.conduct.abstentions, b.conduct.abstentions),
      refusals: merged(a.conduct.refusals, b.conduct.refusals),
    },
    plans: added(a.plans, b.plans, ['planCount', 'brokenCount']),
    totals: {
      ...added(a.totals, b.totals, ['decisionCount', 'abstentionCount', 'inputTokens', 'outputTokens']),
      costMicroUsd: sumOrNull(a.totals.costMicroUsd, b.totals.costMicroUsd),
    },
  };
}

export function figuresOf(sums: ScoreSums): ScoreFigures {
  const { startSats, profitSats, returns, trips, calibration, conduct, plans, totals } = sums;
  const { abstentions, refusals } = conduct;
  const { costMicroUsd } = totals;
  return {
    profitSats,
    returnBps: startSats === 0 ? 0 : Math.trunc((profitSats * BASIS_POINTS) / startSats) || 0,
    maxDrawdownBps: sums.maxDrawdownBps,
    sharpe: returns.count < ENOUGH ? null : sharpeOf(returns),
    sharpeSampleCount: returns.count,
    turnoverSats: sums.turnoverSats,
    feesPaidSats: sums.feesPaidSats,
    hitRateBps: trips.closedCount < ENOUGH_TRIPS ? null : shareBps(trips.gainedCount, trips.closedCount),
    roundTripCount: trips.closedCount,
    brierScore: calibration.sampleCount < ENOUGH ? null : brierOf(calibration),
    forecastCount: calibration.sampleCount,
    abstentions,
    refusals,
    inventedTickerCount: countOf(abstentions, 'UNKNOWN_MARKET') + countOf(refusals, 'UNKNOWN_MARKET'),
    planCount: plans.planCount,
    brokenPlanCount: plans.brokenCount,
    ...totals,
    profitSatsPerUsd: costMicroUsd === null || costMicroUsd === 0 ? null : perUsd(profitSats, costMicroUsd),
  };
}

/** Mean squared error of probabilities, 0 is best (G. W. Brier, "Verification of forecasts", 1950, for two outcomes, halved). */
function brierOf({ sampleCount, squaredSum }: Calibration): number {
  return squaredSum / sampleCount / BASIS_POINTS ** 2;
}

function perUsd(profitSats: Sats, costMicroUsd: number): Sats {
  return Math.trunc((profitSats / costMicroUsd) * MICRO) || 0;
}

function shareBps(part: number, whole: number): BasisPoints {
  return Math.round((part * BASIS_POINTS) / whole);
}

function sumOrNull(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function added<Key extends string>(
  a: Readonly<Record<Key, number>>,
  b: Readonly<Record<Key, number>>,
  keys: readonly Key[],
): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as Record<Key, number>;
}

function merged<Key>(a: readonly CountOf<Key>[], b: readonly CountOf<Key>[]): readonly CountOf<Key>[] {
  const counts = new Map(a);
  for (const [key, count] of b) counts.set(key, (counts.get(key) ?? 0) + count);
  return [...counts];
}
