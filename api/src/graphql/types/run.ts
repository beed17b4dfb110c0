import type { RunManifest } from '../../ledger/history.ts';
import type { LeaderboardRow as Row } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { checkPageSize, connectionOf, newestFirstPage, type PageArgs, pageArgs, pageCost } from '../connection.ts';
import type { ApiContext } from '../context.ts';
import { ManifestStatus, ParticipantKind } from '../enums.ts';
import {
  orderFilterArgs,
  thoughtFilterArgs,
  toOrderQuery,
  toThoughtQuery,
  toTradeFilter,
  tradeFilterArgs,
} from '../filter-args.ts';
import type { Limits } from '../limits.ts';
import { findRun } from '../node-id.ts';
import { isTooLong } from '../run-folds.ts';
import type { RunSource } from '../run-source.ts';
import { type Known, whenKnown } from '../when-known.ts';
import { Agent, allAgents, findAgent } from './agent.ts';
import { CandleConnection, candleArgs, candleCost, candlePage } from './candle.ts';
import { GodEventConnection, godEventPage } from './god-event.ts';
import { LeaderboardRow } from './leaderboard.ts';
import { checkLedger, LedgerCheck } from './ledger-check.ts';
import { LedgerEntryConnection, ledgerFilterArgs, ledgerPage } from './ledger-entry.ts';
import { allMarkets, findMarket, Market } from './market.ts';
import { OccasionConnection, occasionPage } from './occasion.ts';
import { OrderConnection, orderPage } from './order.ts';
import { Participant } from './participant.ts';
import { exportsOf, RunExport } from './run-export.ts';
import { Scoreboard } from './scoreboard.ts';
import { ThoughtConnection, thoughtPage } from './thought.ts';
import { TradeConnection, tradePage } from './trade.ts';

export type RunNode = { readonly run: RunSource; readonly manifest: RunManifest };

