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

const compiled = new Map<string, AnswerSchema>();

/** The schema of an answer that may name these markets. Compiled once for each list. */
export function answerSchema(markets: readonly MarketSymbol[]): AnswerSchema {
  const key = markets.join(' ');
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const validator = agentAnswerSchema(markets);
  const json = z.toJSONSchema(validator, {
    target: 'draft-7',
    override: ({ jsonSchema }) => withoutNotes(jsonSchema),
  });
  const made = { validator, json: json as SchemaNode };
  compiled.set(key, made);
  return made;
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
