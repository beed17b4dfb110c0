import type { Kernel } from './kernel.ts';
import type { KernelState } from './kernel-state.ts';

const VIEW = 'view/';

/** Items of a list that are written at once. */
const CHUNK = 100;

/** Lists up to this length may hold much in each item, a market's candles for example: they are written item by item. */
const SHORT = 64;

/** How deep in a part lists and objects are written piece by piece. */
const DEPTH = 5;

/**
 * The text of a snapshot in small pieces: a line for each part of the kernel, `["name",what it remembers]`. Each piece is
 * made when it is asked for, so the kernel must stand still until the last one.
 */
export function* snapshotText(kernel: Kernel): Generator<string> {
  const { view, ...parts } = kernel.state();
  const views = Object.entries(view).map(([name, make]) => [`${VIEW}${name}`, make] as const);
  for (const [name, make] of [...Object.entries(parts), ...views]) {
    yield `[${JSON.stringify(name)},`;
    yield* pieces(make(), DEPTH);
    yield ']\n';
  }
}

function* pieces(value: unknown, depth: number): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) yield JSON.stringify(value);
  else if (Array.isArray(value)) yield* value.length > SHORT ? listPieces(value) : itemPieces(value, depth);
  else yield* objectPieces(value, depth);
}

function* listPieces(list: readonly unknown[]): Generator<string> {
  yield '[';
  for (let start = 0; start < list.length; start += CHUNK) {
    const text = JSON.stringify(list.slice(start, start + CHUNK)).slice(1, -1);
    yield start === 0 ? text : `,${text}`;
  }
  yield ']';
}

function* itemPieces(list: readonly unknown[], depth: number): Generator<string> {
  for (const [index, item] of list.entries()) {
    yield index === 0 ? '[' : ',';
    // In a list JSON writes null for what is not there.
    yield* pieces(item ?? null, depth - 1);
  }
  yield list.length === 0 ? '[]' : ']';
}

function* objectPieces(object: object, depth: number): Generator<string> {
  const fields = Object.entries(object).filter(([, value]) => value !== undefined);
  for (const [index, [name, value]] of fields.entries()) {
    yield `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`;
    yield* pieces(value, depth - 1);
  }
  yield fields.length === 0 ? '{}' : '}';
}

/** What a snapshot says. Whatever is wrong in it shows when a kernel is restored from it. */
export function readSnapshotText(body: Uint8Array): KernelState {
  const lines = new TextDecoder().decode(body).split('\n').slice(0, -1);
  const parts = lines.map((line) => JSON.parse(line) as readonly [string, unknown]);
  const isView = ([name]: readonly [string, unknown]) => name.startsWith(VIEW);
  const view = parts.filter(isView).map(([name, value]) => [name.slice(VIEW.length), value] as const);
  const rest = parts.filter((part) => !isView(part));
  return { ...Object.fromEntries(rest), view: Object.fromEntries(view) } as KernelState;
}
