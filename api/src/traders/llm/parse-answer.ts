import type { z } from 'zod';
import type { AbstainCause } from '../../market/decision.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { AgentAnswer } from '../agents/agent-answer.ts';
import { answerSchema } from './answer-schema.ts';
import { coerce, isObject } from './coerce-answer.ts';
import { findObjects } from './object-scanner.ts';
import { readJson } from './repair-json.ts';

export type ParsedAnswer =
  | { readonly kind: 'ANSWERED'; readonly answer: AgentAnswer }
  | {
      readonly kind: 'REFUSED';
      readonly cause: Extract<AbstainCause, 'UNPARSEABLE' | 'TRUNCATED' | 'WRONG_SHAPE' | 'UNKNOWN_MARKET'>;
      /** What is wrong, exact enough that the model can correct it. */
      readonly detail: string;
    };

/** Longer answers are not read at all. */
export const MAX_ANSWER_CHARACTERS = 64_000;

const REASONING = /^\s*<(think|thinking|reasoning)>[\s\S]*?<\/\1>/;

/** Names under which models wrap their answer in one more object. */
const WRAPPERS = new Set(['answer', 'decision', 'response', 'result', 'output']);

/**
 * Reads a model's words. Strict: exactly one object, punctuation repaired (`repair-json.ts`), values read where they
 * have one reading (`coerce-answer.ts`), then the schema. Never guesses: what stays unclear is a cause.
 *
 * @param markets the markets the answer may name
 */
export function parseAnswer(text: string, markets: readonly MarketSymbol[]): ParsedAnswer {
  const found = findOnlyObject(text);
  if ('cause' in found) return { kind: 'REFUSED', ...found };
  try {
    return checkShape(unwrapped(readJson(found.json)), markets);
  } catch (error) {
    return { kind: 'REFUSED', cause: 'UNPARSEABLE', detail: error instanceof Error ? error.message : 'it is not JSON' };
  }
}

type Refusal = Omit<Extract<ParsedAnswer, { kind: 'REFUSED' }>, 'kind'>;

function findOnlyObject(text: string): { readonly json: string } | Refusal {
  if (text.length > MAX_ANSWER_CHARACTERS) return unparseable(`it is longer than ${MAX_ANSWER_CHARACTERS} characters`);
  const words = unquoted(text.replace(REASONING, ''));
  if (words.trim() === '') return unparseable('it is empty');
  const found = findObjects(words);
  if (found.kind === 'CUT') return { cause: 'TRUNCATED', detail: 'it ends before its object is closed' };
  if (found.kind === 'BROKEN') return unparseable(found.problem);
  const [json, ...more] = found.objects;
  if (json === undefined) return unparseable('it contains no JSON object');
  return more.length === 0 ? { json } : unparseable(`it contains ${1 + more.length} objects instead of one`);
}

/** The text of an answer that was written as one JSON string, as the arguments of a tool are. */
function unquoted(words: string): string {
  if (!/^\s*"/.test(words)) return words;
  try {
    const text: unknown = JSON.parse(words);
    return typeof text === 'string' ? text : words;
  } catch {
    return words;
  }
}

function unparseable(detail: string): Refusal {
  return { cause: 'UNPARSEABLE', detail };
}

function unwrapped(value: unknown): unknown {
  if (!isObject(value)) return value;
  const [key, ...others] = Object.keys(value);
  if (key === undefined || others.length > 0 || !WRAPPERS.has(key.toLowerCase())) return value;
  return isObject(value[key]) ? value[key] : value;
}

function checkShape(value: unknown, markets: readonly MarketSymbol[]): ParsedAnswer {
  const schema = answerSchema(markets);
  const read = coerce(value, schema.json);
  const checked = schema.validator.safeParse(read);
  if (checked.success) return { kind: 'ANSWERED', answer: checked.data };
  const invented = inventedMarket(read, markets);
  if (invented !== null) return { kind: 'REFUSED', cause: 'UNKNOWN_MARKET', detail: invented };
  return { kind: 'REFUSED', cause: 'WRONG_SHAPE', detail: explain(checked.error) };
}

function inventedMarket(value: unknown, markets: readonly MarketSymbol[]): string | null {
  if (!isObject(value) || typeof value.market !== 'string' || markets.includes(value.market)) return null;
  return `market ${JSON.stringify(value.market.slice(0, 40))} is not one of ${markets.join(', ')}`;
}

const MAX_ISSUES = 4;

function explain(error: z.ZodError): string {
  const lines = error.issues.map((issue) => `${issue.path.join('.') || 'the answer'}: ${issue.message}`);
  const more = lines.length - MAX_ISSUES;
  return [...lines.slice(0, MAX_ISSUES), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
