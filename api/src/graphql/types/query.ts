import { builder } from '../builder.ts';
import { pageArgs, pageCost } from '../connection.ts';
import { ExchangeStatus, ParticipantKind } from '../enums.ts';
import { orderFilterArgs, thoughtFilterArgs, toOrderQuery, toThoughtQuery } from '../filter-args.ts';
import { Agent, allAgents, findAgent } from './agent.ts';
import { Budget } from './budget.ts';
import { GodEventConnection, godEventPage } from './god-event.ts';
import { LeaderboardRow } from './leaderboard.ts';
import { checkLedger, LedgerCheck } from './ledger-check.ts';
import { LedgerEntryConnection, ledgerFilterArgs, ledgerPage } from './ledger-entry.ts';
import { allMarkets, findMarket, Market } from './market.ts';
import { OccasionConnection, occasionPage } from './occasion.ts';
import { Order, OrderConnection, orderNode, orderPage } from './order.ts';
import { Participant } from './participant.ts';
import { RateLimit } from './rate-limit.ts';
import { RemovedRun } from './removed-run.ts';
import { findKeptRun, Run, RunConnection, runPage } from './run.ts';
import { Scenario } from './scenario.ts';
import { Scoreboard } from './scoreboard.ts';
import { ServerInfo, ServiceLimits } from './server.ts';
import { Simulation } from './simulation.ts';
import { ThoughtConnection, thoughtPage } from './thought.ts';
import { Thought, thoughtNode } from './thought-ref.ts';

