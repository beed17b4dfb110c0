import type { FeedEvent } from '../../simulation/feeds/feed-events.ts';
import type { FeedRate as FeedRateName, FeedRequest, Resume } from '../../simulation/feeds/feed-source.ts';
import { apiError, badInput } from '../api-error.ts';
import { asksFor } from '../asked-fields.ts';
import { builder } from '../builder.ts';
import type { ApiContext } from '../context.ts';
import { BookDepth, CandleInterval, FeedRate, levelsOf } from '../enums.ts';
import {
  BookFeed,
  CandleFeed,
  ExchangeStatusFeed,
  GodEventFeed,
  LeaderboardFeed,
  LedgerFeed,
  OccasionFeed,
  OrderFeed,
  PortfolioFeed,
  SimulationStatusFeed,
  ThoughtDeltaFeed,
  ThoughtFeed,
  TickFeed,
  TradeFeed,
} from './feed-types.ts';

const MAX_NAMES = 50;

const resumeArgs = builder.args((t) => ({
  after: t.field({
    type: 'Sequence',
    description: '`lastSeq` of the last event a client has; a snapshot comes when absent.',
  }),
  epoch: t.id({ description: 'The run `after` belongs to; the current one when absent.' }),
}));

function rateArg(rate: FeedRateName) {
  return builder.args((t) => ({
    rate: t.field({
      type: FeedRate,
      required: true,
      defaultValue: rate,
      description: 'How often to speak at most. Few values, so that subscribers share the work.',
    }),
  }));
}

type Names = readonly string[] | null | undefined;

function checkNames(field: string, list: Names): readonly string[] | null {
  if (list === null || list === undefined) return null;
  if (list.length > MAX_NAMES) throw badInput(`${field}: at most ${MAX_NAMES}, got ${list.length}`);
  return [...new Set(list)].sort();
}

/** @throws NOT_FOUND for a market the current run does not have; while idle every name may come to be */
function checkMarkets(markets: Names, { run }: ApiContext): readonly string[] | null {
  const checked = checkNames('markets', markets);
  const known = run.live?.instruments ?? [];
  const unknown = checked?.find((symbol) => known.length > 0 && !known.some((it) => it.symbol === symbol));
  if (unknown !== undefined) throw apiError('NOT_FOUND', `There is no market "${unknown}"`);
  return checked;
}

function checkMarket(market: string, context: ApiContext): string {
  checkMarkets([market], context);
  return market;
}

function resumeOf(args: { after?: number | null | undefined; epoch?: string | null | undefined }): Resume {
  return { after: args.after ?? null, epoch: args.epoch ?? null };
}

function open({ services }: ApiContext, rate: FeedRateName, request: FeedRequest): AsyncIterable<FeedEvent> {
  return services.feeds.open(request, rate);
}

// An event is already what the field gives: nothing is looked up, so nothing can fail, once it is sent.
const resolve = (event: FeedEvent) => event as never;

