import type { ThoughtFilter, TradeFilter } from '../ledger/history.ts';
import { badInput } from './api-error.ts';
import { builder } from './builder.ts';
import { AbstainCause, OrderStatus, Side, ThoughtKind } from './enums.ts';
import type { OrderQuery } from './run-rows.ts';

const MAX_SEARCH_LENGTH = 200;

export const orderFilterArgs = builder.args((t) => ({
  market: t.string({ description: 'Only of the market with this symbol.' }),
  agent: t.string({ description: 'Only of this participant; an agent’s id is its handle.' }),
  status: t.field({ type: OrderStatus, description: 'Only with this status.' }),
  side: t.field({ type: Side, description: 'Only of this side.' }),
}));

export const tradeFilterArgs = builder.args((t) => ({
  participant: t.string({ description: 'Only with this participant on one side; an agent’s id is its handle.' }),
  takerSide: t.field({ type: Side, description: 'Only those whose incoming order was of this side.' }),
}));

export const thoughtFilterArgs = builder.args((t) => ({
  agent: t.string({ description: 'Only of the agent with this handle.' }),
  market: t.string({ description: 'Only about the market with this symbol.' }),
  kind: t.field({ type: ThoughtKind, description: 'Only turns that came out like this.' }),
  cause: t.field({ type: AbstainCause, description: 'Only turns without a decision, for this cause.' }),
  search: t.string({ description: `Only with these words in the thesis, at most ${MAX_SEARCH_LENGTH} characters.` }),
}));

type Maybe<T> = T | null | undefined;

export function toOrderQuery(args: {
  readonly market?: Maybe<string>;
  readonly agent?: Maybe<string>;
  readonly status?: Maybe<NonNullable<OrderQuery['status']>>;
  readonly side?: Maybe<NonNullable<OrderQuery['side']>>;
}): OrderQuery {
  const { market = null, agent = null, status = null, side = null } = args;
  return { market, participantId: agent, status, side };
}

export function toTradeFilter(
  market: string | null,
  args: { readonly participant?: Maybe<string>; readonly takerSide?: TradeFilter['takerSide'] | undefined },
): TradeFilter {
  return { market, participantId: args.participant ?? null, takerSide: args.takerSide ?? null };
}

export function toThoughtQuery(args: {
  readonly kind?: ThoughtFilter['outcome'] | undefined;
  readonly cause?: ThoughtFilter['cause'] | undefined;
  readonly agent?: Maybe<string>;
  readonly market?: Maybe<string>;
  readonly search?: Maybe<string>;
}): ThoughtFilter {
  const search = args.search ?? null;
  if (search !== null && search.length > MAX_SEARCH_LENGTH) {
    throw badInput(`search: at most ${MAX_SEARCH_LENGTH} characters`);
  }
  const { agent: participantId = null, market = null, kind: outcome = null, cause = null } = args;
  return { participantId, market, search, outcome, cause };
}
