import type { AbstainCause } from '../../market/decision.ts';
import type { Brain, ParticipantId } from '../../market/participant.ts';
import type { RejectReason } from '../../market/reject-reason.ts';
import type { BasisPoints, MicroUsd, Sats } from '../../market/units.ts';

/** What the price did in the direction of a decision, basis points; null until that time has passed, and for decisions without direction. */
export type ThoughtOutcome = { readonly after1mBps: BasisPoints | null; readonly after5mBps: BasisPoints | null };

/** Squared errors of forecasts, in squared basis points of probability: 0 to 10^8 each. */
export type Calibration = { readonly sampleCount: number; readonly squaredSum: number };

/** Sums of returns from minute to minute, each a whole number of hundred-millionths. */
export type ReturnSums = { readonly count: number; readonly sum: number; readonly squaredSum: number };

export type TripCounts = { readonly closedCount: number; readonly gainedCount: number };

export type PlanCounts = { readonly planCount: number; readonly brokenCount: number };

export type CountOf<Key> = readonly [Key, number];

/** How often each occurred, in order of first occurrence. */
export type ConductView = {
  readonly abstentions: readonly CountOf<AbstainCause>[];
  readonly refusals: readonly CountOf<RejectReason>[];
};

/** How alike agents acted: the mean of the Pearson correlations of all pairs that have one. */
export type Agreement = {
  readonly agentCount: number;
  /** Pairs of which both acted, and not always alike. */
  readonly pairCount: number;
  /** From -1 to 1; null below 30 samples, and without pairs. */
  readonly meanCorrelation: number | null;
};

export type MonocultureView = Agreement & {
  /** Market-minutes in which anybody wanted to buy or sell. */
  readonly sampleCount: number;
  readonly families: readonly (Agreement & { readonly family: string })[];
};

/** What an agent, or all of one model together, achieved and cost. */
export type ScoreFigures = {
  readonly profitSats: Sats;
  readonly returnBps: BasisPoints;
  readonly maxDrawdownBps: BasisPoints;
  readonly sharpe: number | null;
  readonly sharpeSampleCount: number;
  readonly turnoverSats: Sats;
  readonly feesPaidSats: Sats;
  readonly hitRateBps: BasisPoints | null;
  readonly roundTripCount: number;
  readonly brierScore: number | null;
  readonly forecastCount: number;
  readonly abstentions: readonly CountOf<AbstainCause>[];
  readonly refusals: readonly CountOf<RejectReason>[];
  readonly inventedTickerCount: number;
  readonly planCount: number;
  readonly brokenPlanCount: number;
  readonly decisionCount: number;
  readonly abstentionCount: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicroUsd: MicroUsd | null;
  readonly profitSatsPerUsd: Sats | null;
};

export type AgentScore = {
  readonly participantId: ParticipantId;
  readonly brain: Brain;
  readonly figures: ScoreFigures;
};

export type ModelScore = { readonly brain: Brain; readonly agentCount: number; readonly figures: ScoreFigures };

export type BaselineScore = {
  readonly kind: BaselineKind;
  readonly returnBps: BasisPoints;
  /** Null for the mean of many. */
  readonly maxDrawdownBps: BasisPoints | null;
  readonly participantCount: number;
};

export const baselineKinds = ['BUY_AND_HOLD', 'ZERO_INTELLIGENCE'] as const;
export type BaselineKind = (typeof baselineKinds)[number];

export type ScoreboardView = {
  readonly agents: readonly AgentScore[];
  readonly models: readonly ModelScore[];
  readonly baselines: readonly BaselineScore[];
  readonly monoculture: MonocultureView;
};
