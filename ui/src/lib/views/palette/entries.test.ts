import { expect, test } from 'vitest';
import { type Entry, find, type Kind, pieces } from './entries.ts';
import { fitOf } from './fuzzy.ts';

const entry = (kind: Kind, title: string, more: Partial<Entry> = {}): Entry => ({
  id: title,
  kind,
  title,
  run: () => {},
  ...more,
});

const ENTRIES = [
  entry('Market', 'AAPL', { detail: 'Apple' }),
  entry('Market', 'TSLA', { detail: 'Tesla' }),
  entry('Agent', 'Kelvin', { detail: 'momentum' }),
  entry('Control', 'Think now: Kelvin', { quiet: true }),
  entry('Control', 'Speed 25×'),
  entry('Control', 'One step', { rests: 'the run is idle' }),
  entry('Look', 'High contrast', { also: 'theme' }),
];

const titles = (query: string): string[] =>
  find(ENTRIES, query).flatMap(({ found }) => found.map((each) => each.entry.title));

test.each([
  ['aapl', 'AAPL'],
  ['apple', 'AAPL'],
  ['tsl', 'TSLA'],
  ['kelvin', 'Kelvin'],
  ['momentum', 'Kelvin'],
  ['think kel', 'Think now: Kelvin'],
  ['sp25', 'Speed 25×'],
  ['theme', 'High contrast'],
  ['control step', 'One step'],
])('%s finds %s first', (query, title) => {
  expect(titles(query)[0]).toBe(title);
});

test('nothing is found for words that fit nothing', () => {
  expect(find(ENTRIES, 'zzz')).toEqual([]);
});

test('while nothing is asked all are listed by kind, without what has too many of its like', () => {
  expect(find(ENTRIES, ' ').map(({ title, found }) => `${title} ${found.length}`)).toEqual([
    'Markets 2',
    'Controls 2',
    'Agents 1',
    'Look 1',
  ]);
});

test('the letters that a query takes are told apart', () => {
  const letters = fitOf('Speed 25×', 'sp25')?.letters ?? [];
  expect(
    pieces('Speed 25×', letters)
      .filter(({ taken }) => taken)
      .map(({ text }) => text),
  ).toEqual(['Sp', '25']);
});
