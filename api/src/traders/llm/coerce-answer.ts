import type { SchemaNode } from './answer-schema.ts';
import { fieldMeant, marketMeant, unitOf, wordMeant } from './answer-words.ts';
import { readWhole } from './read-number.ts';

/** What models write for nothing. */
const NOTHING = new Set([
  ...['', '-', '--', '—', '?', 'n/a', 'na', 'nan', 'none', 'null', 'nil', 'undefined', 'unknown', 'unsure', 'not set'],
  ...['not applicable', 'not specified', 'tbd', 'no', 'false', 'infinity', 'inf', '无', 'keine', 'ninguno', 'aucun'],
]);

/**
 * Reads a value as the schema means it, where there is exactly one way:
 *
 * - fields under another name (`answer-words.ts`), numbers in other writing (`read-number.ts`), words in another case or
 *   with the same meaning, a ticker without its quote asset
 * - yes, no, 1 and 0 as booleans
 * - "N/A", "none", zero and the like where null is allowed; no field at all too, unless an unknown one stands beside it
 * - one element, or null, where a list is expected; null in a list is nothing
 * - a text becomes one line without control characters, cut where it is longer than allowed
 *
 * Everything else stays as it is, for the validator to refuse. Unknown fields stay too; the validator drops them.
 *
 * @param field the name of the field it is the value of; tells what numbers count
 */
export function coerce(value: unknown, schema: SchemaNode, field = ''): unknown {
  if (schema.anyOf !== undefined) return coerceNullable(value, schema.anyOf, field);
  if (schema.enum !== undefined) return coerceWord(value, schema.enum, field);
  switch (schema.type) {
    case 'object':
      return completeAnswer(coerceObject(value, schema.properties ?? {}));
    case 'array':
      return coerceList(value, schema.items ?? {}, field);
    case 'integer':
      return coerceInteger(value, field);
    case 'boolean':
      return coerceBoolean(value);
    case 'string':
      return coerceText(value, schema.maxLength);
    default:
      return value;
  }
}

function coerceNullable(value: unknown, options: readonly SchemaNode[], field: string): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && NOTHING.has(value.trim().toLowerCase())) return null;
  const option = options.find(({ type }) => type !== 'null');
  if (option === undefined) return value;
  const read = coerce(value, option, field);
  const isNothing = read === 0 && (option.minimum ?? 0) > 0 && !ORDER_PRICES.has(field);
  return isNothing ? null : read;
}

function coerceWord(value: unknown, words: readonly string[], field: string): unknown {
  if (typeof value !== 'string') return value;
  const meant = field === 'market' ? marketMeant(value, words) : wordMeant(value, words);
  return meant ?? value;
}

function coerceObject(value: unknown, properties: Readonly<Record<string, SchemaNode>>): unknown {
  if (!isObject(value)) return value;
  const { known, unknown } = namedFields(value, Object.keys(properties));
  const read = Object.entries(properties).flatMap(([key, schema]) => {
    if (unknown.length === 0 || Object.hasOwn(known, key)) return [[key, coerce(known[key], schema, key)] as const];
    // A field that is missing beside one nobody knows may be that one, misspelt: then it is not taken for null.
    const misspelt = schema.anyOf === undefined ? undefined : unknown.find((name) => begins(key, name));
    return misspelt === undefined ? [] : [[key, misspelt] as const];
  });
  return Object.fromEntries(read.filter(([, part]) => part !== undefined));
}

type Named = {
  readonly known: Readonly<Record<string, unknown>>;
  /** Keys that name no field. */
  readonly unknown: readonly string[];
};

/** The values by the fields they are for. A field that two keys name differently has both values: nobody can tell which. */
export function namedFields(value: Readonly<Record<string, unknown>>, fields: readonly string[]): Named {
  const known: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const [key, part] of Object.entries(value)) {
    const field = fieldMeant(key, fields);
    if (field === undefined) unknown.push(key);
    else if (!Object.hasOwn(known, field)) known[field] = part;
    else if (field === key) known[field] = part;
    else if (!Object.hasOwn(value, field) && JSON.stringify(known[field]) !== JSON.stringify(part)) {
      known[field] = [known[field], part];
    }
  }
  return { known, unknown };
}

