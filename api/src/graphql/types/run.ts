import type { RunManifest } from '../../ledger/history.ts';
import type { ParticipantView } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { checkPageSize, connectionOf, newestFirstPage, type PageArgs, pageArgs, pageCost } from '../connection.ts';
import type { ApiContext } from '../context.ts';
import { CandleInterval, ManifestStatus, ParticipantStatus } from '../enums.ts';
import { orderFilterArgs, thoughtFilterArgs, toOrderQuery, toThoughtQuery } from '../filter-args.ts';
import { findRun } from '../node-id.ts';
import type { RunSource } from '../run-source.ts';
import { Brain, RULES } from './brain.ts';
import { CandleConnection, candleArgs, candleCost, candlePage } from './candle.ts';
import { FillConnection, fillPage } from './fill.ts';
import { LeaderboardRow } from './leaderboard.ts';
import { checkLedger, LedgerCheck } from './ledger-check.ts';
import { OccasionConnection, occasionPage } from './occasion.ts';
import { OrderConnection, orderPage } from './order.ts';
import { EquityPoint } from './portfolio.ts';
import { ThoughtConnection, thoughtPage } from './thought.ts';
import { TradeConnection, tradePage } from './trade.ts';

export type RunNode = { readonly run: RunSource; readonly manifest: RunManifest };

export function findKeptRun(runId: string, context: ApiContext): RunNode | null {
  const manifest = context.services.archive.run(runId);
  const run = manifest === undefined ? null : findRun(runId, context);
  return manifest === undefined || run === null ? null : { run, manifest };
}

type RunAgentNode = { readonly run: RunSource; readonly view: ParticipantView };

const RunAgent = builder.objectRef<RunAgentNode>('RunAgent').implement({
  description: 'An AI seat of a kept run; its result is in the run’s leaderboard.',
  fields: (t) => ({
    handle: t.string({
      description: 'Its short name, unique in the run.',
      resolve: ({ view }) => view.participant.participantId,
    }),
    name: t.string({ description: 'What people see.', resolve: ({ view }) => view.participant.name }),
    persona: t.string({ description: 'How it is minded.', resolve: ({ view }) => view.participant.strategy }),
    description: t.string({
      description: 'How it trades, in one line.',
      resolve: ({ view }) => view.participant.description,
    }),
    status: t.field({
      type: ParticipantStatus,
      description: 'Whether it traded to the end.',
      resolve: ({ view }) => view.status,
    }),
    brain: t.field({
      type: Brain,
      description: 'What decided for it at the end.',
      resolve: ({ view }) => view.participant.brain ?? RULES,
    }),
    isScripted: t.boolean({
      description: 'True when fixed rules decided: no language model was involved.',
      resolve: ({ view }) => (view.participant.brain ?? RULES).kind === 'RULE',
    }),
    equityCurve: t.field({
      type: [EquityPoint],
      description: 'Its worth over simulated time, oldest first.',
      resolve: ({ run, view }) => (run.live ?? run.history)?.equityCurve(view.participant.participantId) ?? [],
    }),
    orders: t.field({
      type: OrderConnection,
      args: pageArgs(50),
      complexity: pageCost,
      description: 'All its orders, newest first.',
      resolve: ({ run, view }, args, context) =>
        orderPage(run, { participantId: view.participant.participantId, market: null, status: null }, args, context),
    }),
    fills: t.field({
      type: FillConnection,
      args: pageArgs(50),
      complexity: pageCost,
      description: 'Its sides of trades, newest first.',
      resolve: ({ run, view }, args, context) => fillPage(run, view.participant.participantId, args, context),
    }),
    thoughts: t.field({
      type: ThoughtConnection,
      args: pageArgs(20),
      complexity: pageCost,
      description: 'Its turns, newest first.',
      resolve: ({ run, view }, args, context) =>
        thoughtPage(run, { participantId: view.participant.participantId, market: null, search: null }, args, context),
    }),
  }),
});

export const Run = builder.objectRef<RunNode>('Run');

