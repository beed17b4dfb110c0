import { beforeAll, describe, expect, it } from 'vitest';
import type { Page, ThoughtFilter } from '../../src/ledger/history.ts';
import type { JournalEntry } from '../../src/ledger/journal.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { SqliteHistory } from '../../src/ledger/sqlite-history.ts';
import { candleIntervals } from '../../src/market/candle-interval.ts';
import { abstainCauses, type DecisionOutcome } from '../../src/market/decision.ts';
import { isOccasion } from '../../src/projections/occasions.ts';
import { createReadModel } from '../../src/projections/read-model.ts';
import type { OrderView } from '../../src/projections/views.ts';
import { rowFold } from '../../src/simulation/row-fold.ts';
import { MarketScript } from './market-script.ts';
import { tempFolder } from './temp-folder.ts';
import { testRun } from './test-run.ts';

const COMMANDS = 4_000;
const folder = tempFolder();
const newest = (limit: number): Page => ({ beforeSeq: null, afterSeq: null, limit });
const anyone = { market: null, participantId: null };

let history: SqliteHistory;
let entries: readonly JournalEntry[];
const read = createReadModel();
const forget = () => ({ market: null, participantId: null, status: null, side: null });

beforeAll(() => {
  const run = testRun(folder.path, rowFold(read));
  const script = new MarketScript('history');
  entries = [...script.take(COMMANDS), script.end()];
  for (let start = 0; start < entries.length; start += 250) {
    const batch = entries.slice(start, start + 250);
    for (const event of batch.flatMap(({ events }) => events)) read.apply(event);
    run.journal.append(batch);
  }
  history = new SqliteHistory(run.paths.ledger);
});

/** The rows of all pages, one after the other. */
function walk<Row>(pageOf: (page: Page) => readonly Row[], seqOf: (row: Row) => number, direction: 'asc' | 'desc') {
  const rows: Row[] = [];
  for (let bound = direction === 'asc' ? 0 : Number.MAX_SAFE_INTEGER; ; ) {
    const beforeSeq = direction === 'desc' ? bound : null;
    const page = pageOf({ beforeSeq, afterSeq: direction === 'asc' ? bound : null, limit: 7 });
    rows.push(...page);
    const last = page.at(-1);
    if (last === undefined) return rows;
    bound = seqOf(last);
  }
}

