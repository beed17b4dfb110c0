import { z } from 'zod';
import type { Bounds, Draw } from '../../traders/population-draws.ts';
import { plainNumber, type Quantity } from './quantities.ts';

/** What documents say about a field besides its description. */
export type FieldFacts = {
  readonly description: string;
  /** What a file writes, in words with an example. */
  readonly takes: string;
  readonly range: string;
};

type Path = readonly (string | number)[];

/** Hands what is wrong to zod: what was expected, where below the field. */
export type Refuse = (expected: string, path?: Path) => undefined;

/** A field read by a function of its own, so that every message says what was expected in the file's own words. */
export function field<T>(
  facts: FieldFacts,
  read: (value: unknown, refuse: Refuse) => T | undefined,
): z.ZodType<T, unknown> {
  const schema = z.unknown().transform((value, context): T => {
    let isRefused = false;
    const refuse: Refuse = (expected, path = []) => {
      isRefused = true;
      context.addIssue({ code: 'custom', message: expected, path: [...path] });
    };
    const result = read(value, refuse);
    return isRefused || result === undefined ? z.NEVER : result;
  });
  return schema.meta(facts);
}

/** A map of fields, no others; its complaint about another lists those it has. */
export function fields<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, { error: ({ code }) => (code === 'unrecognized_keys' ? known : undefined) });
}

/** Makes what another schema found wrong a fault of this one, below `prefix`; `skip` steps of its own path are no field here. */
export function passOn(context: z.RefinementCtx, error: z.ZodError | undefined, prefix: Path, skip = 0): void {
  for (const issue of error?.issues ?? []) {
    const path = [...prefix, ...issue.path.slice(skip)];
    context.issues.push({ ...issue, path } as unknown as z.core.$ZodRawIssue);
  }
}

export type Range = readonly [least: number, most: number];

/** A whole number of things, both ends of the range included. */
export function count(range: Range, description: string): z.ZodType<number, unknown> {
  const bounds = { least: range[0], most: range[1], isWhole: true };
  return field(factsOf(plainNumber, bounds, description), (value, refuse) =>
    readNumber(plainNumber, bounds, value, refuse),
  );
}

/** A number with a unit, both ends of the range included. */
export function quantity(of: Quantity, range: Range, description: string): z.ZodType<number, unknown> {
  const bounds = { least: range[0], most: range[1], isWhole: of !== plainNumber };
  return field(factsOf(of, bounds, description), (value, refuse) => readNumber(of, bounds, value, refuse));
}

/** The same, or a distribution from which every participant draws its own. */
export function drawable(of: Quantity, bounds: Bounds, description: string): z.ZodType<Draw, unknown> {
  const facts = factsOf(of, bounds, description);
  return field({ ...facts, takes: `${facts.takes} or distribution` }, (value, refuse) =>
    isMap(value) ? readDistribution(of, bounds, value, refuse) : readNumber(of, bounds, value, refuse),
  );
}

export function text(longest: number, description: string): z.ZodType<string, unknown> {
  const takes = `text of 1 to ${longest} characters`;
  return field({ description, takes: 'text', range: `1 to ${longest} characters` }, (value, refuse) => {
    const trimmed = typeof value === 'string' ? value.trim() : '';
    return trimmed.length >= 1 && trimmed.length <= longest ? trimmed : refuse(takes);
  });
}

export function choice<const T extends string>(options: readonly T[], description: string): z.ZodType<T, unknown> {
  const takes = `one of ${options.join(', ')}`;
  return field({ description, takes: 'one of', range: options.join(', ') }, (value, refuse) => {
    const found = options.find((option) => option === value);
    return found ?? refuse(takes);
  });
}

export function yesOrNo(description: string): z.ZodType<boolean, unknown> {
  return field({ description, takes: 'true or false', range: 'true, false' }, (value, refuse) =>
    typeof value === 'boolean' ? value : refuse('true or false'),
  );
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function factsOf(of: Quantity, bounds: Bounds, description: string): FieldFacts {
  return { description, takes: of.name, range: rangeText(of, bounds) };
}

function rangeText(of: Quantity, { least, most, isWhole }: Bounds): string {
  const range = Number.isFinite(most) ? `${of.write(least)} to ${of.write(most)}` : `${of.write(least)} or more`;
  return of === plainNumber && isWhole ? `${range}, whole` : range;
}

function readNumber(of: Quantity, bounds: Bounds, value: unknown, refuse: Refuse, path: Path = []): number | undefined {
  const number = of.read(value);
  if (number !== null && isWithin(number, bounds)) return number;
  refuse(`${of.expected}, ${rangeText(of, bounds)}`, path);
  return undefined;
}

function isWithin(number: number, { least, most, isWhole }: Bounds): boolean {
  return number >= least && number <= most && (!isWhole || Number.isInteger(number));
}

const KINDS = 'a distribution: one of uniform, exponential, normal, lognormal, choice';

function readDistribution(
  of: Quantity,
  bounds: Bounds,
  value: Readonly<Record<string, unknown>>,
  refuse: Refuse,
): Draw | undefined {
  const [kind, ...others] = Object.keys(value);
  if (kind === undefined || others.length > 0) return refuse(KINDS);
  const given = value[kind];
  const number = (item: unknown, ...path: Path) => readNumber(of, bounds, item, refuse, [kind, ...path]);
  switch (kind) {
    case 'exponential': {
      const mean = number(given);
      return mean === undefined ? undefined : { exponential: mean };
    }
    case 'choice': {
      const items = Array.isArray(given) && given.length > 0 ? given : null;
      if (items === null) return refuse(`a list of at least one value, each ${of.expected}`, [kind]);
      return { choice: items.flatMap((item, index) => number(item, index) ?? []) };
    }
    case 'uniform':
    case 'normal':
    case 'lognormal':
      return readPair(of, kind, given, number, refuse);
    default:
      return refuse(KINDS, [kind]);
  }
}

const PAIRS = {
  uniform: 'two values in order, such as [50s, 100s]: the ends',
  normal: 'two values: mean and standard deviation',
  lognormal: 'two values: the median, and the standard deviation of the logarithm as a plain number from 0 to 5',
} as const;

function readPair(
  of: Quantity,
  kind: keyof typeof PAIRS,
  given: unknown,
  number: (item: unknown, ...path: Path) => number | undefined,
  refuse: Refuse,
): Draw | undefined {
  const [first, second, ...others]: readonly unknown[] = Array.isArray(given) ? given : [];
  if (!Array.isArray(given) || given.length < 2 || others.length > 0) return refuse(PAIRS[kind], [kind]);
  const one = number(first, 0);
  const two = kind === 'uniform' ? number(second, 1) : spread(kind === 'normal' ? of : plainNumber, second);
  if (one === undefined || two === undefined) return undefined;
  const isSound = kind === 'uniform' ? two >= one : two >= 0 && (kind === 'normal' || (one > 0 && two <= 5));
  return isSound ? ({ [kind]: [one, two] } as unknown as Draw) : refuse(PAIRS[kind], [kind]);
}

/** A deviation has no range of its own; -1 is no deviation. */
function spread(of: Quantity, value: unknown): number {
  return of.read(value) ?? -1;
}