builder.queryFields((t) => ({
  simulation: t.field({
    type: Simulation,
    description: 'The run that is going on, or the last one.',
    resolve: (_root, _args, { services }) => services.face.state(),
  }),
  exchangeStatus: t.field({
    type: ExchangeStatus,
    description: 'Whether the exchange can serve.',
    resolve: (_root, _args, { services }) => services.face.state().exchangeStatus,
  }),
  scenarios: t.field({
    type: [Scenario],
    description: 'What a run can be made of, the default first.',
    resolve: (_root, _args, { services }) => services.face.scenarios(),
  }),
  markets: t.field({
    type: [Market],
    complexity: { field: 1, multiplier: 4 },
    description: 'All markets of the current run; none while idle.',
    resolve: (_root, _args, { run }) => allMarkets(run),
  }),
  market: t.field({
    type: Market,
    nullable: true,
    args: { symbol: t.arg.string({ required: true, description: 'Such as `AAPL/BTC`.' }) },
    description: 'One market by its symbol; null when there is none.',
    resolve: (_root, { symbol }, { run }) => findMarket(run, symbol),
  }),
  agents: t.field({
    type: [Agent],
    complexity: { field: 1, multiplier: 12 },
    description: 'AI seats only.',
    resolve: (_root, _args, { run }) => allAgents(run),
  }),
  agent: t.field({
    type: Agent,
    nullable: true,
    args: { handle: t.arg.string({ required: true, description: 'Such as `kelvin`.' }) },
    description: 'One AI seat by its handle; null when there is none.',
    resolve: (_root, { handle }, { run }) => findAgent(run, handle),
  }),
  participants: t.field({
    type: [Participant],
    complexity: { field: 1, multiplier: 50 },
    args: { kind: t.arg({ type: ParticipantKind, description: 'Only of this kind.' }) },
    description: 'All who trade.',
    resolve: (_root, { kind }, { run }) => run.participants(kind ?? undefined).map((view) => ({ run, view })),
  }),
  leaderboard: t.field({
    type: [LeaderboardRow],
    complexity: { field: 1, multiplier: 13 },
    description: 'How the agents do, best first, with the baseline among them.',
    resolve: (_root, _args, { run }) => (run.live?.leaderboard() ?? []).map((view) => ({ run, view })),
  }),
  scoreboard: t.field({
    type: Scoreboard,
    nullable: true,
    description: 'Agents and models of the current run by all measures; null while there is none.',
    resolve: (_root, _args, { run }) => (run.live === null ? null : { run, view: run.live.scoreboard() }),
  }),
  thoughts: t.field({
    type: ThoughtConnection,
    args: { ...thoughtFilterArgs, ...pageArgs(50) },
    complexity: pageCost,
    description: 'What agents thought, newest first, of the current run.',
    resolve: (_root, args, context) => thoughtPage(context.run, toThoughtQuery(args), args, context),
  }),
  thought: t.field({
    type: Thought,
    nullable: true,
    args: { seq: t.arg({ type: 'Sequence', required: true, description: 'Its identity.' }) },
    description: 'One thought of the current run; null when there is none.',
    resolve: (_root, { seq }, { run }) => thoughtNode(run, seq),
  }),
  orders: t.field({
    type: OrderConnection,
    args: { ...orderFilterArgs, ...pageArgs(50) },
    complexity: pageCost,
    description: 'Orders of the current run, newest first.',
    resolve: (_root, args, context) => orderPage(context.run, toOrderQuery(args), args, context),
  }),
  order: t.field({
    type: Order,
    nullable: true,
    args: { orderId: t.arg.float({ required: true, description: 'Its number, a whole number.' }) },
    description: 'One order of the current run; null when there is none.',
    resolve: (_root, { orderId }, { run }) => (Number.isSafeInteger(orderId) ? orderNode(run, orderId) : null),
  }),
  occasions: t.field({
    type: OccasionConnection,
    args: pageArgs(50),
    complexity: pageCost,
    description: 'News, shocks, halts: newest first, of the current run.',
    resolve: (_root, args, context) => occasionPage(context.run, args, context),
  }),
  godEvents: t.field({
    type: GodEventConnection,
    args: pageArgs(50),
    complexity: pageCost,
    description: 'The acts of the person in charge, refused ones too: newest first, of the current run.',
    resolve: (_root, args, context) => godEventPage(context.run, args, context),
  }),
  ledger: t.field({
    type: LedgerEntryConnection,
    args: { ...ledgerFilterArgs, ...pageArgs(50) },
    complexity: pageCost,
    description: 'Every movement of money and stock, newest first.',
    resolve: (_root, args, context) => ledgerPage(context.run, args, context),
  }),
  runs: t.field({
    type: RunConnection,
    args: pageArgs(50),
    complexity: pageCost,
    description: 'The kept runs, newest first.',
    resolve: (_root, args, context) => runPage(args, context),
  }),
  run: t.field({
    type: Run,
    nullable: true,
    args: { id: t.arg.string({ required: true, description: 'The run’s id, as `runId` and `epoch` tell it.' }) },
    description:
      'One kept run; null when there is none. It answers with the types of the current run, as of its last event.',
    resolve: (_root, { id }, context) => findKeptRun(id, context),
  }),
  removedRuns: t.field({
    type: [RemovedRun],
    complexity: { field: 1, multiplier: 20 },
    description:
      'Runs that were removed since the server started, so that all runs together stay within MAX_DATA_GB: newest first, at most the last 100.',
    resolve: (_root, _args, { services }) => services.removedRuns(),
  }),
  budget: t.field({
    type: Budget,
    description: 'Money for language models.',
    resolve: (_root, _args, { services }) => services.budget.state(),
  }),
  ledgerCheck: t.field({
    type: LedgerCheck,
    description: 'Proof that nothing was made or lost in the current run.',
    resolve: (_root, _args, { run }) => checkLedger(run),
  }),
  serviceLimits: t.field({
    type: ServiceLimits,
    description: 'What one caller may ask for.',
    resolve: (_root, _args, { services }) => services.limits,
  }),
  rateLimit: t.field({
    type: RateLimit,
    description: 'How the address that asks stands with its points.',
    resolve: (_root, _args, { rate }) => rate(),
  }),
  serverInfo: t.field({
    type: ServerInfo,
    description: 'What answers.',
    resolve: (_root, _args, { services }) => services.identity,
  }),
}));
