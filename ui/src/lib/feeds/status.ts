import type { StatusSubscription } from '#lib/generated/graphql.ts';
import type { FeedRules } from './protocol.ts';

export type StatusEvent = Extract<
  StatusSubscription['simulationStatus'],
  { readonly __typename: 'SimulationStatusUpdate' }
>;

/** Run, exchange, ledger and budget in one: every event is whole. */
export type Status = Pick<StatusEvent, 'simulation' | 'exchangeStatus' | 'ledgerCheck' | 'budget'>;

export const statusRules: FeedRules<Status | null, StatusEvent> = {
  empty: null,
  isSnapshot: () => true,
  apply: (_, { simulation, exchangeStatus, ledgerCheck, budget }) => ({
    simulation,
    exchangeStatus,
    ledgerCheck,
    budget,
  }),
};
