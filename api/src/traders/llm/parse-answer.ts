import type { z } from 'zod';
import type { AbstainCause } from '../../market/decision.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { AgentAnswer } from '../agents/agent-answer.ts';
import { looksLikeAnswer, unwrapped } from './answer-candidates.ts';
import { type AnswerSchema, answerSchema } from './answer-schema.ts';
import { answerSources } from './answer-sources.ts';
import { marketMeant } from './answer-words.ts';
import { coerce, isObject, namedFields } from './coerce-answer.ts';
import { findObjects } from './object-scanner.ts';
import { readJson } from './repair-json.ts';

export type ParsedAnswer =
  | { readonly kind: 'ANSWERED'; readonly answer: AgentAnswer }
  | {
      readonly kind: 'REFUSED';
      readonly cause: Extract<AbstainCause, 'UNPARSEABLE' | 'TRUNCATED' | 'WRONG_SHAPE' | 'UNKNOWN_MARKET' | 'REFUSED'>;
      /** What is wrong, exact enough that the model can correct it. */
      readonly detail: string;
    };

type Refusal = Extract<ParsedAnswer, { kind: 'REFUSED' }>;

/** Longer answers are not read at all. */
export const MAX_ANSWER_CHARACTERS = 64_000;

/** How a model says in prose that it will not. */
const DECLINED =
  /\b(?:I(?:'|’)?m sorry|I am sorry|I apologi[sz]e|I can(?:'|’)?t|I cannot|I am unable|I(?:'|’)m unable|I won(?:'|’)t|as an AI|unable to (?:assist|help|comply))\b|抱歉|无法|lo siento|no puedo|je ne peux pas|désolé|es tut mir leid|ich kann (?:nicht|keine)/i;

/**
 * Reads a model's words: the one object in them (`answer-sources.ts`, `object-scanner.ts`), punctuation repaired
 * (`repair-json.ts`), taken out of its wrappings (`answer-candidates.ts`), values read where they have one reading
 * (`coerce-answer.ts`), then the schema. Never guesses: what stays unclear is a cause.
 *
 * @param markets the markets the answer may name
 */
export function parseAnswer(text: string, markets: readonly MarketSymbol[]): ParsedAnswer {
  if (text.length > MAX_ANSWER_CHARACTERS) return unparseable(`it is longer than ${MAX_ANSWER_CHARACTERS} characters`);
  if (text.replace(/[\s\p{Cf}]/gu, '') === '') return unparseable('it is empty');
  let first: Refusal | null = null;
  for (const source of answerSources(text)) {
    const read = readSource(source, markets);
    if (read.kind === 'ANSWERED') return read;
    first ??= read;
  }
  return first ?? unparseable('it is empty');
}

function readSource(words: string, markets: readonly MarketSymbol[]): ParsedAnswer {
  const found = findObjects(words);
  if (found.kind === 'CUT') return refused('TRUNCATED', 'it ends before its object is closed');
  if (found.kind === 'BROKEN') return unparseable(found.problem);
  const { objects } = found;
  if (objects.length === 0) return withoutObject(words);
  const [only] = objects;
  return only !== undefined && objects.length === 1 ? readObject(only, markets) : oneOf(objects, markets);
}

function withoutObject(words: string): Refusal {
  return DECLINED.test(words)
    ? refused('REFUSED', `it declines: ${words.replace(/\s+/g, ' ').trim().slice(0, 120)}`)
    : unparseable('it contains no JSON object');
}

function readObject(json: string, markets: readonly MarketSymbol[]): ParsedAnswer {
  try {
    return checkShape(unwrapped(readJson(json)), markets);
  } catch (error) {
    return unparseable(error instanceof Error ? error.message : 'it is not JSON');
  }
}

/** Of several objects the one that is an answer: notes and drafts beside it count for nothing, another answer does. */
function oneOf(objects: readonly string[], markets: readonly MarketSymbol[]): ParsedAnswer {
  const meant = objects.filter((json) => isMeantAsAnswer(json));
  const distinct = new Map(meant.map((json) => readObject(json, markets)).map((read) => [JSON.stringify(read), read]));
  const [read] = [...distinct.values()];
  if (read !== undefined && distinct.size === 1) return read;
  return unparseable(`it contains ${objects.length} objects instead of one`);
}

function isMeantAsAnswer(json: string): boolean {
  try {
    const value = unwrapped(readJson(json));
    return isObject(value) && looksLikeAnswer(value);
  } catch {
    // What is not JSON but names the fields may be the answer itself.
    return /stance/i.test(json) && /thesis|orders/i.test(json);
  }
}

function refused(cause: Refusal['cause'], detail: string): Refusal {
  return { kind: 'REFUSED', cause, detail };
}

function unparseable(detail: string): Refusal {
  return refused('UNPARSEABLE', detail);
}

function checkShape(value: unknown, markets: readonly MarketSymbol[]): ParsedAnswer {
  const schema = answerSchema(markets);
  const read = coerce(value, schema.json);
  const checked = schema.validator.safeParse(read);
  if (checked.success) {
    const astray = orderElsewhere(value, checked.data.market, schema, markets);
    return astray === null ? { kind: 'ANSWERED', answer: checked.data } : refused('WRONG_SHAPE', astray);
  }
  const invented = inventedMarket(read, markets);
  if (invented !== null) return refused('UNKNOWN_MARKET', invented);
  return refused('WRONG_SHAPE', explain(checked.error));
}

function inventedMarket(value: unknown, markets: readonly MarketSymbol[]): string | null {
  if (!isObject(value) || typeof value.market !== 'string' || markets.includes(value.market)) return null;
  return `market ${JSON.stringify(value.market.slice(0, 40))} is not one of ${markets.join(', ')}`;
}

/** An order that names a market of its own must name the answer's: its price would be another's. */
function orderElsewhere(
  value: unknown,
  market: MarketSymbol,
  { json }: AnswerSchema,
  markets: readonly MarketSymbol[],
): string | null {
  if (!isObject(value)) return null;
  const { orders } = namedFields(value, Object.keys(json.properties ?? {})).known;
  for (const [index, order] of (Array.isArray(orders) ? orders : [orders]).entries()) {
    const named = isObject(order) ? namedFields(order, ['market']).known.market : undefined;
    if (typeof named === 'string' && marketMeant(named, markets) !== market) {
      return `orders.${index}: it is about ${JSON.stringify(named.slice(0, 40))}, but the answer is about ${market}`;
    }
  }
  return null;
}

const MAX_ISSUES = 4;

function explain(error: z.ZodError): string {
  const lines = error.issues.map((issue) => `${issue.path.join('.') || 'the answer'}: ${issue.message}`);
  const more = lines.length - MAX_ISSUES;
  return [...lines.slice(0, MAX_ISSUES), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
