import type { RunArchive } from '../ledger/history.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { MicroUsd } from '../market/units.ts';
import type { SimulationFace } from '../simulation/face.ts';
import type { FeedSource } from '../simulation/feeds/feed-source.ts';
import type { Limits } from './limits.ts';
import type { OperationFolds } from './operation-folds.ts';
import type { MutationMemory } from './operations/mutation-memory.ts';
import type { RateState } from './operations/points.ts';
import type { Turns } from './operations/turns.ts';
import type { RunFolds } from './run-folds.ts';
import type { RunSource } from './run-source.ts';

/** One cap on what models may cost. */
export type BudgetLine = {
  /** What the cap is for: `run`, `day`, or the participant's id. */
  readonly scope: string;
  /** Whose cap it is; null for the run's and the day's. */
  readonly participantId: ParticipantId | null;
  readonly spentMicroUsd: MicroUsd;
  /** Set aside for calls that have not come back. */
  readonly reservedMicroUsd: MicroUsd;
  readonly limitMicroUsd: MicroUsd;
};

/** The same in tokens, input and output together. */
export type BudgetTokenLine = {
  readonly scope: string;
  readonly participantId: ParticipantId | null;
  readonly spentTokens: number;
  readonly reservedTokens: number;
  readonly limitTokens: number;
};

export type BudgetState = {
  readonly lines: readonly BudgetLine[];
  readonly agentLines: readonly BudgetLine[];
  readonly tokenLines: readonly BudgetTokenLine[];
  /** Mean of the last minutes, per wall-clock minute. */
  readonly burnMicroUsdPerMinute: MicroUsd;
  /** The last call that wanted money was refused: the next estimate did not fit below a cap any more. */
  readonly isReached: boolean;
  /** Handles of the agents that ask a model. */
  readonly modelSeats: readonly string[];
};

/** Money for language models, as the API shows it. */
export interface BudgetView {
  state(): BudgetState;
}

export type ServerIdentity = {
  readonly version: string;
  /** Of the program's checkout; null when it has none. */
  readonly commit: string | null;
  readonly schemaHash: string;
  readonly nodeVersion: string;
  /** Wall clock, RFC 3339. */
  readonly startedAt: string;
  /** It shows what another process simulates, and changes nothing. */
  readonly isReadOnly: boolean;
};

/** A run that was removed so that all runs together fit into their limit. */
export type RemovedRun = {
  readonly runId: string;
  readonly sizeBytes: number;
  /** Wall clock, epoch milliseconds. */
  readonly atMs: number;
};

/** What resolvers may use. One for the whole server. */
export type Services = {
  readonly face: SimulationFace;
  readonly archive: RunArchive;
  readonly budget: BudgetView;
  readonly limits: Limits;
  readonly identity: ServerIdentity;
  readonly mutations: MutationMemory;
  readonly feeds: FeedSource;
  readonly runFolds: RunFolds;
  readonly turns: Turns;
  /** Runs removed since the server started, newest first. */
  readonly removedRuns: () => readonly RemovedRun[];
};

/** Who asks. Reading needs no token. */
export type Caller = 'PUBLIC' | 'WRONG_TOKEN' | 'GOD';

/** Made anew for every operation: the run it reads stays the same from its first field to its last. */
export type ApiContext = {
  readonly services: Services;
  readonly caller: Caller;
  readonly transport: 'HTTP' | 'SOCKET';
  readonly run: RunSource;
  /** How the caller's address stands with its points. */
  readonly rate: () => RateState;
  /** Kept runs beside the current one. */
  readonly folds: OperationFolds;
};
