import {
  bookFeed,
  candleFeed,
  candlesOf,
  checksumText,
  crc32Hex,
  exchangeStatusFeed,
  godEventFeed,
  leaderboardFeed,
  ledgerFeed,
  occasionFeed,
  orderFeed,
  portfolioFeed,
  statusFeed,
  thoughtDeltaFeed,
  thoughtFeed,
  tickFeed,
  tradeFeed,
} from '@agent-market/schema';
import type { RunHistory } from '../../../src/ledger/history.ts';
import { entriesOf } from '../../../src/ledger/history.ts';
import type { OrderView } from '../../../src/projections/views.ts';
import { must } from '../../../src/util/assert.ts';
import { type ContractStage, MARKETS } from './contract-stage.ts';
import { ContractTruthDocument } from './contract-truth.ts';
import { type Comparison, caseOf, type Heard, type Row, type Subject } from './watcher.ts';

const MARKET = MARKETS[0];
const rate = 'REALTIME' as const;
/** More rows than a run of the test has: the session keeps them all. */
const ALL = 1_000_000;
const anything = { market: null, participantId: null } as const;
const page = { beforeSeq: null, afterSeq: 0, limit: ALL } as const;

/** What the journal holds from the oldest row of the snapshot to the place of the client. */
function within<R extends Row>({ snapshot, state }: Heard<unknown>, rows: readonly R[]): readonly R[] {
  return rows.filter(({ seq }) => seq >= snapshot.firstSeq && seq <= (state.cursor?.seq ?? 0));
}

/** Exactly the rows of the journal, in order. */
function journalRows(heard: Heard<unknown>, stage: ContractStage, rowsOf: (history: RunHistory) => readonly Row[]) {
  const is = within(heard, rowsOf(stage.history())).map(({ seq }) => seq);
  return { has: heard.rows.map(({ seq }) => seq), is };
}

async function truth(stage: ContractStage) {
  const { data, errors } = await stage.server.run(ContractTruthDocument, { market: MARKET });
  return must(data, `an answer instead of ${JSON.stringify(errors)}`);
}

const told = ({ order, status, filledLots, remainingLots, updatedSeq }: OrderView) =>
  [order.orderId, status, String(filledLots), String(remainingLots), updatedSeq].join(' ');

/** What is known is as the journal has it; all that is open, and all that was placed since the snapshot, is known. */
function ordersAsKept({ state, snapshot }: Heard<OrderRows>, stage: ContractStage): Comparison {
  const history = stage.history();
  const kept = history.orders({ ...anything, status: null, side: null }, page);
  const has = state.data.map((row) =>
    [row.orderId, row.status, row.filledLots, row.remainingLots, row.updatedSeq].join(' '),
  );
  const known = new Set(state.data.map(({ orderId }) => orderId));
  const isOpen = ({ status }: OrderView) => status === 'NEW' || status === 'PARTIALLY_FILLED';
  const is = kept.filter((view) => known.has(view.order.orderId) || isOpen(view) || view.placedSeq > snapshot.lastSeq);
  return { has, is: is.map(told) };
}

type OrderRows = ReturnType<typeof orderFeed>['rules']['empty'];
type ThoughtRows = ReturnType<typeof thoughtFeed>['rules']['empty'];
type CandleRows = ReturnType<typeof candleFeed>['rules']['empty'];

/** Every thought once, with its orders as they ended up. */
function thoughtsAsKept(heard: Heard<ThoughtRows>, stage: ContractStage): Comparison {
  const words = (seq: number, thesis: string, orders: readonly string[]) => [seq, thesis, ...orders].join(' ');
  const kept = stage.history().thoughts({ ...anything, search: null }, page);
  const has = within(heard, heard.state.data).map(({ seq, thesis, orders }) =>
    words(
      seq,
      thesis,
      orders.map(({ orderId, status, filledLots }) => `${orderId} ${status} ${filledLots}`),
    ),
  );
  const is = within(heard, kept).map(({ seq, record, orders }) =>
    words(
      seq,
      record.outcome.kind === 'DECIDED' ? record.outcome.decision.thesis : '',
      orders.map(({ order, status, filledLots }) => `${order.orderId} ${status} ${filledLots}`),
    ),
  );
  return { has, is };
}

/** Every candle that closed, once, and the running one. */
function candlesAsKept({ state, rows }: Heard<CandleRows>, stage: ContractStage): Comparison {
  const from = state.data[0]?.openTime ?? 0;
  const closed = stage.history().candles(MARKET, 'S1', { before: null, after: from - 1, limit: ALL });
  const running = stage.disk.host.read().candles(MARKET, 'S1', 1);
  const is = [...closed, ...running.filter(({ isClosed }) => !isClosed)];
  const closes = rows.map(({ seq }) => seq);
  return {
    has: [state.data.map((it) => [it.openTime, it.close, it.volumeLots, it.isClosed]), new Set(closes).size],
    is: [is.map((it) => [it.openTime, String(it.closeSats), String(it.volumeLots), it.isClosed]), closes.length],
  };
}

