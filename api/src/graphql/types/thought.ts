import type { ThoughtFilter } from '../../ledger/history.ts';
import type { MicroUsd } from '../../market/units.ts';
import { type Grounding, groundingOf } from '../../projections/grounding.ts';
import type { ThoughtOutcome } from '../../projections/score/score-views.ts';
import { builder } from '../builder.ts';
import { connectionOf, newestFirstPage, type PageArgs } from '../connection.ts';
import type { ApiContext } from '../context.ts';
import { Mood, Stance, WakeReason } from '../enums.ts';
import { findRow, numericKey, rowId } from '../node-id.ts';
import { thoughtsOf } from '../run-rows.ts';
import type { RunSource } from '../run-source.ts';
import { type Known, whenKnown } from '../when-known.ts';
import { ShortlistEntry, WakeCondition } from './attention.ts';
import { Brain } from './brain.ts';
import { Order } from './order.ts';
import { Thought, type ThoughtNode, thoughtNode } from './thought-ref.ts';

const NO_OUTCOME =
  'Null until that time has passed, when it neither bought nor sold, without a market price, and for all but the last 10,000 of a run.';

builder.node(Thought, {
  description: 'The public face of an agent’s turn: what it decided and why, or why it did not.',
  id: { resolve: ({ run, view }) => rowId(run, view.seq) },
  loadOne: (id, context) => {
    const row = findRow(id, context);
    const seq = row === null ? null : numericKey(row.key);
    return row === null || seq === null ? null : thoughtNode(row.run, seq);
  },
  fields: (t) => ({
    seq: t.field({ type: 'Sequence', description: 'Identity and place in the run.', resolve: ({ view }) => view.seq }),
    time: t.field({
      type: 'EpochMillis',
      description: 'Simulated time, milliseconds since the Unix epoch.',
      resolve: ({ view }) => view.time,
    }),
    simAt: t.field({ type: 'DateTime', description: 'Simulated time as RFC 3339.', resolve: ({ view }) => view.time }),
    agent: t.string({ description: 'Handle of the agent.', resolve: ({ view }) => view.participantId }),
    agentName: t.string({
      description: 'Name of the agent.',
      resolve: (node) => participantOf(node)?.name ?? node.view.participantId,
    }),
    persona: t.string({ description: 'Persona of the agent.', resolve: (node) => participantOf(node)?.strategy ?? '' }),
    brain: t.field({
      type: Brain,
      description: 'What decided this turn.',
      resolve: ({ view }) => view.record.evidence.brain,
    }),
    isScripted: t.boolean({
      description: 'True when fixed rules decided: no language model was involved.',
      resolve: ({ view }) => view.record.evidence.brain.kind === 'RULE',
    }),
    wakeReason: t.field({
      type: WakeReason,
      description: 'Why it was the agent’s turn.',
      resolve: ({ view }) => view.record.evidence.wakeReason,
    }),
    stance: t.field({
      type: Stance,
      nullable: true,
      description: 'What it decided; null when it abstained.',
      resolve: ({ view }) => view.stance,
    }),
    market: t.string({
      nullable: true,
      description: 'Symbol of the market it looked at; null when it abstained.',
      resolve: (node) => decisionOf(node)?.market ?? null,
    }),
    thesis: t.string({
      description: 'Why, in its own words, at most 240 characters; empty when it abstained. Untrusted text.',
      resolve: (node) => decisionOf(node)?.thesis ?? '',
    }),
    fairValueSats: t.field({
      type: 'Sats',
      nullable: true,
      description: 'What it believes one whole base unit is worth, in sats; null when it did not say.',
      resolve: (node) => decisionOf(node)?.fairValueSats ?? null,
    }),
    confidenceBps: t.field({
      type: 'BasisPoints',
      nullable: true,
      description: 'How sure it is, basis points from 0 to 10,000; null when it abstained.',
      resolve: (node) => decisionOf(node)?.confidenceBps ?? null,
    }),
    horizonMs: t.int({
      nullable: true,
      description: 'How long it gives the price to come to its fair value, milliseconds; null when it did not say.',
      resolve: (node) => decisionOf(node)?.horizonMs ?? null,
    }),
    mood: t.field({
      type: Mood,
      nullable: true,
      description: 'How it says it feels; null when it did not say.',
      resolve: (node) => decisionOf(node)?.mood ?? null,
    }),
    publicLine: t.string({
      nullable: true,
      description: 'What it said for everybody to hear, other agents too, at most 140 characters. Untrusted text.',
      resolve: (node) => decisionOf(node)?.publicLine ?? null,
    }),
    memoryNote: t.string({
      nullable: true,
      description: 'What it noted for itself, at most 200 characters. No other agent is shown it. Untrusted text.',
      resolve: (node) => decisionOf(node)?.memoryNote ?? null,
    }),
    abstainCause: t.string({
      nullable: true,
      description: 'Null when it decided; else why not, such as `TIMEOUT` or `BUDGET_REACHED`.',
      resolve: (node) => abstentionOf(node)?.cause ?? null,
    }),
    abstainDetail: t.string({
      nullable: true,
      description: 'Null when it decided; else one line of detail.',
      resolve: (node) => abstentionOf(node)?.detail ?? null,
    }),
    clamps: t.stringList({
      description: 'What was cut down before it reached the market, one line each.',
      resolve: ({ view }) => [...view.record.evidence.clamps],
    }),
    quotedFigures: t.int({
      description: 'How many figures of at least four digits its thesis quotes.',
      resolve: (node) => groundingIn(node).quoted,
    }),
    groundedFigures: t.int({
      description: 'How many of them stand in its prompt, to a tenth of a percent. A score, no verdict.',
      resolve: (node) => groundingIn(node).grounded,
    }),
    shortlist: t.field({
      type: [ShortlistEntry],
      description:
        'The markets it could choose from with their scores, what woke it first, then the best. Empty in runs of older programs.',
      resolve: ({ view }) => view.record.evidence.shortlist ?? [],
    }),
    wakeConditions: t.field({
      type: [WakeCondition],
      description: 'What it wants to be woken by next.',
      resolve: (node) => decisionOf(node)?.wakeConditions ?? [],
    }),
    orders: t.field({
      type: [Order],
      complexity: { field: 1, multiplier: 2 },
      description: 'What it placed, in that order, and what became of it so far.',
      resolve: ({ run, view }) => view.orders.map((order) => ({ run, view: order })),
    }),
    outcomeAfter1mBps: t.field({
      type: 'BasisPoints',
      nullable: true,
      description: `What the mid price did in its direction within a simulated minute, basis points: above 0 it was right. ${NO_OUTCOME}`,
      resolve: (node) => outcomeOf(node, ({ after1mBps }) => after1mBps),
    }),
    outcomeAfter5mBps: t.field({
      type: 'BasisPoints',
      nullable: true,
      description: `What the mid price did in its direction within five simulated minutes, basis points. ${NO_OUTCOME}`,
      resolve: (node) => outcomeOf(node, ({ after5mBps }) => after5mBps),
    }),
    viewSeq: t.field({
      type: 'Sequence',
      description: 'The last event it could see when it decided.',
      resolve: ({ view }) => view.record.evidence.viewSeq,
    }),
    inputTokens: t.int({
      description: 'Tokens sent to the model; 0 for rules.',
      resolve: ({ view }) => view.record.evidence.usage.inputTokens,
    }),
    outputTokens: t.int({
      description: 'Tokens the model answered; 0 for rules.',
      resolve: ({ view }) => view.record.evidence.usage.outputTokens,
    }),
    costUsd: t.string({
      nullable: true,
      description: 'Cost in US dollars, a decimal string with six places; null when the model has no known price.',
      resolve: ({ view }) => usd(view.record.evidence.usage.costMicroUsd),
    }),
    latencyMs: t.int({
      nullable: true,
      description: 'How long the model took, wall-clock milliseconds; null for rules.',
      resolve: ({ run, view }) =>
        view.record.evidence.brain.kind === 'RULE'
          ? null
          : run.rows.latenciesMs.load(view.seq).then((latencyMs) => latencyMs ?? null),
    }),
    prompt: t.string({
      description: 'The exact words sent to the model; for a rule brain, what it saw.',
      resolve: ({ view }) => view.record.evidence.prompt,
    }),
    rawAnswer: t.string({
      description: 'The exact words that came back. Untrusted text.',
      resolve: ({ view }) => view.record.evidence.rawAnswer,
    }),
  }),
});