/** `stopLos` begins `stopLossSats`: a name so close, in the place of a number, is refused by its text. */
function begins(key: string, name: string): boolean {
  const letters = name.toLowerCase().replace(/[^a-z]/g, '');
  return letters.length >= 4 && key.toLowerCase().startsWith(letters);
}

function coerceList(written: unknown, item: SchemaNode, field: string): unknown {
  if (written === null || isNothing(written)) return [];
  const value = typeof written === 'string' ? listIn(written) : written;
  if (Array.isArray(value)) return value.map((element) => coerceElement(element, item, field));
  const element = coerceElement(value, item, field);
  const fits = item.type === 'object' ? isObject(element) : Number.isSafeInteger(element);
  return fits ? [element] : value;
}

/** A list, or its one object, that was written as a text of JSON. */
function listIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function coerceElement(value: unknown, item: SchemaNode, field: string): unknown {
  const read = coerce(value, item, field);
  return item.type === 'object' && isObject(read) ? completeOrder(read) : read;
}

function isNothing(value: unknown): boolean {
  return typeof value === 'string' && NOTHING.has(value.trim().toLowerCase());
}

/** Who names no order to withdraw withdraws none; who holds or only withdraws and names no order places none. */
function completeAnswer(read: unknown): unknown {
  if (!isObject(read) || read.stance === undefined) return read;
  const placesNone = read.stance === 'HOLD' || read.stance === 'CANCEL';
  return {
    ...read,
    cancelOrderIds: read.cancelOrderIds ?? [],
    ...(read.orders === undefined && placesNone ? { orders: [] } : {}),
  };
}

/** Prices that an order of some kinds must have: there a zero is no price, and refused. */
const ORDER_PRICES = new Set(['priceSats', 'stopPriceSats']);

/** What an order leaves open has one reading: it rests until canceled, and as a taker too; a zero is no price to wait for. */
function completeOrder(order: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { kind, timeInForce, postOnly, priceSats, stopPriceSats } = order;
  const isPriced = kind === 'LIMIT' || kind === 'STOP_LIMIT';
  const isStop = kind === 'STOP' || kind === 'STOP_LIMIT';
  return {
    ...order,
    timeInForce: timeInForce ?? (kind === 'MARKET' ? 'IOC' : 'GTC'),
    postOnly: postOnly ?? false,
    ...(priceSats === 0 && !isPriced ? { priceSats: null } : {}),
    ...(stopPriceSats === 0 && !isStop ? { stopPriceSats: null } : {}),
  };
}

function coerceInteger(value: unknown, field: string): unknown {
  const unit = unitOf(field);
  if (typeof value === 'string') return readWhole(value, unit) ?? value;
  if (typeof value !== 'number' || !Number.isFinite(value)) return value;
  if (unit === 'Percent' && !Number.isInteger(value)) return Math.round(value > 0 && value < 1 ? value * 100 : value);
  return Object.is(value, -0) ? 0 : value;
}

const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  '1': true,
  false: false,
  no: false,
  '0': false,
};

function coerceBoolean(value: unknown): unknown {
  return BOOLEANS[String(value).trim().toLowerCase()] ?? value;
}

/** Line breaks, other controls, what cannot be seen, and the marks that turn the direction of what stands beside them. */
const CONTROLS = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
const INVISIBLE = /[\u00ad\u200b\u2060-\u2064\ufeff]|\udb40[\udc00-\udc7f]/g;

/** A text as one line that shows all that is in it. */
export function lineOf(text: string): string {
  return text.replace(INVISIBLE, '').toWellFormed().replace(CONTROLS, ' ').trim();
}

function coerceText(value: unknown, maxLength = Number.POSITIVE_INFINITY): unknown {
  if (typeof value !== 'string') return value;
  const line = lineOf(value);
  if (line.length <= maxLength) return line;
  const kept = line.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '');
  return `${kept.trimEnd()}…`;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
