import { expect, test } from 'vitest';
import { parsePriceTable } from './price-table.ts';

const HEADER = 'date,asset,open,high,low,close,volume';

test('rows come in order of time, whatever their order and the order of the columns', () => {
  const text =
    '\uFEFFAsset,Datetime,Close,Open,High,Low,Volume\nBTC,2024-03-01T15:30:00Z,11,10,12,9,5\nbtc,2024-03-01,10,10,10,10,0\n';
  expect(parsePriceTable(text)).toEqual({
    ok: true,
    rows: [
      { asset: 'BTC', time: 1_709_251_200_000, closeUsd: 10 },
      { asset: 'BTC', time: 1_709_307_000_000, closeUsd: 11 },
    ],
  });
});

test('the last day of a leap February is a day', () => {
  const table = parsePriceTable(`${HEADER}\n2024-02-29,BTC,1,1,1,1,1`);
  expect(table).toEqual({ ok: true, rows: [{ asset: 'BTC', time: 1_709_164_800_000, closeUsd: 1 }] });
});

test.each([
  ['', 'line 1: no column "date" or "datetime"'],
  ['date,asset,open,high,close,volume\n', 'line 1: no column "low"'],
  [HEADER, 'line 1: the header is followed by no rows'],
  [`${HEADER}\n2024-01-01,BTC,1,1,1,1`, 'line 2: 6 fields instead of 7'],
  [`${HEADER}\n01/02/2024,BTC,1,1,1,1,1`, 'line 2: "01/02/2024" is no date such as 2024-03-08 or 2024-03-08T14:30:00Z'],
  [`${HEADER}\n2023-02-29,BTC,1,1,1,1,1`, 'line 2: "2023-02-29" is no date such as 2024-03-08 or 2024-03-08T14:30:00Z'],
  [`${HEADER}\n2024-01-01,,1,1,1,1,1`, 'line 2: no asset'],
  [`${HEADER}\n2024-01-01,BTC,1,1,1,null,1`, 'line 2: a price is not a number above 0'],
  [`${HEADER}\n2024-01-01,BTC,1,1,0,1,1`, 'line 2: a price is not a number above 0'],
  [`${HEADER}\n2024-01-01,BTC,1,1,1,1,-4`, 'line 2: the volume is not a number of 0 or more'],
  [`${HEADER}\n2024-01-01,BTC,5,4,1,2,1`, 'line 2: low, open, close, high are out of order'],
  [`${HEADER}\n2024-01-01,BTC,1,1,1,1,1\n2024-01-01,btc,1,1,1,1,1`, 'line 3: repeats the bar of line 2'],
])('a bad file is refused by line and reason: %j', (text, problem) => {
  expect(parsePriceTable(text)).toEqual({ ok: false, problems: [problem] });
});

test('many bad rows are named up to a bound', () => {
  const rows = Array.from({ length: 30 }, () => 'never,BTC,1,1,1,1,1');
  const table = parsePriceTable([HEADER, ...rows].join('\n'));
  if (table.ok) throw new Error('accepted');
  expect(table.problems).toHaveLength(21);
  expect(table.problems.at(-1)).toBe('and 10 more');
});
