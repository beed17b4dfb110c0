import { expect, test } from 'vitest';
import { fileName, stampOf, toCsv, toJson, units } from './table.ts';

const csvOf = (cell: string | number | boolean | null): string =>
  toCsv({ columns: ['a'], rows: [[cell]] })
    .replace('\ufeffa\r\n', '')
    .replace(/\r\n$/, '');

test.each([
  ['=HYPERLINK("http://a.example")', `"'=HYPERLINK(""http://a.example"")"`],
  ['+1+1', "'+1+1"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  [' =1', "' =1"],
  ['\uff1d1', "'\uff1d1"],
])('words that a spreadsheet would take for a formula are made text: %j', (cell, text) => {
  expect(csvOf(cell)).toBe(text);
});

test.each([
  ['-50', '-50'],
  ['-0.5', '-0.5'],
  [-7, '-7'],
  [null, ''],
  [true, 'true'],
  ['9007199254740993', '9007199254740993'],
  ['a "b", c', '"a ""b"", c"'],
  ['two\nlines', '"two\nlines"'],
])('figures and plain words stay what they are: %j', (cell, text) => {
  expect(csvOf(cell)).toBe(text);
});

test('JSON says where the rows come from and names every cell', () => {
  const json = toJson(
    { columns: ['market', 'priceSats'], rows: [['TSLA/BTC', '431250']] },
    { seed: 's', filter: null },
  );
  expect(JSON.parse(json)).toEqual({ seed: 's', filter: null, rows: [{ market: 'TSLA/BTC', priceSats: '431250' }] });
});

test('the name of a file says run, market, table and time, whatever a seed is made of', () => {
  const time = stampOf(Date.UTC(2026, 0, 5, 14, 32, 7));
  expect(fileName(['young', '../../a b', 'TSLA', '', 'tape', time], 'csv')).toBe(
    'young_a-b_TSLA_tape_2026-01-05T14-32-07.csv',
  );
});

test('quantities are written in plain digits', () => {
  expect(units('-1234567', 10)).toBe('-123456.7');
});
