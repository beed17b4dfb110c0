import { fieldMeant } from './answer-words.ts';
import { isObject, namedFields } from './coerce-answer.ts';
import { findObjects } from './object-scanner.ts';
import { readJson } from './repair-json.ts';

type Fields = Readonly<Record<string, unknown>>;

const ROOT_FIELDS = ['market', 'stance', 'thesis', 'confidencePercent', 'fairValueSats', 'orders', 'cancelOrderIds'];
const ORDER_FIELDS = ['side', 'kind', 'timeInForce', 'postOnly', 'priceSats', 'quantityLots', 'stopPriceSats'];

/** What stands in these is shown, not meant. */
const SHOWN = /^(?:example|sample|schema|template|format|input|prompt|previous)/i;

/** Envelopes of envelopes: a call of a tool in a list in a message, and one more. */
const MAX_DEPTH = 5;

/** Whether an object is meant as an answer, right or wrong: it names several of its fields, and says what it is about. */
export function looksLikeAnswer(value: Fields): boolean {
  const { known } = namedFields(value, ROOT_FIELDS);
  const named = Object.keys(known).length + (hasFlatOrder(value) ? 1 : 0);
  return named >= 3 && (typeof known.market === 'string' || typeof known.stance === 'string');
}

/**
 * The answer inside its wrappings: `{"answer": ...}`, the arguments of a call of a tool (as an object or as text), a message,
 * a list of one. Fields beside the wrapping that the answer lacks belong to it. Where there is none, or more than one, the
 * value itself.
 */
export function unwrapped(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (looksLikeAnswer(value)) return withOrders(value);
  const found = answersIn(value, {}, MAX_DEPTH);
  const distinct = new Map(found.map((answer) => [JSON.stringify(answer), answer]));
  const [only] = [...distinct.values()];
  return only === undefined || distinct.size > 1 ? value : withOrders(only);
}

function answersIn(value: unknown, beside: Fields, depth: number): readonly Fields[] {
  if (depth === 0) return [];
  if (typeof value === 'string') return answersIn(objectOf(value), beside, depth - 1);
  if (Array.isArray(value)) return value.flatMap((element) => answersIn(element, {}, depth - 1));
  if (!isObject(value)) return [];
  const whole = { ...beside, ...value };
  if (looksLikeAnswer(value) || (Object.keys(beside).length > 0 && looksLikeAnswer(whole))) return [whole];
  const wrappings = Object.entries(value).filter(([key]) => !SHOWN.test(key));
  return wrappings.flatMap(([key, part]) => answersIn(part, fieldsBeside(value, key), depth - 1));
}

/** The plain fields of an answer that stand beside its wrapping. */
function fieldsBeside(value: Fields, wrapper: string): Fields {
  const beside = Object.entries(value).filter(
    ([key, part]) => key !== wrapper && !isObject(part) && fieldMeant(key, ROOT_FIELDS) !== undefined,
  );
  return Object.fromEntries(beside);
}

function objectOf(text: string): unknown {
  if (!text.includes('{')) return null;
  const found = findObjects(text);
  if (found.kind !== 'FOUND' || found.objects.length !== 1) return null;
  try {
    return readJson(found.objects[0] ?? '');
  } catch {
    return null;
  }
}

/** A lone order that was written into the answer itself becomes its list of orders; a missing side is the stance. */
function withOrders(answer: Fields): Fields {
  const { known } = namedFields(answer, ROOT_FIELDS);
  if (known.orders === undefined && hasFlatOrder(answer))
    return { ...withoutOrderFields(answer), orders: [flatOrder(answer)] };
  const { orders } = known;
  const list = Array.isArray(orders) ? orders : isObject(orders) ? [orders] : null;
  if (list === null) return answer;
  const key = Object.keys(answer).find((name) => fieldMeant(name, ROOT_FIELDS) === 'orders') ?? 'orders';
  return { ...answer, [key]: list.map((order) => (isObject(order) ? sided(order, known.stance) : order)) };
}

function hasFlatOrder(answer: Fields): boolean {
  const { known } = namedFields(answer, ORDER_FIELDS);
  const hasSize = known.quantityLots !== undefined && known.quantityLots !== null;
  return hasSize && (known.kind !== undefined || known.priceSats !== undefined);
}

function flatOrder(answer: Fields): Fields {
  const { stance: _, ...rest } = answer;
  const { known } = namedFields(rest, ORDER_FIELDS);
  return sided(known, namedFields(answer, ROOT_FIELDS).known.stance);
}

function withoutOrderFields(answer: Fields): Fields {
  const kept = Object.entries(answer).filter(
    ([key]) => fieldMeant(key, ROOT_FIELDS) !== undefined || fieldMeant(key, ORDER_FIELDS) === undefined,
  );
  return Object.fromEntries(kept);
}

function sided(order: Fields, stance: unknown): Fields {
  const { known } = namedFields(order, ORDER_FIELDS);
  const side = known.side ?? stance;
  const kind = known.kind ?? (typeof known.priceSats === 'number' && known.priceSats > 0 ? 'LIMIT' : undefined);
  return {
    ...order,
    ...(known.side === undefined && side !== undefined ? { side } : {}),
    ...(known.kind === undefined && kind !== undefined ? { kind } : {}),
  };
}
