import { expect, test } from 'vitest';
import { latest, latestByKey, newestRows } from './folds.ts';

const header = { epoch: 'a', firstSeq: 1, lastSeq: 1, prevSeq: 0, __typename: 'Batch' };
type Row = { readonly seq: number; readonly text: string };
const rows = (...seqs: number[]) => seqs.map((seq) => ({ seq, text: `row ${seq}` }));
const batch = (isSnapshot: boolean, values: readonly Row[]) => ({ ...header, isSnapshot, values });
const three = newestRows(({ values }: ReturnType<typeof batch>) => values, 3);
const seqsAfter = (old: readonly Row[], added: readonly Row[]) =>
  three.apply(old, batch(false, added))?.map(({ seq }) => seq);

test('the newest rows are kept, and are the same list when nothing came', () => {
  const old = rows(1, 2, 3);
  expect(three.apply(old, batch(false, []))).toBe(old);
  expect(seqsAfter(old, rows(4, 5))).toEqual([3, 4, 5]);
  expect(seqsAfter(old, rows(4, 5, 6, 7))).toEqual([5, 6, 7]);
});

test('a row that comes again takes its own place', () => {
  expect(three.apply(rows(1, 2), batch(false, [{ seq: 1, text: 'moved on' }]))).toEqual([
    { seq: 1, text: 'moved on' },
    { seq: 2, text: 'row 2' },
  ]);
});

test('a snapshot replaces what was there', () => {
  expect(three.apply(rows(1, 2), batch(true, rows(9)))).toEqual(rows(9));
});

test('of many things the newest value of each is kept, until a snapshot says what there is', () => {
  const byText = latestByKey(
    ({ values }: ReturnType<typeof batch>) => values,
    ({ text }) => text,
  );
  const first = byText.apply(
    byText.empty,
    batch(true, [
      { seq: 1, text: 'a' },
      { seq: 2, text: 'b' },
    ]),
  );
  const second = byText.apply(first ?? byText.empty, batch(false, [{ seq: 3, text: 'a' }]));
  expect([...(second ?? [])].map(([key, { seq }]) => [key, seq])).toEqual([
    ['a', 3],
    ['b', 2],
  ]);
  expect(byText.apply(second ?? byText.empty, batch(true, [{ seq: 4, text: 'b' }]))?.size).toBe(1);
});

test('of one thing the newest value is kept', () => {
  const rules = latest(({ firstSeq }: typeof header) => firstSeq);
  expect(rules.apply(rules.empty, header)).toBe(1);
});