describe('The history of a run says what a fold of its events says', () => {
  it('about trades, by market and by who took part', () => {
    for (const { symbol } of read.instruments) {
      expect(history.trades({ market: symbol, participantId: null }, newest(200))).toEqual(read.trades(symbol, 200));
    }
    const all = history.trades(anyone, newest(10_000));
    const adas = all.filter(({ makerId, takerId }) => makerId === 'ada' || takerId === 'ada');
    expect(adas.length).toBeGreaterThan(50);
    expect(history.trades({ market: null, participantId: 'ada' }, newest(10_000))).toEqual(adas);
  });

  it('about trades by the side that took', () => {
    const all = history.trades(anyone, newest(10_000));
    const sales = all.filter((trade) => trade.takerSide === 'SELL' && [trade.makerId, trade.takerId].includes('ada'));
    expect(sales.length).toBeGreaterThan(10);
    const filter = { market: null, participantId: 'ada', takerSide: 'SELL' } as const;
    expect(history.trades(filter, newest(10_000))).toEqual(sales);
  });

  it('about orders, open, ended and refused', () => {
    const orders = history.orders(forget(), newest(5_000));
    expect(new Set(orders.map(({ status }) => status))).toEqual(
      new Set(['NEW', 'PARTIALLY_FILLED', 'FILLED', 'CANCELED', 'REJECTED', 'EXPIRED']),
    );
    const some = (is: (view: OrderView) => boolean) =>
      expect(orders.filter(is).length, is.toString()).toBeGreaterThan(3);
    some(({ triggeredSeq }) => triggeredSeq !== null);
    some(({ order }) => order.displayLots !== null);
    some(({ order, filledLots }) => order.linkedOrderId !== null && filledLots > 0);
    const kept = orders.filter(({ status }) => status !== 'REJECTED').map(({ order }) => order.orderId);
    const found = history.ordersWithIds([...kept, 9_999_999]);
    expect([...found.keys()].sort((a, b) => b - a)).toEqual(kept);
    for (const [orderId, order] of found) expect(order).toEqual(read.order(orderId));
    expect(
      orders.filter(({ status, order }) => status === 'REJECTED' && order.participantId === 'bob').slice(0, 20),
    ).toEqual(read.rejections('bob', 20));
  });

  it('about orders by market, status and side', () => {
    const all = history.orders(forget(), newest(10_000));
    const filter = { market: 'ETH/BTC', participantId: 'cleo', status: 'FILLED', side: 'SELL' } as const;
    const wanted = all.filter(({ order, status }) => {
      return (
        order.market === 'ETH/BTC' && order.participantId === 'cleo' && status === 'FILLED' && order.side === 'SELL'
      );
    });
    expect(wanted.length).toBeGreaterThan(3);
    expect(history.orders(filter, newest(10_000))).toEqual(wanted);
  });

  it('about fills, with the way back to the order', () => {
    const remembered = read.fills('dan', 300);
    expect(remembered.length).toBeGreaterThan(0);
    expect(history.fills('dan', newest(remembered.length))).toEqual(remembered);
    const all = history.fills('dan', newest(5_000));
    const orderIds = new Set(remembered.map(({ orderId }) => orderId));
    const found = history.fillsOfOrders([...orderIds, 9_999_999]);
    expect(new Set(found.keys())).toEqual(orderIds);
    for (const [orderId, fills] of found) expect(fills).toEqual(all.filter((fill) => fill.orderId === orderId));
  });

  it('about thoughts, word for word', () => {
    const remembered = read.thoughts(500);
    const thoughts = history.thoughts({ ...anyone, search: null }, newest(500));
    expect(remembered.length).toBeGreaterThan(50);
    expect(thoughts.slice(0, remembered.length)).toEqual(remembered);
    const found = history.thoughtsAt([1, ...thoughts.map(({ seq }) => seq)]);
    expect(new Map([...found].sort(([a], [b]) => b - a))).toEqual(
      new Map(thoughts.map((thought) => [thought.seq, thought])),
    );
  });

  it('about thoughts by how they came out', () => {
    const all = history.thoughts({ ...anyone, search: null }, newest(5_000));
    const page = (filter: Partial<ThoughtFilter>) =>
      history.thoughts({ ...anyone, search: null, ...filter }, newest(5_000)).map(({ seq }) => seq);
    const seqs = (is: (outcome: DecisionOutcome) => boolean) =>
      all.filter(({ record }) => is(record.outcome)).map(({ seq }) => seq);
    const abstained = seqs(({ kind }) => kind === 'ABSTAINED');
    expect(abstained.length).toBeGreaterThan(3);
    expect(page({ outcome: 'ABSTAINED' })).toEqual(abstained);
    expect(page({ outcome: 'DECIDED' })).toEqual(seqs(({ kind }) => kind === 'DECIDED'));
    for (const cause of abstainCauses) {
      expect(page({ cause })).toEqual(seqs((outcome) => outcome.kind === 'ABSTAINED' && outcome.cause === cause));
    }
  });

  it('about candles of all six intervals', () => {
    for (const { symbol } of read.instruments) {
      for (const interval of candleIntervals) {
        const closed = read.candles(symbol, interval, 10_000).filter(({ isClosed }) => isClosed);
        const found = history.candles(symbol, interval, { before: null, after: null, limit: 10_000 });
        expect(found).toEqual(closed);
      }
    }
  });

  it('about participants, occasions, equity, standings and conservation', () => {
    expect(history.participants()).toEqual(read.participants());
    expect(history.occasions(newest(400))).toEqual(read.occasions(400).map(({ event }) => event));
    expect(history.equityCurve('ada')).toEqual(read.equityCurve('ada'));
    expect(history.leaderboard()).toEqual(read.leaderboard());
    expect(history.conservation()).toEqual([...read.conservation()].sort((a, b) => (a.asset < b.asset ? -1 : 1)));
  });

  it('about every event', () => {
    const events = entries.flatMap((entry) => entry.events);
    expect(walkEvents()).toEqual(events);
    const occasions = events.filter((event) => isOccasion(event, entries[0]?.command.time ?? 0));
    expect([...history.occasions(newest(10_000))].reverse()).toEqual(occasions);
  });
});

