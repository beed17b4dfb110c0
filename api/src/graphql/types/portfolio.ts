import type {
  Balance as BalanceView,
  EquityPoint as Point,
  PortfolioView,
  PositionView,
} from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { returnBps } from '../return-bps.ts';

const Balance = builder.objectRef<BalanceView>('Balance').implement({
  description: 'What an account holds of one asset.',
  fields: (t) => ({
    asset: t.exposeString('asset', { description: '`BTC` or a base asset such as `AAPL`.' }),
    available: t.string({
      description: 'Free to use: a whole number of sats for BTC, of lots for base assets.',
      resolve: (balance) => String(balance.available),
    }),
    held: t.string({
      description: 'Backing resting orders: a whole number of sats for BTC, of lots for base assets.',
      resolve: (balance) => String(balance.held),
    }),
    total: t.string({
      description: 'Available and held: a whole number of sats for BTC, of lots for base assets.',
      resolve: (balance) => String(balance.available + balance.held),
    }),
  }),
});

const Position = builder.objectRef<PositionView>('Position').implement({
  description: 'What a participant owns, or owes, in one market.',
  fields: (t) => ({
    market: t.exposeString('market', { description: 'Symbol of the market.' }),
    quantityLots: t.expose('quantityLots', {
      type: 'Lots',
      description: 'Owned less owed quantity in lots: negative when short.',
    }),
    owedLots: t.expose('owedLots', {
      type: 'Lots',
      description: 'Quantity in lots that was borrowed from the treasury and not given back.',
    }),
    averageCostSats: t.expose('averageCostSats', {
      type: 'Sats',
      nullable: true,
      description:
        'Average cost in sats per whole base unit, of a short position the average proceeds, fees included; null when flat.',
    }),
    marketValueSats: t.expose('marketValueSats', {
      type: 'Sats',
      description: 'Worth at mid, in sats; negative when short.',
    }),
    unrealizedSats: t.expose('unrealizedSats', { type: 'Sats', description: 'Worth less cost, in sats.' }),
  }),
});

export const Portfolio = builder.objectRef<PortfolioView>('Portfolio').implement({
  description: 'Money, stock and result of one participant.',
  fields: (t) => ({
    participant: t.exposeString('participantId', { description: 'Participant id; an agent’s is its handle.' }),
    balances: t.field({
      type: [Balance],
      complexity: { field: 1, multiplier: 5 },
      description: 'One for each asset.',
      resolve: (portfolio) => portfolio.balances,
    }),
    positions: t.field({
      type: [Position],
      complexity: { field: 1, multiplier: 4 },
      description: 'One for each market.',
      resolve: (portfolio) => portfolio.positions,
    }),
    equitySats: t.expose('equitySats', { type: 'Sats', description: 'Cash and positions at mid, in sats.' }),
    startEquitySats: t.expose('startEquitySats', { type: 'Sats', description: 'Equity at the start, in sats.' }),
    profitSats: t.field({
      type: 'Sats',
      description: 'Equity less start equity, in sats.',
      resolve: (portfolio) => portfolio.equitySats - portfolio.startEquitySats,
    }),
    returnBps: t.field({
      type: 'BasisPoints',
      description: 'Profit in basis points of the start equity.',
      resolve: (portfolio) => returnBps(portfolio.equitySats, portfolio.startEquitySats),
    }),
    realizedSats: t.expose('realizedSats', { type: 'Sats', description: 'Profit of closed positions, in sats.' }),
    feesPaidSats: t.expose('feesPaidSats', { type: 'Sats', description: 'Fees paid so far, in sats.' }),
    turnoverSats: t.expose('turnoverSats', { type: 'Sats', description: 'Sum of what it traded for, in sats.' }),
    fillCount: t.exposeInt('fillCount', { description: 'How many fills it had.' }),
    seq: t.expose('seq', { type: 'Sequence', description: 'Last event folded into it.' }),
  }),
});

export const EquityPoint = builder.objectRef<Point>('EquityPoint').implement({
  description: 'What a participant was worth at one time.',
  fields: (t) => ({
    time: t.expose('time', { type: 'EpochMillis', description: 'Simulated milliseconds since the Unix epoch.' }),
    equitySats: t.expose('equitySats', { type: 'Sats', description: 'Cash and positions at mid, in sats.' }),
  }),
});

/** Of points in order of time, the last one of each stretch of `lengthMs`. */
export function lastOfEach(points: readonly Point[], lengthMs: number): readonly Point[] {
  const stretchOf = (point: Point | undefined) => (point === undefined ? -1 : Math.floor(point.time / lengthMs));
  return points.filter((point, index) => stretchOf(points[index + 1]) !== stretchOf(point));
}