export function findKeptRun(runId: string, context: ApiContext): RunNode | null {
  const manifest = context.services.archive.run(runId);
  const run = manifest === undefined ? null : findRun(runId, context);
  return manifest === undefined || run === null ? null : { run, manifest };
}

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
    semanticsVersion: t.int({
      nullable: true,
      description:
        'Version of the rules by which it was made: a program of the same one replays and forks it. Null in runs from before it was kept.',
      resolve: ({ manifest }) => (manifest.semanticsVersion === 0 ? null : manifest.semanticsVersion),
    }),
    scenarioHash: t.string({
      nullable: true,
      description:
        'SHA-256 of its scenario and price file, 64 hexadecimal digits: runs made of the same have the same. Null in runs from before it was kept.',
      resolve: ({ manifest }) => manifest.scenarioHash,
    }),
    stateHash: t.string({
      nullable: true,
      description:
        'SHA-256 of all that the exchange remembered when it ended, 64 hexadecimal digits. Null while it is written, and when nobody could tell.',
      resolve: ({ manifest }) => manifest.stateHash,
    }),
    parent: t.id({
      nullable: true,
      description:
        'The run it was forked from: what `run(id:)` takes, also when that run is no longer kept. Null when it is no fork.',
      resolve: ({ manifest }) => manifest.parentRunId,
    }),
    forkedAtSeq: t.field({
      type: 'Sequence',
      nullable: true,
      description: 'The first event of its own: all before it are those of `parent`. Null when it is no fork.',
      resolve: ({ manifest }) => manifest.forkedAtSeq,
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
    note: t.string({
      description: 'What a person noted about it with `setRunNote`; empty when nothing was. Untrusted text.',
      resolve: ({ manifest }, _args, { services }) => services.archive.note(manifest.runId),
    }),
    tradeCount: t.int({ description: 'How many trades.', resolve: ({ manifest }) => manifest.tradeCount }),
    sizeBytes: t.float({
      description: 'Size of its folder in bytes, a whole number.',
      resolve: ({ manifest }) => manifest.sizeBytes,
    }),
    exports: t.field({
      type: [RunExport],
      complexity: { field: 1, multiplier: 20 },
      description: 'What can be taken home: its tables in several formats, and the whole run as one file.',
      resolve: ({ manifest }) => exportsOf(manifest.runId),
    }),
    trades: t.field({
      type: TradeConnection,
      args: {
        market: t.arg.string({ description: 'Only of the market with this symbol.' }),
        ...tradeFilterArgs,
        ...pageArgs(50),
      },
      complexity: pageCost,
      description: 'Its trades, newest first.',
      resolve: ({ run }, { market, ...args }, context) =>
        tradePage(run, toTradeFilter(market ?? null, args), args, context),
    }),
    candles: t.field({
      type: CandleConnection,
      args: {
        market: t.arg.string({ required: true, description: 'Symbol of the market.' }),
        ...candleArgs,
      },
      complexity: candleCost,
      description: 'Its candles, oldest first within a page; `last` and `before` page back in time.',
      resolve: ({ run }, { market, ...args }, context) => candlePage(run, market, args, context),
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
    markets: t.field({
      type: [Market],
      complexity: { field: 1, multiplier: 4 },
      description: 'Its markets as they stood at its last event.',
      resolve: ({ run }) => allMarkets(run),
    }),
    market: t.field({
      type: Market,
      nullable: true,
      args: { symbol: t.arg.string({ required: true, description: 'Such as `AAPL/BTC`.' }) },
      description: 'One of its markets by symbol; null when there is none.',
      resolve: ({ run }, { symbol }) => findMarket(run, symbol),
    }),
    agents: t.field({
      type: [Agent],
      complexity: { field: 1, multiplier: 12 },
      description: 'Its AI seats as they stood at its last event.',
      resolve: ({ run }) => allAgents(run),
    }),
    agent: t.field({
      type: Agent,
      nullable: true,
      args: { handle: t.arg.string({ required: true, description: 'Such as `kelvin`.' }) },
      description: 'One of its AI seats by handle; null when there is none.',
      resolve: ({ run }, { handle }) => findAgent(run, handle),
    }),
    participants: t.field({
      type: [Participant],
      complexity: { field: 1, multiplier: 50 },
      args: { kind: t.arg({ type: ParticipantKind, description: 'Only of this kind.' }) },
      description: 'All who traded in it, in order of admission.',
      resolve: ({ run }, { kind }) => run.participants(kind ?? undefined).map((view) => ({ run, view })),
    }),
    leaderboard: t.field({
      type: [LeaderboardRow],
      complexity: { field: 1, multiplier: 13 },
      description:
        'How its agents did, best first, with the baseline among them. Of an interrupted run longer than `serviceLimits.maxFoldEvents`, or a damaged one, as it was written last: at most 10 simulated seconds before the end.',
      resolve: ({ run, manifest }, _args, { services }) =>
        whenKnown(boardOf(run, manifest, services.limits), (rows) => rows.map((view) => ({ run, view }))),
    }),
    scoreboard: t.field({
      type: Scoreboard,
      description: 'Its agents and models by all measures.',
      resolve: ({ run }) => whenKnown(run.model(), (model) => ({ run, view: model.scoreboard() })),
    }),
    occasions: t.field({
      type: OccasionConnection,
      args: pageArgs(50),
      complexity: pageCost,
      description: 'News, shocks, halts: newest first.',
      resolve: ({ run }, args, context) => occasionPage(run, args, context),
    }),
    godEvents: t.field({
      type: GodEventConnection,
      args: pageArgs(50),
      complexity: pageCost,
      description: 'The acts of the person in charge, newest first; none in runs of programs that did not keep them.',
      resolve: ({ run }, args, context) => godEventPage(run, args, context),
    }),
    ledger: t.field({
      type: LedgerEntryConnection,
      args: { ...ledgerFilterArgs, ...pageArgs(50) },
      complexity: pageCost,
      description: 'Every movement of money and stock, newest first.',
      resolve: ({ run }, args, context) => ledgerPage(run, args, context),
    }),
    ledgerCheck: t.field({
      type: LedgerCheck,
      description: 'Proof that nothing was made or lost.',
      resolve: ({ run }) => checkLedger(run),
    }),
  }),
});

/** The file has the board of a run that ended in order; of an interrupted one it lags behind the last event. */
function boardOf(run: RunSource, manifest: RunManifest, limits: Limits): Known<readonly Row[]> {
  const isInFile = run.live === null && (manifest.status !== 'RECOVERED' || isTooLong(manifest, limits));
  if (isInFile) return run.history?.leaderboard() ?? [];
  return whenKnown(run.model(), (model) => model.leaderboard());
}

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
