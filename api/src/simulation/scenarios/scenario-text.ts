import { type Document, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml';

/** Where in a text something is, both counted from 1. */
export type Position = { readonly line: number; readonly column: number };

/** A text as it was written down: its value, and where each part of it stands. */
export type ScenarioText = {
  /** Plain data: maps, lists, strings, numbers, booleans, nulls. */
  readonly value: unknown;
  /** Where the value at a path stands, or (`key`) its name; null when the text does not say it. */
  locate(path: readonly PropertyKey[], what: 'key' | 'value'): Position | null;
};

export type TextProblem = Position & { readonly message: string };

const START: Position = { line: 1, column: 1 };

/** More references than that in one file are an attack on memory. */
const MOST_ALIASES = 100;

/** Reads YAML 1.2, and so JSON too. */
export function parseScenarioText(text: string): ScenarioText | readonly TextProblem[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const at = (offset: number) => positionOf(lineCounter, offset);
  const problems = [...document.errors, ...document.warnings].map(({ message, pos }) => ({ ...at(pos[0]), message }));
  if (problems.length > 0) return problems;
  const value = plainValue(document);
  if (value instanceof Error) return [{ ...START, message: value.message }];
  return { value, locate: (path, what) => locate(document.contents, path, what, at) };
}

/** An edge: the library throws at aliases without an anchor, and at too many of them. */
function plainValue(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function positionOf(lineCounter: LineCounter, offset: number): Position {
  const { line, col } = lineCounter.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function locate(
  root: ParsedNode | null,
  path: readonly PropertyKey[],
  what: 'key' | 'value',
  at: (offset: number) => Position,
): Position | null {
  let [key, value]: readonly unknown[] = [root, root];
  for (const step of path) {
    [key, value] = isMap(value) ? entryOf(value.items, step) : [itemOf(value, step), itemOf(value, step)];
    if (value === undefined && key === undefined) return null;
  }
  const offset = rangeStart(what === 'key' ? key : value) ?? rangeStart(key);
  return offset === null ? null : at(offset);
}

function entryOf(
  items: readonly { readonly key: unknown; readonly value: unknown }[],
  step: PropertyKey,
): readonly [unknown, unknown] {
  const found = items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return [found?.key, found?.value];
}

function itemOf(list: unknown, step: PropertyKey): unknown {
  return isSeq(list) && typeof step === 'number' ? list.items[step] : undefined;
}

function rangeStart(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  const { range } = node as Partial<ParsedNode>;
  return range?.[0] ?? null;
}
