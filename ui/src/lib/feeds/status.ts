import { latest } from '@agent-market/schema';
import type { StatusSubscription } from '#lib/generated/graphql.ts';

export type StatusEvent = Extract<
  StatusSubscription['simulationStatus'],
  { readonly __typename: 'SimulationStatusUpdate' }
>;

/** Run, exchange, ledger and budget in one: every event is whole. */
export type Status = Pick<StatusEvent, 'simulation' | 'exchangeStatus' | 'ledgerCheck' | 'budget'>;

export const statusRules = latest(
  ({ simulation, exchangeStatus, ledgerCheck, budget }: StatusEvent): Status => ({
    simulation,
    exchangeStatus,
    ledgerCheck,
    budget,
  }),
);
