import { badInput } from './api-error.ts';
import { builder } from './builder.ts';
import { OrderStatus, Side } from './enums.ts';
import type { OrderQuery, ThoughtQuery } from './run-rows.ts';

const MAX_SEARCH_LENGTH = 200;

export const orderFilterArgs = builder.args((t) => ({
  market: t.string({ description: 'Only of the market with this symbol.' }),
  agent: t.string({ description: 'Only of this participant; an agent’s id is its handle.' }),
  status: t.field({ type: OrderStatus, description: 'Only with this status.' }),
  side: t.field({ type: Side, description: 'Only of this side.' }),
}));

export const thoughtFilterArgs = builder.args((t) => ({
  agent: t.string({ description: 'Only of the agent with this handle.' }),
  market: t.string({ description: 'Only about the market with this symbol.' }),
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

export function toThoughtQuery(args: {
  readonly agent?: Maybe<string>;
  readonly market?: Maybe<string>;
  readonly search?: Maybe<string>;
}): ThoughtQuery {
  const search = args.search ?? null;
  if (search !== null && search.length > MAX_SEARCH_LENGTH) {
    throw badInput(`search: at most ${MAX_SEARCH_LENGTH} characters`);
  }
  return { participantId: args.agent ?? null, market: args.market ?? null, search };
}
