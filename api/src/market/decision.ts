import type { MarketSymbol } from './instrument.ts';
import type { OrderId, OrderRequest } from './order.ts';
import type { Brain, ParticipantId } from './participant.ts';
import type { BasisPoints, MicroUsd, Sats, Seq } from './units.ts';

/** What woke the agent. */
export const wakeReasons = ['TIMER', 'PRICE_MOVE', 'FILL', 'NEWS', 'OWN_CONDITION', 'THINK_NOW'] as const;
export type WakeReason = (typeof wakeReasons)[number];

export const stances = ['BUY', 'SELL', 'HOLD', 'CANCEL'] as const;
export type Stance = (typeof stances)[number];

/** How an agent says it feels. */
export const moods = ['CALM', 'CONFIDENT', 'EAGER', 'CAUTIOUS', 'WORRIED', 'FRUSTRATED'] as const;
export type Mood = (typeof moods)[number];

export const decisionOutcomes = ['DECIDED', 'ABSTAINED'] as const;

/** Why an agent did not decide. Every failure of a model ends in one of these; the market goes on. */
export const abstainCauses = [
  'TIMEOUT',
  'RATE_LIMITED',
  'PROVIDER_ERROR',
  'CONNECTION_LOST',
  'REFUSED',
  'TRUNCATED',
  'UNPARSEABLE',
  'WRONG_SHAPE',
  'UNKNOWN_MARKET',
  'BUDGET_REACHED',
  'INTERRUPTED',
] as const;
export type AbstainCause = (typeof abstainCauses)[number];

/** What a scanner scores markets by, in its order. */
export const scanFilters = ['VOLUME', 'CHANGE', 'VOLATILITY', 'SPREAD', 'NEWS', 'POSITION'] as const;
export type ScanFilter = (typeof scanFilters)[number];

/** A market that was on offer, and why. */
export type ShortlistEntry = {
  readonly market: MarketSymbol;
  /** Hundredths of a point; below zero when a wide spread outweighs all else. */
  readonly scoreHundredths: number;
  /** The filter that gave it most; null when none gave it anything. */
  readonly because: ScanFilter | null;
};

export const wakeConditionKinds = ['PRICE_ABOVE', 'PRICE_BELOW', 'SPREAD_BELOW', 'AFTER'] as const;

/** What should wake the agent next, in its own words. */
export type WakeCondition =
  | { readonly kind: 'SPREAD_BELOW'; readonly market: MarketSymbol; readonly spreadBps: BasisPoints }
  | { readonly kind: 'PRICE_ABOVE' | 'PRICE_BELOW'; readonly market: MarketSymbol; readonly priceSats: Sats }
  | { readonly kind: 'AFTER'; readonly delayMs: number };

/** A way out of a position: sold at a profit or at a stop, whichever comes first. */
export type ExitPair = { readonly limit: OrderRequest; readonly stop: OrderRequest };

/** What an agent says beside its decision. Each is left out when it says nothing, and in records from before it was asked. */
export type Aside = {
  readonly mood?: Mood;
  /** What everybody may read, other agents too. */
  readonly publicLine?: string;
  /** For its own later prompts, and for whoever watches. */
  readonly memoryNote?: string;
};

/** An agent's answer after schema check and clamps. `thesis` (at most 240 characters) comes before the orders it explains. */
export type Decision = Aside & {
  readonly market: MarketSymbol;
  readonly stance: Stance;
  readonly thesis: string;
  /** What the agent believes one base unit is worth; null when it did not say. */
  readonly fairValueSats: Sats | null;
  readonly confidenceBps: BasisPoints;
  /** By when the price should have come to the fair value. Left out when it did not say. */
  readonly horizonMs?: number;
  readonly orders: readonly OrderRequest[];
  /** Left out when there is none: records from before there were pairs have no such field. */
  readonly exit?: ExitPair;
  readonly cancelOrderIds: readonly OrderId[];
  readonly wakeConditions: readonly WakeCondition[];
};

/** What a model call used. All zero for rules. `costMicroUsd` is null when the model has no known price. */
export type ModelUsage = {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicroUsd: MicroUsd | null;
};

/** How a decision came about; kept whole so that a fill leads back to the exact words. */
export type DecisionEvidence = {
  readonly brain: Brain;
  readonly wakeReason: WakeReason;
  /** The view it decided on was folded up to this seq. */
  readonly viewSeq: Seq;
  /** The markets it could choose from, best first. Left out by older programs. */
  readonly shortlist?: readonly ShortlistEntry[];
  readonly prompt: string;
  /** SHA-256 of the question a model was asked, by which the ledger keeps it. Left out for rules, and by older programs. */
  readonly requestHash?: string;
  readonly rawAnswer: string;
  readonly usage: ModelUsage;
  /** Clamps applied to the answer, each one short line such as `quantity 900 -> 120: free balance`. */
  readonly clamps: readonly string[];
};

export type DecisionOutcome =
  | { readonly kind: 'DECIDED'; readonly decision: Decision }
  | { readonly kind: 'ABSTAINED'; readonly cause: AbstainCause; readonly detail: string };

export type DecisionRecord = {
  readonly participantId: ParticipantId;
  readonly outcome: DecisionOutcome;
  readonly evidence: DecisionEvidence;
};