builder.subscriptionFields((t) => ({
  ticks: t.field({
    type: TickFeed,
    args: { markets: t.arg.stringList({ description: 'Symbols; all markets when absent.' }), ...rateArg('MS_250') },
    description: 'Best prices and statistics. Conflated: a slow client gets the newest values.',
    subscribe: (_root, { markets, rate }, context) =>
      open(context, rate, { feed: 'ticks', markets: checkMarkets(markets, context) }),
    resolve,
  }),
  book: t.field({
    type: BookFeed,
    args: {
      market: t.arg.string({ required: true, description: 'Symbol of the market.' }),
      depth: t.arg({ type: BookDepth, required: true, defaultValue: 'D25', description: 'Levels a side.' }),
      ...rateArg('MS_100'),
    },
    complexity: ({ depth }) => ({ field: 1, multiplier: levelsOf[depth] / 10 }),
    description: 'The order book. Conflated; its checksum proves that a client’s copy is right.',
    subscribe: (_root, { market, depth, rate }, context) =>
      open(context, rate, { feed: 'book', market: checkMarket(market, context), depth: levelsOf[depth] }),
    resolve,
  }),
  trades: t.field({
    type: TradeFeed,
    args: {
      markets: t.arg.stringList({ description: 'Symbols; all markets when absent.' }),
      ...resumeArgs,
      ...rateArg('MS_100'),
    },
    description: 'Every trade, lossless.',
    subscribe: (_root, { markets, rate, ...args }, context) =>
      open(context, rate, { feed: 'trades', markets: checkMarkets(markets, context), ...resumeOf(args) }),
    resolve,
  }),
  candles: t.field({
    type: CandleFeed,
    args: {
      market: t.arg.string({ required: true, description: 'Symbol of the market.' }),
      interval: t.arg({ type: CandleInterval, required: true, description: 'Length of the candles.' }),
      ...resumeArgs,
      ...rateArg('MS_250'),
    },
    description: 'The running candle, conflated, and every closed one, lossless.',
    subscribe: (_root, { market, interval, rate, ...args }, context, info) =>
      open(context, rate, {
        feed: 'candles',
        market: checkMarket(market, context),
        interval,
        form: asksFor(info, 'CandleUpdate', 'candle') ? 'EACH' : 'TOGETHER',
        ...resumeOf(args),
      }),
    resolve,
  }),
  thoughts: t.field({
    type: ThoughtFeed,
    args: {
      agents: t.arg.stringList({ description: 'Handles; all agents when absent.' }),
      ...resumeArgs,
      ...rateArg('MS_100'),
    },
    description: 'Every thought, lossless.',
    subscribe: (_root, { agents, rate, ...args }, context) =>
      open(context, rate, { feed: 'thoughts', agents: checkNames('agents', agents), ...resumeOf(args) }),
    resolve,
  }),
  thoughtDeltas: t.field({
    type: ThoughtDeltaFeed,
    args: { agents: t.arg.stringList({ description: 'Handles; all agents when absent.' }), ...rateArg('MS_100') },
    description:
      'Thoughts while models are writing them. Conflated and not kept: a client that misses one loses nothing, for each is whole.',
    subscribe: (_root, { agents, rate }, context) =>
      open(context, rate, { feed: 'thoughtDeltas', agents: checkNames('agents', agents) }),
    resolve,
  }),
  occasions: t.field({
    type: OccasionFeed,
    args: { ...resumeArgs, ...rateArg('MS_250') },
    description: 'News, shocks, halts and other acts, lossless.',
    subscribe: (_root, { rate, ...args }, context) => open(context, rate, { feed: 'occasions', ...resumeOf(args) }),
    resolve,
  }),
  orders: t.field({
    type: OrderFeed,
    args: {
      participants: t.arg.stringList({ description: 'Participant ids; all when absent. An agent’s id is its handle.' }),
      ...resumeArgs,
      ...rateArg('MS_100'),
    },
    description: 'Every move of every order, lossless.',
    subscribe: (_root, { participants, rate, ...args }, context) =>
      open(context, rate, {
        feed: 'orders',
        participants: checkNames('participants', participants),
        ...resumeOf(args),
      }),
    resolve,
  }),
  godEvents: t.field({
    type: GodEventFeed,
    args: { ...resumeArgs, ...rateArg('MS_250') },
    description: 'Every act of the person in charge, lossless.',
    subscribe: (_root, { rate, ...args }, context) => open(context, rate, { feed: 'godEvents', ...resumeOf(args) }),
    resolve,
  }),
  ledger: t.field({
    type: LedgerFeed,
    args: { ...resumeArgs, ...rateArg('MS_250') },
    description: 'Every movement of money and stock, lossless.',
    subscribe: (_root, { rate, ...args }, context) => open(context, rate, { feed: 'ledger', ...resumeOf(args) }),
    resolve,
  }),
  portfolio: t.field({
    type: PortfolioFeed,
    args: { agents: t.arg.stringList({ description: 'Handles; all agents when absent.' }), ...rateArg('MS_1000') },
    description: 'Money, stock and result of agents. Conflated.',
    subscribe: (_root, { agents, rate }, context) =>
      open(context, rate, { feed: 'portfolio', agents: checkNames('agents', agents) }),
    resolve,
  }),
  leaderboard: t.field({
    type: LeaderboardFeed,
    args: rateArg('MS_1000'),
    description: 'How the agents do. Conflated.',
    subscribe: (_root, { rate }, context) => open(context, rate, { feed: 'leaderboard' }),
    resolve,
  }),
  simulationStatus: t.field({
    type: SimulationStatusFeed,
    args: rateArg('MS_1000'),
    description: 'How the run, the exchange, the ledger and the budget stand. Conflated.',
    subscribe: (_root, { rate }, context) => open(context, rate, { feed: 'simulationStatus' }),
    resolve,
  }),
  exchangeStatus: t.field({
    type: ExchangeStatusFeed,
    args: rateArg('MS_250'),
    description: 'Whether the exchange and its markets can serve. Conflated.',
    subscribe: (_root, { rate }, context) => open(context, rate, { feed: 'exchangeStatus' }),
    resolve,
  }),
}));
