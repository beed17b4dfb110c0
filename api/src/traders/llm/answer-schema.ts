import { z } from 'zod';
import type { MarketSymbol } from '../../market/instrument.ts';
import { agentAnswerSchema } from '../agents/agent-answer.ts';

/** The part of JSON Schema that an answer's schema uses. */
export type SchemaNode = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly maxLength?: number;
  readonly minimum?: number;
};

/** One schema, in the two forms it is needed: to check an answer, and to tell a provider and the reader of it. */
export type AnswerSchema = {
  readonly validator: ReturnType<typeof agentAnswerSchema>;
  readonly json: SchemaNode;
};

/** With a name in the place of the markets: a list of none would be another kind of node. */
const anyAnswer = z.toJSONSchema(agentAnswerSchema(['ANY']), {
  target: 'draft-7',
  override: ({ jsonSchema }) => withoutNotes(jsonSchema),
}) as SchemaNode;

/**
 * The schema of an answer that may name these markets. Nothing is kept of it: ten markets, three at a time, are 720 lists,
 * and a server that kept what it made for each would grow for hours.
 */
export function answerSchema(markets: readonly MarketSymbol[]): AnswerSchema {
  const market = { ...anyAnswer.properties?.market, enum: markets };
  const json = { ...anyAnswer, properties: { ...anyAnswer.properties, market } };
  return { validator: agentAnswerSchema(markets), json };
}

/** Strict providers refuse defaults: they are asked for every field. Titles are labels for people, and cost tokens. */
function withoutNotes(node: { default?: unknown; title?: string }): void {
  delete node.default;
  delete node.title;
}

/** A copy of a JSON schema without the keywords that a provider refuses. */
export function withoutKeywords(schema: unknown, refused: ReadonlySet<string>): unknown {
  if (Array.isArray(schema)) return schema.map((part) => withoutKeywords(part, refused));
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([key, value]) => !refused.has(key) && !saysNothing(key, value));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutKeywords(value, refused)]));
}

/** The largest safe integer as a bound: true of every integer, and a burden to grammars that enforce digits. */
function saysNothing(key: string, value: unknown): boolean {
  return key === 'maximum' && value === Number.MAX_SAFE_INTEGER;
}
