import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { breakingChanges, lintSchema, undatedDeprecations } from './schema-check.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'schema-check-'));
  mkdirSync(join(root, 'schema'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function rulesBrokenBy(field: string): Promise<readonly string[]> {
  const schema = `"""Reads."""\ntype Query {\n${field}\n}\n`;
  writeFileSync(join(root, 'schema', 'schema.graphql'), schema);
  const problems = (await lintSchema(root)) as string[];
  return problems.filter((problem) => problem.startsWith('schema/')).map((problem) => problem.split(/[ :]+/)[2] ?? '');
}

describe('the schema check', () => {
  test.each([
    ['a field without a description', '  price: Int', 'require-description'],
    ['a name of another style', '  """Sats."""\n  last_price: Int', 'naming-convention'],
    ['a deprecation without a reason', '  """Sats."""\n  price: Int @deprecated', 'require-deprecation-reason'],
  ])('refuses %s', async (_what, field, rule) => {
    expect(await rulesBrokenBy(field)).toContain(rule);
  });

  test('has nothing against a field that says what it is', async () => {
    expect(await rulesBrokenBy('  """Sats."""\n  price: Int')).toEqual([]);
  });

  test('wants to know the day a deprecated field goes', () => {
    expect(undatedDeprecations('type Query { a: Int @deprecated(reason: "use b") }')).toHaveLength(1);
    expect(undatedDeprecations('type Query { a: Int @deprecated(reason: "use b; goes 2027-03-01") }')).toEqual([]);
  });

  const OLD = 'type Query { a: Int! b: Int @deprecated(reason: "use a") }';

  test.each([
    ['a field that is gone', 'type Query { b: Int }'],
    ['a field that may be null now', 'type Query { a: Int b: Int }'],
    ['an argument that is wanted now', 'type Query { a(n: Int!): Int! b: Int }'],
  ])('refuses %s', async (_what, schema) => {
    expect(await breakingChanges(OLD, schema)).toHaveLength(1);
  });

  test('lets a field be added, and a deprecated one go', async () => {
    expect(await breakingChanges(OLD, 'type Query { a: Int! c: Int }')).toEqual([]);
  });
});