function participantOf({ run, view }: ThoughtNode) {
  return run.participant(view.participantId)?.participant;
}

function decisionOf({ view }: ThoughtNode) {
  return view.record.outcome.kind === 'DECIDED' ? view.record.outcome.decision : null;
}

function outcomeOf<Answer>({ run, view }: ThoughtNode, tell: (outcome: ThoughtOutcome) => Answer): Known<Answer> {
  return whenKnown(run.model(), (model) => tell(model.outcome(view.seq)));
}

function groundingIn(node: ThoughtNode): Grounding {
  return groundingOf(decisionOf(node)?.thesis ?? '', node.view.record.evidence.prompt);
}

function abstentionOf({ view }: ThoughtNode) {
  return view.record.outcome.kind === 'ABSTAINED' ? view.record.outcome : null;
}

/** US dollars with six places. */
export function usd<Cost extends MicroUsd | null>(microUsd: Cost): Cost extends number ? string : string | null;
export function usd(microUsd: MicroUsd | null): string | null {
  if (microUsd === null) return null;
  const digits = String(Math.abs(microUsd)).padStart(7, '0');
  return `${microUsd < 0 ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

export const ThoughtConnection = connectionOf('Thought', Thought);

export function thoughtPage(run: RunSource, query: ThoughtFilter, args: PageArgs, { services }: ApiContext) {
  const list = {
    kind: 'thought',
    maxPageSize: services.limits.maxPageSize,
    keyOf: (node: ThoughtNode) => node.view.seq,
  };
  return newestFirstPage(list, args, (before, limit) =>
    thoughtsOf(run, query, before, limit).map((view) => ({ run, view })),
  );
}
