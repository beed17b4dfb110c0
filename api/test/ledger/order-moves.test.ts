import { beforeAll, describe, expect, test } from 'vitest';
import type { OrderMove } from '../../src/ledger/history.ts';
import { SqliteHistory } from '../../src/ledger/sqlite-history.ts';
import { createReadModel } from '../../src/projections/read-model.ts';
import { orderRows } from '../../src/simulation/feeds/order-rows.ts';
import { rowFold } from '../../src/simulation/row-fold.ts';
import { MarketScript } from './market-script.ts';
import { tempFolder } from './temp-folder.ts';
import { testRun } from './test-run.ts';

const folder = tempFolder();
const PEOPLE = ['ada', 'bob'];

let history: SqliteHistory;
/** What the feed was told while it happened. */
const live: OrderMove[] = [];

beforeAll(() => {
  const read = createReadModel();
  const run = testRun(folder.path, rowFold(read));
  const script = new MarketScript('moves');
  for (let batch = 0; batch < 60; batch += 1) {
    const entries = script.take(50);
    for (const event of entries.flatMap(({ events }) => events)) {
      read.apply(event);
      for (const { seq, key, item } of orderRows(event, read)) live.push({ seq, orderId: item, participantId: key });
    }
    run.journal.append(entries);
  }
  history = new SqliteHistory(run.paths.ledger);
});

const inOrder = (moves: readonly OrderMove[]) =>
  moves.toSorted((a, b) => a.seq - b.seq || a.orderId - b.orderId).map(({ seq, orderId }) => `${seq}:${orderId}`);

/** All pages, one behind the other. */
function walk(people: readonly string[] | null, limit: number): readonly OrderMove[] {
  const all: OrderMove[] = [];
  for (let after = 0; ; ) {
    const page = history.orderMoves(people, after, limit);
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined) return all;
    after = last.seq;
  }
}

describe('FD03 the file tells the moves of orders that the feed was told', () => {
  test.each([3, 7, 500])('all of them, in pages of %i', (limit) => {
    expect(live.length).toBeGreaterThan(1_000);
    expect(inOrder(walk(null, limit))).toEqual(inOrder(live));
  });

  test.each([3, 500])('of some participants the last one of each order, in pages of %i', (limit) => {
    const ours = live.filter(({ participantId }) => PEOPLE.includes(participantId));
    const last = [...new Map(ours.map((move) => [move.orderId, move])).values()];
    expect(last.length).toBeGreaterThan(100);
    expect(inOrder(walk(PEOPLE, limit))).toEqual(inOrder(last));
  });
});