/** One line a subscription of the schema; one without a line makes the test fail. */
export const feedCases: Readonly<Record<string, Subject>> = {
  trades: caseOf({
    plan: tradeFeed(ALL),
    variables: { rate },
    rowsOf: (event) => event.trades,
    compare: (heard, stage) => journalRows(heard, stage, (history) => history.trades(anything, page)),
  }),
  ledger: caseOf({
    plan: ledgerFeed(ALL),
    variables: { rate },
    rowsOf: (event) => event.entries,
    compare: (heard, stage) => journalRows(heard, stage, (history) => entriesOf(history.postings(null, page))),
  }),
  occasions: caseOf({
    plan: occasionFeed(ALL),
    variables: { rate },
    rowsOf: (event) => event.occasions,
    compare: (heard, stage) => journalRows(heard, stage, (history) => history.occasions(page)),
  }),
  godEvents: caseOf({
    plan: godEventFeed(ALL),
    variables: { rate },
    rowsOf: (event) => event.godEvents,
    compare: (heard, stage) => journalRows(heard, stage, (history) => history.acts(page)),
  }),
  thoughts: caseOf({ plan: thoughtFeed(ALL), variables: { rate }, compare: thoughtsAsKept }),
  thoughtDeltas: caseOf({
    plan: thoughtDeltaFeed,
    variables: { rate },
    compare: async ({ state }, stage) => {
      const drafts = stage.drafts().map(({ participantId: agent, ...draft }) => [agent, { agent, ...draft }] as const);
      return { has: state.data, is: new Map(drafts) };
    },
  }),
  orders: caseOf({ plan: orderFeed(ALL), variables: { rate }, compare: ordersAsKept }),
  candles: caseOf({
    plan: candleFeed(ALL),
    variables: { market: MARKET, interval: 'S1', rate },
    rowsOf: (event) =>
      candlesOf(event)
        .filter((it) => it.isClosed)
        .map(({ openTime }) => ({ seq: openTime })),
    compare: candlesAsKept,
  }),
  ticks: caseOf({
    plan: tickFeed,
    variables: { rate },
    compare: async ({ state }, stage) => {
      const has = [...state.data.values()].map(({ time: _time, ...tick }) => tick);
      return { has, is: (await truth(stage)).ticks };
    },
  }),
  book: caseOf({
    plan: bookFeed(25),
    variables: bookFeed(25).variables(MARKET, rate),
    compare: async ({ state }, stage) => {
      const { bids, asks, checksum } = must((await truth(stage)).market, 'the market').book;
      const sideOf = (levels: typeof bids) =>
        levels.map(({ priceSats, quantityLots, orderCount }) => ({
          price: Number(priceSats),
          quantity: Number(quantityLots),
          orders: orderCount,
        }));
      const is = [{ bids: sideOf(bids), asks: sideOf(asks) }, checksum];
      return { has: [state.data, crc32Hex(checksumText(state.data))], is };
    },
  }),
  portfolio: caseOf({
    plan: portfolioFeed,
    variables: { rate },
    compare: async ({ state }, stage) => {
      return { has: [...state.data.values()], is: (await truth(stage)).agents.map(({ portfolio }) => portfolio) };
    },
  }),
  leaderboard: caseOf({
    plan: leaderboardFeed,
    variables: { rate },
    compare: async ({ state }, stage) => ({ has: state.data, is: (await truth(stage)).leaderboard }),
  }),
  simulationStatus: caseOf({
    plan: statusFeed,
    variables: { rate },
    compare: async ({ state }, stage) => {
      const { simulation, exchangeStatus, ledgerCheck } = await truth(stage);
      const { eventsPerSecond: _rate, ...told } = must(state.data, 'a status').simulation;
      const { exchangeStatus: exchange, ledgerCheck: check } = must(state.data, 'a status');
      return { has: [told, exchange, check], is: [simulation, exchangeStatus, ledgerCheck] };
    },
  }),
  exchangeStatus: caseOf({
    plan: exchangeStatusFeed,
    variables: { rate },
    compare: async ({ state }, stage) => {
      const { simulation, exchangeStatus, ticks } = await truth(stage);
      const { status, problem } = simulation;
      const markets = ticks.map((tick) => [tick.market, tick.status]);
      const data = must(state.data, 'a status');
      return {
        has: [data.exchangeStatus, data.status, data.problem, data.markets.map((it) => [it.market, it.status])],
        is: [exchangeStatus, status, problem, markets],
      };
    },
  }),
};
