import { buildSchema, graphql } from 'graphql';
import { expect, test } from 'vitest';
import { asksFor } from './asked-fields.ts';

const schema = buildSchema('type Query { it: It, other: Other } type It { one: Int, it: It } type Other { one: Int }');

async function isAsked(source: string): Promise<unknown> {
  let answer: unknown = null;
  const note = (_args: unknown, _context: unknown, info: Parameters<typeof asksFor>[0]) => {
    answer = asksFor(info, 'It', 'one');
    return {};
  };
  await graphql({ schema, source, rootValue: { it: note } });
  return answer;
}

test.each([
  ['{ it { one } }', true],
  ['{ it { it { one } } }', true],
  ['{ it { ...Spread } } fragment Spread on It { one }', true],
  ['{ it { ... on It { renamed: one } } }', true],
  ['{ it { __typename } }', false],
  ['{ it { one: __typename } other { one } }', false],
])('%s asks for It.one: %s', async (source, wanted) => {
  expect(await isAsked(source)).toBe(wanted);
});
