import type { ParticipantId } from '../../market/participant.ts';
import type { AgentTotals, ParticipantView, ReadModel } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { pageArgs, pageCost } from '../connection.ts';
import { ParticipantStatus } from '../enums.ts';
import { findRow, rowId } from '../node-id.ts';
import type { RunSource } from '../run-source.ts';
import { Brain, RULES } from './brain.ts';
import { FillConnection, fillPage } from './fill.ts';
import { Order, OrderConnection, orderPage } from './order.ts';
import { EquityPoint, Portfolio } from './portfolio.ts';
import { ThoughtConnection, thoughtPage, usd } from './thought.ts';

/** A seat of the current run; seats of runs that are over are `RunAgent`s. */
export type AgentNode = { readonly run: RunSource; readonly live: ReadModel; readonly view: ParticipantView };

export function findAgent(run: RunSource, handle: string): AgentNode | null {
  const view = run.live?.participant(handle);
  return run.live !== null && view?.participant.kind === 'AGENT' ? { run, live: run.live, view } : null;
}

export function allAgents(run: RunSource): readonly AgentNode[] {
  const { live } = run;
  return live === null ? [] : live.participants('AGENT').map((view) => ({ run, live, view }));
}

export const Agent = builder.objectRef<AgentNode>('Agent');

builder.node(Agent, {
  description: 'An AI seat: handle, persona, brain, portfolio.',
  id: { resolve: ({ run, view }) => rowId(run, view.participant.participantId) },
  loadOne: (id, context) => {
    const row = findRow(id, context);
    return row === null ? null : findAgent(row.run, row.key);
  },
  fields: (t) => ({
    handle: t.string({ description: 'Its short name, unique in the run.', resolve: (node) => handleOf(node) }),
    name: t.string({ description: 'What people see.', resolve: ({ view }) => view.participant.name }),
    persona: t.string({ description: 'How it is minded.', resolve: ({ view }) => view.participant.strategy }),
    description: t.string({
      description: 'How it trades, in one line.',
      resolve: ({ view }) => view.participant.description,
    }),
    status: t.field({
      type: ParticipantStatus,
      description: 'Whether it still trades.',
      resolve: ({ view }) => view.status,
    }),
    brain: t.field({
      type: Brain,
      description: 'What decides for it now.',
      resolve: ({ view }) => view.participant.brain ?? RULES,
    }),
    isScripted: t.boolean({
      description: 'True when fixed rules decide: no language model is involved.',
      resolve: ({ view }) => (view.participant.brain ?? RULES).kind === 'RULE',
    }),
    portfolio: t.field({
      type: Portfolio,
      description: 'Money, stock and result.',
      resolve: (node) => node.live.portfolio(handleOf(node)),
    }),
    openOrders: t.field({
      type: [Order],
      description: 'Resting orders, oldest first.',
      resolve: (node) => node.live.openOrders(handleOf(node)).map((view) => ({ run: node.run, view })),
    }),
    orders: t.field({
      type: OrderConnection,
      args: pageArgs(50),
      complexity: pageCost,
      description: 'All its orders, newest first.',
      resolve: (node, args, context) =>
        orderPage(node.run, { participantId: handleOf(node), market: null, status: null }, args, context),
    }),
    fills: t.field({
      type: FillConnection,
      args: pageArgs(50),
      complexity: pageCost,
      description: 'Its sides of trades, newest first.',
      resolve: (node, args, context) => fillPage(node.run, handleOf(node), args, context),
    }),
    thoughts: t.field({
      type: ThoughtConnection,
      args: pageArgs(20),
      complexity: pageCost,
      description: 'Its turns, newest first.',
      resolve: (node, args, context) =>
        thoughtPage(node.run, { participantId: handleOf(node), market: null, search: null }, args, context),
    }),
    equityCurve: t.field({
      type: [EquityPoint],
      description: 'Its worth over simulated time, oldest first, thinned to a few hundred points.',
      resolve: (node) => node.live.equityCurve(handleOf(node)),
    }),
    decisionCount: t.int({
      description: 'Turns in which it decided.',
      resolve: (node) => totalsOf(node).decisionCount,
    }),
    abstentionCount: t.int({
      description: 'Turns in which it did not.',
      resolve: (node) => totalsOf(node).abstentionCount,
    }),
    inputTokens: t.int({
      description: 'Tokens sent to models so far; 0 for rules.',
      resolve: (node) => totalsOf(node).inputTokens,
    }),
    outputTokens: t.int({
      description: 'Tokens models answered so far; 0 for rules.',
      resolve: (node) => totalsOf(node).outputTokens,
    }),
    costUsd: t.string({
      nullable: true,
      description:
        'Cost so far in US dollars, a decimal string with six places; null when a model without a known price answered.',
      resolve: (node) => usd(totalsOf(node).costMicroUsd),
    }),
  }),
});

function handleOf({ view }: AgentNode): ParticipantId {
  return view.participant.participantId;
}

function totalsOf(node: AgentNode): AgentTotals {
  return node.live.totals(handleOf(node));
}
