import { GraphQLError, type GraphQLScalarType } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from './schema.ts';

function scalar(name: string): GraphQLScalarType {
  return schema.getType(name) as GraphQLScalarType;
}

test.each(['Sats', 'Lots'])('%s are canonical integers as strings, in and out', (name) => {
  const type = scalar(name);
  for (const value of [0, 1, -1, 1500, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER]) {
    expect(type.serialize(value)).toBe(String(value));
    expect(type.parseValue(String(value))).toBe(value);
  }
});

test.each([
  '1e9',
  '-0',
  '007',
  '1.5',
  '9223372036854775808',
  '9007199254740992',
  ' 5',
  '5 ',
  '+5',
  '',
  '１２３',
  '0x10',
  1.5,
  5,
  null,
  true,
  ['5'],
])('Sats refuses %j', (value) => {
  expect(() => scalar('Sats').parseValue(value)).toThrow(GraphQLError);
});

test('an amount that is no safe integer is a bug and never goes out', () => {
  for (const value of [1.5, Number.NaN, 2 ** 53, '5']) expect(() => scalar('Sats').serialize(value)).toThrow();
});

test.each([
  ['Sequence', [0, 1, Number.MAX_SAFE_INTEGER], [-1, 1.5, 2 ** 53, '1', null]],
  ['EpochMillis', [0, 1_767_623_400_000], [-1, 0.5, '1', null]],
  ['BasisPoints', [-10_000, 0, 10_000], [0.5, '1', null]],
] as const)('%s is a whole JSON number in its range', (name, good, bad) => {
  for (const value of good) expect(scalar(name).parseValue(value)).toBe(value);
  for (const value of bad) expect(() => scalar(name).parseValue(value)).toThrow(GraphQLError);
});

test('DateTime is RFC 3339 in UTC with milliseconds', () => {
  expect(scalar('DateTime').serialize(Date.UTC(2026, 0, 5, 14, 30))).toBe('2026-01-05T14:30:00.000Z');
  expect(scalar('DateTime').parseValue('2026-01-05T14:30:00Z')).toBe(Date.UTC(2026, 0, 5, 14, 30));
  for (const value of ['2026-01-05', '2026-01-05T14:30:00+01:00', '2026-13-05T14:30:00Z', 0, null]) {
    expect(() => scalar('DateTime').parseValue(value)).toThrow(GraphQLError);
  }
});
