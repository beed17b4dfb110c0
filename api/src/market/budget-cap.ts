import type { ParticipantId } from './participant.ts';
import type { MicroUsd } from './units.ts';

export const budgetScopes = ['RUN', 'DAY', 'AGENT'] as const;
export type BudgetScope = (typeof budgetScopes)[number];

/** A cap on what language models may use; a limit that is null is not spoken of. */
export type BudgetCap = {
  readonly scope: BudgetScope;
  /** Of `AGENT`, whose; else null. */
  readonly participantId: ParticipantId | null;
  readonly microUsd: MicroUsd | null;
  /** Input and output together. */
  readonly tokens: number | null;
};
