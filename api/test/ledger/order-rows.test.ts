import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../src/ledger/journal.ts';
import { openRun, type WritableRun } from '../../src/ledger/run-folder.ts';
import { SqliteHistory } from '../../src/ledger/sqlite-history.ts';
import { createReadModel } from '../../src/projections/read-model.ts';
import type { ReadModel } from '../../src/projections/views.ts';
import { AAPL, EventLine } from '../kit/event-line.ts';
import { tempFolder } from './temp-folder.ts';
import { testRun } from './test-run.ts';
import { entriesOf } from './written-line.ts';

const folder = tempFolder();
const ALL = { beforeSeq: null, afterSeq: null, limit: 1_000 } as const;
const about = { market: AAPL, participantId: 'nobody' } as const;

const stop = { kind: 'STOP', stopPriceSats: 105, priceSats: null, quantityLots: 6 } as const;

/** Stops, icebergs, dates, pairs, decrements and an auction, one after the other. */
function everyKind(): EventLine {
  const line = EventLine.open('ada');
  const waiting = line.accept({ kind: 'STOP_LIMIT', stopPriceSats: 95, side: 'SELL', priceSats: 90, displayLots: 1 });
  const triggered = line.accept(stop);
  line.tell({ type: 'OrderTriggered', orderId: triggered, ...about });
  line.meet(line.accept({ side: 'SELL', priceSats: 106, quantityLots: 4 }), triggered, 4);
  line.cancel(triggered, 2, 'NO_LIQUIDITY');
  const replaced = { priceSats: null, quantityLots: 9, remainingLots: 9, keptPriority: true };
  line.tell({ type: 'OrderReplaced', orderId: line.accept(stop), ...about, ...replaced });
  line.cancel(line.accept({ timeInForce: 'GTD', expireAt: 1_900_000_000_000 }), 1, 'EXPIRED');
  const limit = line.accept({ linkedOrderId: waiting });
  const shrunk = line.accept({ quantityLots: 10, displayLots: 5 });
  line.tell({ type: 'OrderDecremented', orderId: shrunk, ...about, decrementLots: 3, remainingLots: 7 });
  line.meet(limit, shrunk, 1, { isAuction: true });
  line.tell({ type: 'AuctionStarted', market: AAPL, reason: 'REQUESTED', endsAt: null });
  line.tell({ type: 'BuyInStarted', ...about, quantityLots: 3 });
  return line;
}

function write(run: WritableRun, entries: readonly JournalEntry[]): ReadModel {
  const read = createReadModel();
  for (const event of entries.flatMap(({ events }) => events)) read.apply(event);
  run.journal.append(entries);
  return read;
}

function rowsOf(path: string, table: string): readonly unknown[] {
  const history = new SqliteHistory(path);
  const orders = history.orders({ market: null, participantId: null, status: null, side: null }, ALL);
  const rows = table === 'orders' ? orders : history.trades({ market: null, participantId: null }, ALL);
  history.close();
  return rows;
}

describe('The rows of orders and trades say what the fold says', () => {
  it('T01 T04 I01 G01 C01 M27 U08 about stops, icebergs, dates, pairs, decrements and auctions', () => {
    const run = testRun(folder.path);
    const read = write(run, entriesOf(everyKind().events));
    const history = new SqliteHistory(run.paths.ledger);
    const orders = history.orders({ market: null, participantId: null, status: null, side: null }, ALL);
    expect(orders.length).toBe(7);
    for (const view of orders) expect(view).toEqual(read.order(view.order.orderId));
    expect(orders.map(({ status }) => status)).toEqual(expect.arrayContaining(['EXPIRED', 'CANCELED', 'NEW']));
    expect(history.orders({ market: null, participantId: null, status: 'EXPIRED', side: null }, ALL)).toHaveLength(1);
    expect(history.trades({ market: AAPL, participantId: null }, ALL)).toEqual(read.trades(AAPL, 100));
    expect(history.fills('nobody', ALL)).toEqual(read.fills('nobody', 100));
    expect(history.occasions(ALL)).toEqual(read.occasions(100).map(({ event }) => event));
    history.close();
  });

  it('also when the writer changes between any two events', () => {
    const entries = entriesOf(everyKind().events);
    const whole = testRun(folder.path);
    write(whole, entries);
    for (let cut = 4; cut < entries.length; cut += 3) {
      const first = testRun(folder.path);
      first.journal.append(entries.slice(0, cut));
      const { runId } = first.finish({ status: 'ENDED', reason: 'pause' });
      const second = openRun({ dataDir: folder.path, runId, now: () => 0 });
      second.journal.append(entries.slice(cut));
      for (const table of ['orders', 'trades']) {
        expect(rowsOf(second.paths.ledger, table), `${table}, cut at ${cut}`).toEqual(
          rowsOf(whole.paths.ledger, table),
        );
      }
    }
  });

  it('Q08 a quote gets a row when it is replaced or decremented, too', () => {
    const line = EventLine.open();
    const placed = [1, 2, 3].map(
      (orderId) => ({ orderId, side: 'BUY', priceSats: 90 + orderId, quantityLots: 5 }) as const,
    );
    line.tell({ type: 'QuotesReplaced', ...about, canceledOrderIds: [], placed });
    const size = { priceSats: 91, quantityLots: 4, remainingLots: 4, keptPriority: true };
    line.tell({ type: 'OrderReplaced', orderId: 1, ...about, ...size });
    line.tell({ type: 'OrderDecremented', orderId: 2, ...about, decrementLots: 3, remainingLots: 2 });
    const run = testRun(folder.path);
    write(run, entriesOf(line.events));
    const history = new SqliteHistory(run.paths.ledger);
    const found = history.ordersWithIds([1, 2, 3]);
    expect(found.get(1)).toMatchObject({ order: { quantityLots: 4 }, remainingLots: 4, status: 'NEW' });
    expect(found.get(2)).toMatchObject({ order: { quantityLots: 2 }, remainingLots: 2, status: 'NEW' });
    expect(found.has(3)).toBe(false);
    history.close();
  });
});