builder.node(Run, {
  description: 'A kept run with all its history.',
  id: { resolve: ({ manifest }) => manifest.runId },
  loadOne: (id, context) => findKeptRun(id, context),
  fields: (t) => ({
    runId: t.string({ description: 'What `run(id:)` takes.', resolve: ({ manifest }) => manifest.runId }),
    scenario: t.string({ description: 'Name of its scenario.', resolve: ({ manifest }) => manifest.scenario }),
    seed: t.string({ description: 'Its seed.', resolve: ({ manifest }) => manifest.seed }),
    codeVersion: t.string({
      description: 'Version of the code that made it.',
      resolve: ({ manifest }) => manifest.codeVersion,
    }),
    status: t.field({
      type: ManifestStatus,
      description: 'How it stands.',
      resolve: ({ manifest }) => manifest.status,
    }),
    isCurrent: t.boolean({ description: 'Whether it is the current run.', resolve: ({ run }) => run.live !== null }),
    startedAt: t.field({
      type: 'DateTime',
      description: 'Wall-clock time of its start, RFC 3339.',
      resolve: ({ manifest }) => Date.parse(manifest.startedAt),
    }),
    endedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Wall-clock time of its end, RFC 3339; null while it is written.',
      resolve: ({ manifest }) => (manifest.endedAt === null ? null : Date.parse(manifest.endedAt)),
    }),
    endReason: t.string({
      nullable: true,
      description: 'Why it ended; null while it is written.',
      resolve: ({ manifest }) => manifest.endReason,
    }),
    lastSeq: t.field({
      type: 'Sequence',
      description: 'Its last event.',
      resolve: ({ run, manifest }) => run.live?.seq ?? manifest.lastSeq,
    }),
    simAt: t.field({
      type: 'DateTime',
      description: 'Simulated time of its last event, RFC 3339.',
      resolve: ({ run, manifest }) => run.live?.time ?? manifest.lastTime,
    }),
    tradeCount: t.int({ description: 'How many trades.', resolve: ({ manifest }) => manifest.tradeCount }),
    sizeBytes: t.float({
      description: 'Size of its folder in bytes, a whole number.',
      resolve: ({ manifest }) => manifest.sizeBytes,
    }),
    trades: t.field({
      type: TradeConnection,
      args: { market: t.arg.string({ description: 'Only of the market with this symbol.' }), ...pageArgs(50) },
      complexity: pageCost,
      description: 'Its trades, newest first.',
      resolve: ({ run }, { market, ...args }, context) => tradePage(run, market ?? null, args, context),
    }),
    candles: t.field({
      type: CandleConnection,
      args: {
        market: t.arg.string({ required: true, description: 'Symbol of the market.' }),
        interval: t.arg({ type: CandleInterval, required: true, description: 'Length of the candles.' }),
        ...candleArgs,
      },
      complexity: candleCost,
      description: 'Its candles, oldest first within a page; `last` and `before` page back in time.',
      resolve: ({ run }, { market, interval, ...args }, context) => candlePage(run, market, interval, args, context),
    }),
    orders: t.field({
      type: OrderConnection,
      args: { ...orderFilterArgs, ...pageArgs(50) },
      complexity: pageCost,
      description: 'Its orders, newest first.',
      resolve: ({ run }, args, context) => orderPage(run, toOrderQuery(args), args, context),
    }),
    thoughts: t.field({
      type: ThoughtConnection,
      args: { ...thoughtFilterArgs, ...pageArgs(20) },
      complexity: pageCost,
      description: 'Thoughts of its agents, newest first.',
      resolve: ({ run }, args, context) => thoughtPage(run, toThoughtQuery(args), args, context),
    }),
    agents: t.field({
      type: [RunAgent],
      complexity: { field: 1, multiplier: 12 },
      description: 'Its AI seats.',
      resolve: ({ run }) => run.participants('AGENT').map((view) => ({ run, view })),
    }),
    leaderboard: t.field({
      type: [LeaderboardRow],
      complexity: { field: 1, multiplier: 13 },
      description: 'How its agents did, best first.',
      resolve: ({ run }) => ((run.live ?? run.history)?.leaderboard() ?? []).map((view) => ({ run, view })),
    }),
    occasions: t.field({
      type: OccasionConnection,
      args: pageArgs(50),
      complexity: pageCost,
      description: 'News, shocks, halts: newest first.',
      resolve: ({ run }, args, context) => occasionPage(run, args, context),
    }),
    ledgerCheck: t.field({
      type: LedgerCheck,
      description: 'Proof that nothing was made or lost.',
      resolve: ({ run }) => checkLedger(run),
    }),
  }),
});

export const RunConnection = connectionOf('Run', Run);

/** Runs are listed by the wall-clock time of their start. */
export function runPage(args: PageArgs, context: ApiContext) {
  const { archive, limits } = context.services;
  checkPageSize('first', args.first, limits.maxPageSize);
  const list = {
    kind: 'run',
    maxPageSize: limits.maxPageSize,
    keyOf: (node: RunNode) => Date.parse(node.manifest.startedAt),
  };
  return newestFirstPage(list, args, (before, limit) => {
    const older = archive.runs().filter((it) => before === null || Date.parse(it.startedAt) < before);
    return older.slice(0, limit).flatMap((it) => findKeptRun(it.runId, context) ?? []);
  });
}
