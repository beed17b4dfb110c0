import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NONE } from '../util/integer-index.ts';
import { BUY, GTC, LIMIT, packFlags, STP_NONE, WAITING } from './codes.ts';
import { OrderTable, shown } from './order-table.ts';
import { WorkingOrder } from './working-order.ts';

const seed = Number(process.env.TABLE_SEED ?? 20_260_105);

function orderOf(orderId: number, account: number, more: Partial<WorkingOrder> = {}): WorkingOrder {
  const flags = packFlags(BUY, LIMIT, GTC, STP_NONE);
  const sizes = { ticks: 100, quantityLots: 9, remainingLots: 9 };
  return Object.assign(new WorkingOrder(), { orderId, account, flags, ...sizes, ...more });
}

/** With a stop price, a hidden part, a date and another leg. */
function special(order: WorkingOrder): WorkingOrder {
  order.setTerms(5, 4, Number.MAX_SAFE_INTEGER, 3);
  return order;
}

test(`D04 orders come and go; what is left is found, by id and by owner, and hashes alike (seed ${seed})`, () => {
  const anyStep = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 3, max: 7 }));
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 200 }), (steps) => {
      const table = new OrderTable((account) => account * 17);
      const owners = new Map<number, number>();
      for (const [orderId, account] of steps) {
        if (owners.delete(orderId)) table.remove(table.find(orderId));
        else {
          owners.set(orderId, account);
          table.add(0, orderOf(orderId, account), 0, NONE, NONE);
        }
      }
      const fresh = new OrderTable((account) => account * 17);
      for (const [orderId, account] of [...owners].reverse()) fresh.add(0, orderOf(orderId, account), 0, NONE, NONE);
      expect(table.size).toBe(owners.size);
      expect(table.digest.toHex()).toBe(fresh.digest.toHex());
      for (const account of [3, 4, 5, 6, 7]) {
        const ids = [...owners].filter(([, owner]) => owner === account).map(([orderId]) => orderId);
        expect(table.ofOwner(account).map((row) => table.orderId(row))).toEqual(ids.sort((a, b) => a - b));
        expect(table.hasOrders(account)).toBe(ids.length > 0);
      }
    }),
    { seed, numRuns: 100 },
  );
});

test('D02 what is loaded from a row is what was added', () => {
  const table = new OrderTable(() => 1);
  const order = special(orderOf(2 ** 31 - 1, 5, { ticks: 2 ** 31 - 1, quantityLots: 2 ** 31 - 1, remainingLots: 8 }));
  const row = table.add(1, order, 0, NONE, NONE);
  table.setHeldAmount(row, Number.MAX_SAFE_INTEGER);
  const loaded = new WorkingOrder();
  table.load(row, loaded);
  expect({ ...loaded }).toEqual({ ...order, heldAmount: Number.MAX_SAFE_INTEGER });
  expect([table.displayedLots(row), table.hiddenLots(row), table.market(row)]).toEqual([4, 4, 1]);
});

test('D02 a row that is used again remembers nothing', () => {
  const table = new OrderTable(() => 1);
  const row = table.add(0, special(orderOf(1, 5)), 77, NONE, NONE);
  table.remove(row);
  const again = table.add(0, orderOf(2, 4), 0, NONE, NONE);
  expect(again).toBe(row);
  expect([table.stopTicks(again), table.displayLots(again), table.linkedOrderId(again), table.expireAt(again)]).toEqual(
    [0, 0, 0, 0],
  );
  expect([table.heldAmount(again), table.level(again), table.find(1)]).toEqual([0, NONE, NONE]);
});

test('D03 who stands behind whom is not who stands before whom', () => {
  const digests = [
    [1, 2],
    [2, 1],
  ].map((queue) => {
    const table = new OrderTable(() => 1);
    let older = NONE;
    for (const orderId of queue) older = table.add(0, orderOf(orderId, 3), 0, 0, older);
    return table.digest.toHex();
  });
  expect(new Set(digests).size).toBe(2);
});

test('D03 a queue that has lost an order is as if the order had never been in it', () => {
  const queueOf = (...orderIds: number[]) => {
    const table = new OrderTable(() => 1);
    let older = NONE;
    for (const orderId of orderIds) older = table.add(0, orderOf(orderId, 3), 0, 0, older);
    return table;
  };
  const table = queueOf(1, 2, 3);
  expect(table.digest.toHex()).not.toBe(queueOf(1, 3).digest.toHex());
  const gone = table.find(2);
  table.dequeue(gone);
  table.remove(gone);
  expect(table.digest.toHex()).toBe(queueOf(1, 3).digest.toHex());
});

test.each<[string, (table: OrderTable, row: number) => void, Partial<WorkingOrder>]>([
  ['a fill', (table, row) => table.take(row, 4), { remainingLots: 5 }],
  ['a new size', (table, row) => table.setSize(row, 20, 11, 11), { quantityLots: 20, remainingLots: 11 }],
])('D07 %s reaches a digest that has been asked for before', (_, change, expected) => {
  const table = new OrderTable(() => 1);
  const row = table.add(0, orderOf(1, 3), 0, NONE, NONE);
  const before = table.digest.toHex();
  change(table, row);
  const fresh = new OrderTable(() => 1);
  fresh.add(0, orderOf(1, 3, expected), 0, NONE, NONE);
  expect(table.digest.toHex()).toBe(fresh.digest.toHex());
  expect(table.digest.toHex()).not.toBe(before);
});

test('D07 the end of a pair reaches a digest that has been asked for before', () => {
  const table = new OrderTable(() => 1);
  const order = orderOf(1, 3);
  order.link(2);
  const row = table.add(0, order, 0, NONE, NONE);
  const before = table.digest.toHex();
  table.unlinkPair(row);
  expect(table.digest.toHex()).not.toBe(before);
});

test('M21 a table that has grown once does not grow again for as many orders', () => {
  const table = new OrderTable(() => 1);
  const fill = () => {
    for (let orderId = 1; orderId <= 2000; orderId += 1) table.add(0, orderOf(orderId, 3), 0, NONE, NONE);
  };
  fill();
  const { bytes } = table;
  for (let orderId = 1; orderId <= 2000; orderId += 1) table.remove(table.find(orderId));
  expect([table.size, table.digest.toHex()]).toEqual([0, '0'.repeat(16)]);
  fill();
  expect(table.bytes).toBe(bytes);
});

test('T01 a waiting order is told from a resting one', () => {
  const table = new OrderTable(() => 1);
  const [resting, waiting] = [orderOf(1, 3), orderOf(2, 3)].map((order, index) => {
    if (index === 1) order.flags |= WAITING;
    return table.add(0, order, 0, NONE, NONE);
  });
  expect([table.isWaiting(resting ?? NONE), table.isWaiting(waiting ?? NONE)]).toEqual([false, true]);
});

test.each([
  [0, 9, 9],
  [4, 9, 4],
  [9, 9, 9],
  [12, 9, 9],
])('I01 with displayLots %i an order of %i shows %i', (displayLots, remainingLots, expected) => {
  expect(shown(displayLots, remainingLots)).toBe(expected);
});