function walkEvents() {
  return walk(
    (page) => history.events(page.afterSeq ?? 0, 997),
    (event) => event.seq,
    'asc',
  );
}

describe('Pages meet without a gap and without a repetition', () => {
  it.each(['asc', 'desc'] as const)('trades and orders, %s', (direction) => {
    const trades = walk(
      (page) => history.trades(anyone, page),
      (trade) => trade.seq,
      direction,
    );
    expect(new Set(trades.map(({ seq }) => seq)).size).toBe(history.figures().tradeCount);
    expect(trades.length).toBe(history.figures().tradeCount);
    const orders = walk(
      (page) => history.orders(forget(), page),
      (order) => order.placedSeq,
      direction,
    );
    expect(orders.length).toBe(history.orders(forget(), newest(100_000)).length);
  });

  it.each(['asc', 'desc'] as const)('postings come whole by command, %s', (direction) => {
    const posted = entries.flatMap(({ events }) => events).filter((event) => event.type === 'FundsPosted');
    const expected = posted.flatMap(({ seq, postings }) => postings.map((posting, index) => ({ seq, index, posting })));
    const rows = walk(
      (page) => history.postings(null, page),
      (row) => row.seq,
      direction,
    );
    const found = rows.map(({ seq, index, causeSeq: _cause, time: _time, ...posting }) => ({ seq, index, posting }));
    expect(direction === 'asc' ? found : found.reverse()).toEqual(expected);
  });

  it('postings of one account are those that touch it', () => {
    const all = history.postings(null, newest(1_000_000));
    const touching = all.filter(({ from, to }) => from.account === 'ada' || to.account === 'ada');
    expect(
      walk(
        (page) => history.postings('ada', page),
        (row) => row.seq,
        'desc',
      ),
    ).toEqual(touching);
    expect(history.postings('nobody', newest(10))).toEqual([]);
  });

  it.each(['HOLD', 'SETTLE', 'FUND'] as const)(
    'postings for the reason %s are those, of one account and of all',
    (reason) => {
      const all = history.postings(null, newest(1_000_000)).filter((row) => row.reason === reason);
      const moved = (participantId: string | null) =>
        walk(
          (page) => history.postings(participantId, page, reason),
          (row) => row.seq,
          'desc',
        );
      expect(all.length).toBeGreaterThan(0);
      expect(moved(null)).toEqual(all);
      expect(moved('ada')).toEqual(all.filter(({ from, to }) => from.account === 'ada' || to.account === 'ada'));
    },
  );
});

