import { z } from 'zod';
import { backgroundStrategies } from '../../traders/background/index.ts';
import type { BotStrategy } from '../../traders/bot-strategy.ts';
import { liquidityStrategies } from '../../traders/liquidity/index.ts';
import { personaSchema, seatSchema } from './agents-schema.ts';
import { groupSchema, parameterFields } from './group-schema.ts';
import { quantityOf } from './quantities.ts';
import { fileSchema } from './scenario-schema.ts';

/** One field of a scenario file, in words. */
export type FieldRow = {
  /** Such as `reference.jumps.every`. */
  readonly field: string;
  readonly takes: string;
  readonly range: string;
  /** What it is when the file does not say; null when the file must. */
  readonly usual: string | null;
  readonly description: string;
};

/** As a table for documents. */
export function markdownOf({ title, rows }: FieldTable): string {
  const lines = rows.map(({ field, takes, range, usual, description }) => {
    const cells = [`\`${field}\``, takes, range, usual ?? 'must be said', description];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  const head = ['| field | takes | range | when absent | meaning |', '|---|---|---|---|---|'];
  return [`## ${title}`, '', ...head, ...lines, ''].join('\n');
}

export type FieldTable = { readonly title: string; readonly rows: readonly FieldRow[] };

type Node = {
  readonly description?: string;
  readonly takes?: string;
  readonly range?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly oneOf?: readonly Node[];
};

const ALL_BOTS = [...liquidityStrategies, ...backgroundStrategies];

/** Every field there is, from the schemas that read them. */
export function fieldTables(): readonly FieldTable[] {
  return [
    { title: 'The file', rows: rowsOf(fileSchema, '') },
    {
      title: 'A group of `liquidity` or `background`',
      rows: rowsOf(groupSchema(undefined, ALL_BOTS), 'background.NAME'),
    },
    { title: 'A seat of `agents.seats`', rows: rowsOf(seatSchema, 'agents.seats[]') },
    { title: 'A persona of the scenario’s own', rows: rowsOf(personaSchema, 'agents.seats[].persona') },
    ...liquidityStrategies.map((strategy) => parameterTable('liquidity', strategy)),
    ...backgroundStrategies.map((strategy) => parameterTable('background', strategy)),
  ];
}

function parameterTable(part: string, strategy: BotStrategy): FieldTable {
  const rows = parameterFields(strategy).map(({ name, fileName, usual, schema }) => {
    const { takes = '', range = '', description = '' } = nodeOf(schema);
    return { field: fileName, takes, range, usual: quantityOf(name).quantity.write(usual), description };
  });
  return { title: `Parameters of \`${part}\` strategy \`${strategy.strategy}\`: ${strategy.description}`, rows };
}

function rowsOf(schema: z.ZodType, path: string): readonly FieldRow[] {
  return below(nodeOf(schema), path);
}

function nodeOf(schema: z.ZodType): Node {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node;
}

function below({ properties, items, oneOf, required = [] }: Node, path: string): readonly FieldRow[] {
  const own = Object.entries(properties ?? {}).flatMap(([name, node]) => {
    const field = path === '' ? name : `${path}.${name}`;
    return [rowOf(node, field, required.includes(name)), ...below(node, field)];
  });
  const alternatives = (oneOf ?? []).flatMap((node) => below(node, path));
  const all = [...own, ...alternatives, ...(items === undefined ? [] : below(items, `${path}[]`))];
  return all.filter(({ field }, index) => all.findIndex((row) => row.field === field) === index);
}

function rowOf(node: Node, field: string, isRequired: boolean): FieldRow {
  const { takes = shapeOf(node), range = '', description = '' } = node;
  return { field, takes, range, usual: usualOf(node, isRequired), description };
}

function shapeOf({ properties, items, oneOf, const: only }: Node): string {
  if (only !== undefined) return String(only);
  if (items !== undefined) return 'a list';
  return properties !== undefined || oneOf !== undefined ? 'a map' : 'a map by name';
}

function usualOf({ default: usual }: Node, isRequired: boolean): string | null {
  if (usual === undefined) return isRequired ? null : 'absent';
  if (typeof usual === 'object') return 'as below';
  return String(usual);
}
