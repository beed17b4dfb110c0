import type { SchemaNode } from './answer-schema.ts';

/** What models write for nothing. */
const NOTHING = new Set(['', '-', 'n/a', 'na', 'none', 'null', 'nil']);

const INTEGER = /^-?(0|[1-9][0-9]{0,15})$/;

/**
 * Reads a value as the schema means it, where there is exactly one way:
 *
 * - an integer written as a string (`"120"`, also in full-width digits); not `"1,000"`, `"2k"`, `"65%"`
 * - `"true"` and `"false"` as booleans
 * - words of a list in another case, such as `buy`
 * - "N/A", "none" and the like where null is allowed; no field at all too, unless an unknown one stands beside it
 * - one element, or null, where a list is expected
 * - a text becomes one line without control characters, cut where it is longer than allowed
 *
 * Everything else stays as it is, for the validator to refuse. Unknown fields stay too; the validator drops them.
 */
export function coerce(value: unknown, schema: SchemaNode): unknown {
  if (schema.anyOf !== undefined) return coerceNullable(value, schema.anyOf);
  if (schema.enum !== undefined) return coerceWord(value, schema.enum);
  switch (schema.type) {
    case 'object':
      return coerceObject(value, schema.properties ?? {});
    case 'array':
      return coerceList(value, schema.items ?? {});
    case 'integer':
      return coerceInteger(value);
    case 'boolean':
      return coerceBoolean(value);
    case 'string':
      return coerceText(value, schema.maxLength);
    default:
      return value;
  }
}

function coerceNullable(value: unknown, options: readonly SchemaNode[]): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && NOTHING.has(value.trim().toLowerCase())) return null;
  const option = options.find(({ type }) => type !== 'null');
  return option === undefined ? value : coerce(value, option);
}

function coerceWord(value: unknown, words: readonly string[]): unknown {
  if (typeof value !== 'string') return value;
  const wanted = value.trim().toUpperCase();
  return words.find((word) => word.toUpperCase() === wanted) ?? value;
}

function coerceObject(value: unknown, properties: Readonly<Record<string, SchemaNode>>): unknown {
  if (!isObject(value)) return value;
  // A field that is missing beside one nobody knows may be that one, misspelt: then it is not taken for null.
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(properties, key));
  const read = Object.entries(properties).flatMap(([key, schema]) => {
    if (unknown.length === 0 || Object.hasOwn(value, key)) return [[key, coerce(value[key], schema)] as const];
    const misspelt = schema.anyOf === undefined ? undefined : unknown.find((name) => begins(key, name));
    return misspelt === undefined ? [] : [[key, misspelt] as const];
  });
  return Object.fromEntries(read.filter(([, part]) => part !== undefined));
}

/** `stop_loss` and `stopLoss` begin `stopLossSats`: a name so close, in the place of a number, is refused by its text. */
function begins(key: string, name: string): boolean {
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  return letters.length >= 4 && key.toLowerCase().startsWith(letters);
}

function coerceList(value: unknown, item: SchemaNode): unknown {
  if (value === null) return [];
  if (Array.isArray(value)) return value.map((element) => coerce(element, item));
  const element = coerce(value, item);
  const fits = item.type === 'object' ? isObject(element) : Number.isSafeInteger(element);
  return fits ? [element] : value;
}

function coerceInteger(value: unknown): unknown {
  if (typeof value === 'number') return Object.is(value, -0) ? 0 : value;
  if (typeof value !== 'string') return value;
  const digits = value.normalize('NFKC').trim();
  return INTEGER.test(digits) ? Number(digits) + 0 : value;
}

function coerceBoolean(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  return word === 'true' || word === 'false' ? word === 'true' : value;
}

/** Line breaks, other controls, and the marks that turn the direction of what stands beside them. */
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

function coerceText(value: unknown, maxLength = Number.POSITIVE_INFINITY): unknown {
  if (typeof value !== 'string') return value;
  const line = value.toWellFormed().replace(CONTROLS, ' ').trim();
  if (line.length <= maxLength) return line;
  const kept = line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '');
  return `${kept.trimEnd()}…`;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
