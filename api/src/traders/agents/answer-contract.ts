import { z } from 'zod';
import type { MarketSymbol } from '../../market/instrument.ts';
import { must } from '../../util/assert.ts';
import { agentAnswerSchema } from './agent-answer.ts';

type Node = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Node[];
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly description?: string;
  readonly title?: string;
};

/** The answer's shape in words for a prompt, one field a line, generated from the schema that checks the answer. */
export function answerContract(markets: readonly MarketSymbol[]): string {
  const schema = z.toJSONSchema(agentAnswerSchema(markets), { target: 'draft-7' }) as Node;
  return fields(schema, '').join('\n');
}

/** What people read for each field of an answer, from the same schema. */
export function answerLabels(): Readonly<Record<string, string>> {
  const { properties = {} } = z.toJSONSchema(agentAnswerSchema([]), { target: 'draft-7' }) as Node;
  return Object.fromEntries(
    Object.entries(properties).map(([name, { title }]) => [name, must(title, `the label of ${name}`)]),
  );
}

function fields(node: Node, indent: string): readonly string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, field]) => line(name, field, indent));
}

function line(name: string, field: Node, indent: string): readonly string[] {
  const about = field.description === undefined ? '' : ` (${field.description})`;
  const nested = field.items?.properties === undefined ? [] : fields(field.items, `${indent}  `);
  return [`${indent}${name}: ${kind(field)}${about}`, ...nested];
}

function kind(node: Node): string {
  if (node.anyOf !== undefined) return node.anyOf.map(kind).join(' or ');
  if (node.enum !== undefined) return node.enum.join(' | ');
  if (node.items !== undefined) return `list of at most ${node.maxItems ?? 'any number of'} ${inner(node.items)}`;
  if (node.type === 'integer') return `integer${bounds(node)}`;
  if (node.type === 'string') return `text of at most ${node.maxLength} characters`;
  return node.type ?? 'null';
}

function inner(items: Node): string {
  return items.properties === undefined ? kind(items).replace(/^\w+/, '$&s') : 'objects with';
}

function bounds({ minimum, maximum }: Node): string {
  const isOpen = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER;
  return isOpen ? ` from ${minimum ?? 0}` : ` ${minimum ?? 0} to ${maximum}`;
}
