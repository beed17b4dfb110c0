import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Row = { readonly fault: string; readonly file: string; readonly title: string };

const rows: readonly Row[] = [
  { fault: 'the book has one side only', file: 'engine/market-cases-table.ts', title: 'a book with bids only' },
  { fault: 'all bots are off', file: 'simulation/market-cases.test.ts', title: 'all bots are off' },
  { fault: 'nobody is there at all', file: 'simulation/market-cases.test.ts', title: 'nobody is there' },
  { fault: 'the price reaches one tick', file: 'engine/market-cases-table.ts', title: 'its lowest price of one tick' },
  { fault: 'the price hits the band', file: 'engine/market-cases-table.ts', title: 'at the band limits are refused' },
  { fault: 'a trade would match itself', file: 'engine/market-cases-table.ts', title: 'who meets itself stops there' },
  { fault: 'more is sold than is owned', file: 'engine/market-cases-table.ts', title: 'selling 10 while owning 3' },
  { fault: 'two orders exceed the balance', file: 'engine/market-cases-table.ts', title: 'that are too much together' },
  { fault: 'sizes that are no numbers', file: 'engine/market-cases-table.ts', title: 'NaN, null and text are refused' },
  { fault: 'prices that are none', file: 'engine/market-cases-table.ts', title: 'prices of 1e-30' },
  { fault: 'thousands of orders by one', file: 'engine/spam.test.ts', title: 'orders are placed and canceled at once' },
  { fault: 'killed between commit and publish', file: 'crash/fault-points.ts', title: 'before publish' },
  { fault: 'killed while a file is migrated', file: 'crash/fault-points.ts', title: 'mid-migration' },
  { fault: 'the last snapshot is damaged', file: 'ledger/snapshots.test.ts', title: 'snapshot' },
  { fault: 'a run begins before 1970', file: 'ledger/odd-runs.test.ts', title: 'before 1970' },
  { fault: 'the clock is set back an hour', file: 'simulation/clock-cases.test.ts', title: 'back an hour' },
  { fault: 'the clock is set forward a day', file: 'simulation/clock-cases.test.ts', title: 'forward a day' },
  { fault: 'the clock is set to 1970', file: 'simulation/clock-cases.test.ts', title: 'to 1970' },
  { fault: 'the clock of a server is set', file: 'clock/clock-server.test.ts', title: 'is set to and fro' },
  { fault: 'the laptop sleeps for eight hours', file: 'simulation/clock-cases.test.ts', title: 'after a sleep of' },
  { fault: 'it is 29 February', file: 'simulation/date-cases.test.ts', title: '29 February' },
  { fault: 'a tick takes three', file: 'simulation/clock-cases.test.ts', title: 'slices that take' },
];

test.each(rows)('$fault: $file', ({ file, title }) => {
  expect(readFileSync(new URL(file, import.meta.url), 'utf8')).toContain(title);
});