describe('The journal itself', () => {
  it('tells when its rows were committed, and its hash up to the last place that was kept', () => {
    const { lastSeq } = history.figures();
    const last = history.journalHash(lastSeq);
    expect(last).toEqual({ seq: lastSeq, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(history.journalHash(Number.MAX_SAFE_INTEGER)).toEqual(last);
    expect(history.journalHash(0)).toBeNull();
    const earlier = history.journalHash(lastSeq - 1);
    expect(earlier === null || earlier.seq < lastSeq).toBe(true);
    const at = history.committedAtMs([1, lastSeq, lastSeq + 1]);
    expect([...at.keys()]).toEqual([1, lastSeq]);
    expect([...at.values()].every(Number.isSafeInteger)).toBe(true);
  });
});

describe('Looking for words', () => {
  it('finds a thesis whatever the case, and takes pattern characters for themselves', () => {
    const find = (search: string) => history.thoughts({ ...anyone, search }, newest(1_000)).length;
    const decided = history
      .thoughts({ ...anyone, search: null }, newest(1_000))
      .filter(({ stance }) => stance !== null);
    expect(find('momentum OF 12_345')).toBe(decided.length);
    expect(find('50%')).toBe(decided.length);
    expect(find('5_%')).toBe(0);
    expect(find("'; drop table trades; --")).toBe(0);
  });
});

describe('Every query is bounded and indexed', () => {
  it('No query of the history walks a table that grows, nor sorts one', () => {
    askEverything();
    const file = openForReading(history.path);
    const plans = history.queries().map((text) => {
      const parameters = new Array<null>(text.split('?').length - 1).fill(null);
      const steps = file.prepare<unknown[], { detail: string }>(`explain query plan ${text}`).all(...parameters);
      return { text, steps: steps.map(({ detail }) => detail) };
    });
    const slow = plans.filter(({ steps }) => steps.some(isUnbounded));
    expect(plans.length).toBeGreaterThan(20);
    expect(slow).toEqual([]);
    file.close();
  });
});

/** Standings are read whole, one row an agent, and so is a list of what is asked for. */
function isUnbounded(step: string): boolean {
  return (/^SCAN/.test(step) && !/^SCAN (standings|json_each)/.test(step)) || /TEMP B-TREE/.test(step);
}

function askEverything(): void {
  const pages: Page[] = [
    newest(5),
    { beforeSeq: 900, afterSeq: null, limit: 5 },
    { beforeSeq: null, afterSeq: 9, limit: 5 },
  ];
  const markets = [null, 'AAPL/BTC'];
  const people = [null, 'ada'];
  for (const page of pages) {
    for (const market of markets) {
      for (const participantId of people) {
        history.trades({ market, participantId }, page);
        history.thoughts({ market, participantId, search: null }, page);
        history.thoughts({ market, participantId, search: 'x', outcome: 'ABSTAINED', cause: 'TIMEOUT' }, page);
        history.trades({ market, participantId, takerSide: 'BUY' }, page);
        for (const reason of [null, 'HOLD', 'SETTLE'] as const) history.postings(participantId, page, reason);
        for (const status of [null, 'NEW'] as const) {
          for (const side of [null, 'BUY'] as const) history.orders({ market, participantId, status, side }, page);
        }
      }
    }
    history.fills('ada', page);
    history.occasions(page);
  }
  history.candles('AAPL/BTC', 'S1', { before: null, after: null, limit: 5 });
  history.candles('AAPL/BTC', 'S1', { before: 9e15, after: 0, limit: 5 });
  history.ordersWithIds([1]);
  history.fillsOfOrders([1]);
  history.thoughtsAt([1]);
  history.latenciesMs([1]);
  history.committedAtMs([1]);
  history.journalHash(9);
}

describe('Beside the live writer', () => {
  it('a reader sees every commit at once, and cannot write', () => {
    const run = testRun(folder.path);
    const reader = new SqliteHistory(run.paths.ledger);
    const script = new MarketScript('live');
    for (let step = 0; step < 20; step += 1) {
      const durableSeq = run.journal.append(script.take(10));
      expect(reader.figures().lastSeq).toBe(durableSeq);
      expect(reader.events(durableSeq - 1, 10).at(-1)?.seq).toBe(durableSeq);
    }
    const file = openForReading(run.paths.ledger);
    expect(() => file.exec('delete from journal')).toThrow(/readonly/);
    file.close();
    reader.close();
  });
});
