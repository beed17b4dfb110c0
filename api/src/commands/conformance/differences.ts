import { isDeepStrictEqual } from 'node:util';
import type { Expectation } from './scenario-file.ts';
import type { Outcome, SizeLine } from './step-outcome.ts';

/** Something that is not as the file says. */
export type Difference = { readonly what: string; readonly expected: unknown; readonly got: unknown };

type Line = Readonly<Record<string, unknown>>;

/** An absent list means that nothing of the kind happened; absent fields of its lines are not looked at. */
export function differencesOf(expected: Expectation, outcome: Outcome): Difference[] {
  return [
    ...ofValue('result', expected.result, resultAsTold(expected, outcome)),
    ...ofValue('reason', expected.reason ?? undefined, outcome.reason),
    ...ofLines('trades', expected.trades, outcome.trades),
    ...ofLines('cancels', expected.cancels, cancelsAsTold(expected, outcome)),
    ...ofLines('decrements', expected.decrements, decrementsAsTold(expected, outcome)),
    ...ofValue('triggered', expected.triggered ?? [], outcome.triggered),
    ...ofValue('keptPriority', expected.keptPriority ?? undefined, outcome.keptPriority),
    ...ofValue('auctionPrice', expected.auctionPrice, outcome.auctionPrice),
  ];
}

/** A rejection that nobody expected is told with its reason. */
function resultAsTold(expected: Expectation, { result, reason }: Outcome): string {
  return result === 'rejected' && expected.result !== 'rejected' ? `rejected (${reason})` : result;
}

export function ofValue(what: string, expected: unknown, got: unknown): Difference[] {
  return expected === undefined || isDeepStrictEqual(expected, got) ? [] : [{ what, expected, got }];
}

function ofLines(what: string, expected: readonly Line[] | null | undefined, got: readonly Line[]): Difference[] {
  const lines = expected ?? [];
  const shown = got.map((line, index) => likeLine(line, lines[index]));
  return isDeepStrictEqual(lines.map(plainLine), shown) ? [] : [{ what, expected: lines, got: shown }];
}

/** The fields that the file talks about; an unexpected line is shown in the words of its kind. */
function likeLine(line: Line, pattern: Line | undefined): Line {
  if (pattern !== undefined) return pick(line, Object.keys(plainLine(pattern)));
  const names = line.isAuction === true ? ['buy', 'sell'] : ['maker', 'taker'];
  return pick(line, ['id', ...names, 'price', 'qty', 'reason']);
}

function pick(line: Line, keys: readonly string[]): Line {
  return Object.fromEntries(keys.filter((key) => line[key] !== undefined).map((key) => [key, line[key]]));
}

function plainLine(line: Line): Line {
  return pick(line, Object.keys(line));
}

/**
 * The format leaves open how a decrement is told of the order that it uses up: as a cancel of the size that it had, or
 * as a decrement like the other's and a cancel of nothing. Both say the same, so both are understood.
 */
function decrementsAsTold({ decrements }: Expectation, outcome: Outcome): readonly SizeLine[] {
  const told = decrements?.map(({ id }) => id) ?? [];
  const usedUp = outcome.cancels.filter(({ id, reason }) => reason === 'stp' && told.includes(id));
  const all = [...outcome.decrements, ...usedUp.map(({ id, qty }) => ({ id, qty }))];
  return usedUp.length === 0 ? all : all.sort((a, b) => told.indexOf(a.id) - told.indexOf(b.id));
}

function cancelsAsTold({ cancels, decrements }: Expectation, outcome: Outcome) {
  const isSplit = (decrements ?? []).length > 0;
  return outcome.cancels.map((line, index) => {
    const isUsedUp = isSplit && line.reason === 'stp' && cancels?.[index]?.qty === 0;
    return isUsedUp ? { ...line, qty: 0 } : line;
  });
}
