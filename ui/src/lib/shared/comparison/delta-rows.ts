import type { BoardRow } from './compared-run.ts';

/** One participant in both runs; null where it took no part. */
export type DeltaRow = {
  readonly participant: string;
  readonly name: string;
  readonly first: BoardRow | null;
  readonly second: BoardRow | null;
  /** Return in the second run less that in the first, basis points. */
  readonly deltaBps: number | null;
};

/** In the order of the first board; who is only on the second comes last. */
export function deltaRows(first: readonly BoardRow[], second: readonly BoardRow[]): readonly DeltaRow[] {
  const inSecond = new Map(second.map((row) => [row.participant, row]));
  const inFirst = new Set(first.map((row) => row.participant));
  return [
    ...first.map((row) => deltaRow(row, inSecond.get(row.participant) ?? null)),
    ...second.filter((row) => !inFirst.has(row.participant)).map((row) => deltaRow(null, row)),
  ];
}

function deltaRow(first: BoardRow | null, second: BoardRow | null): DeltaRow {
  const known = first ?? second;
  return {
    participant: known?.participant ?? '',
    name: known?.name ?? '',
    first,
    second,
    deltaBps: first === null || second === null ? null : second.returnBps - first.returnBps,
  };
}
