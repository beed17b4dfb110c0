import { candleIntervalMs } from '../../market/candle-interval.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { AgentTotals, ParticipantView, ReadModel } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { pageArgs, pageCost } from '../connection.ts';
import { CandleInterval, Mood, ParticipantStatus } from '../enums.ts';
import { findRow, rowId } from '../node-id.ts';
import type { RunSource } from '../run-source.ts';
import { type Known, whenKnown } from '../when-known.ts';
import { Brain, RULES } from './brain.ts';
import { FillConnection, fillPage } from './fill.ts';
import { LedgerEntryConnection, ledgerPage } from './ledger-entry.ts';
import { Memory, Note } from './memory.ts';
import { Order, OrderConnection, orderPage } from './order.ts';
import { EquityPoint, lastOfEach, Portfolio } from './portfolio.ts';
import { ThoughtConnection, thoughtPage, usd } from './thought.ts';

export type AgentNode = { readonly run: RunSource; readonly view: ParticipantView };

export function findAgent(run: RunSource, handle: string): AgentNode | null {
  const view = run.participant(handle);
  return view?.participant.kind === 'AGENT' ? { run, view } : null;
}

export function allAgents(run: RunSource): readonly AgentNode[] {
  return run.participants('AGENT').map((view) => ({ run, view }));
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
      resolve: ({ view }) => ({ ...(view.participant.brain ?? RULES), standsInFor: view.standsInFor ?? null }),
    }),
    isScripted: t.boolean({
      description: 'True when fixed rules decide: no language model is involved.',
      resolve: ({ view }) => (view.participant.brain ?? RULES).kind === 'RULE',
    }),
    portfolio: t.field({
      type: Portfolio,
      description: 'Money, stock and result.',
      resolve: (node) => told(node, (model, handle) => model.portfolio(handle)),
    }),
    openOrders: t.field({
      type: [Order],
      description: 'Resting orders and waiting stops, oldest first.',
      resolve: (node) =>
        told(node, (model, handle) => model.openOrders(handle).map((view) => ({ run: node.run, view }))),
    }),
    orders: t.field({
      type: OrderConnection,
      args: pageArgs(50),
      complexity: pageCost,
      description: 'All its orders, newest first.',
      resolve: (node, args, context) =>
        orderPage(node.run, { participantId: handleOf(node), market: null, status: null, side: null }, args, context),
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
    memory: t.field({
      type: [Memory],
      description: 'What it believed and how that came out, newest first: at most eight, the old and small ones fade.',
      resolve: (node) => told(node, (model, handle) => model.memoriesOf(handle)),
    }),
    notes: t.field({
      type: [Note],
      description: 'What it noted for itself, newest first: at most three, of which its next prompt shows two.',
      resolve: (node) => told(node, (model, handle) => model.mindOf(handle).notes),
    }),
    mood: t.field({
      type: Mood,
      nullable: true,
      description: 'How it last said it feels; null when it never did.',
      resolve: (node) => told(node, (model, handle) => model.mindOf(handle).mood),
    }),
    ledger: t.field({
      type: LedgerEntryConnection,
      args: pageArgs(50),
      complexity: pageCost,
      description: 'What moved on its account, newest first.',
      resolve: (node, args, context) => ledgerPage(node.run, { participant: handleOf(node), ...args }, context),
    }),
    equityCurve: t.field({
      type: [EquityPoint],
      args: {
        resolution: t.arg({
          type: CandleInterval,
          description:
            'At most one point for each such stretch of simulated time, the last in it; absent: all there are.',
        }),
      },
      description: 'Its worth over simulated time, oldest first, thinned to about 1,200 points.',
      resolve: (node, { resolution }) => {
        const points = (node.run.live ?? node.run.history)?.equityCurve(handleOf(node)) ?? [];
        return resolution == null ? points : lastOfEach(points, candleIntervalMs[resolution]);
      },
    }),
    decisionCount: t.int({
      description: 'Turns in which it decided.',
      resolve: (node) => totals(node, ({ decisionCount }) => decisionCount),
    }),
    abstentionCount: t.int({
      description: 'Turns in which it did not.',
      resolve: (node) => totals(node, ({ abstentionCount }) => abstentionCount),
    }),
    inputTokens: t.int({
      description: 'Tokens sent to models so far; 0 for rules.',
      resolve: (node) => totals(node, ({ inputTokens }) => inputTokens),
    }),
    outputTokens: t.int({
      description: 'Tokens models answered so far; 0 for rules.',
      resolve: (node) => totals(node, ({ outputTokens }) => outputTokens),
    }),
    costUsd: t.string({
      nullable: true,
      description:
        'Cost so far in US dollars, a decimal string with six places; null when a model without a known price answered.',
      resolve: (node) => totals(node, ({ costMicroUsd }) => usd(costMicroUsd)),
    }),
  }),
});

function handleOf({ view }: AgentNode): ParticipantId {
  return view.participant.participantId;
}

/** What only a fold of the run tells about an agent. */
function told<Answer>(node: AgentNode, tell: (model: ReadModel, handle: ParticipantId) => Answer): Known<Answer> {
  return whenKnown(node.run.model(), (model) => tell(model, handleOf(node)));
}

function totals<Answer>(node: AgentNode, tell: (sums: AgentTotals) => Answer): Known<Answer> {
  return told(node, (model, handle) => tell(model.totals(handle)));
}
