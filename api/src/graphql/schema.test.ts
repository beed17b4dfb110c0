import { readFileSync } from 'node:fs';
import {
  type GraphQLField,
  type GraphQLInputField,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { printedSchema, schema } from './schema.ts';

const FILE = new URL('../../../schema/schema.graphql', import.meta.url);

type Described = { readonly place: string; readonly type: string; readonly description: string };

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);

/** Every type, field, argument and enum value by its place, such as `Market.book(depth:)`. */
function* everything(): Generator<Described> {
  for (const type of types) {
    yield { place: type.name, type: '', description: type.description ?? '' };
    if (isEnumType(type)) {
      for (const value of type.getValues()) {
        yield { place: `${type.name}.${value.name}`, type: '', description: value.description ?? '' };
      }
    }
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) yield* fieldAndArguments(type.name, field);
    }
  }
}

function* fieldAndArguments(
  owner: string,
  field: GraphQLField<unknown, unknown> | GraphQLInputField,
): Generator<Described> {
  const place = `${owner}.${field.name}`;
  yield { place, type: getNamedType(field.type).name, description: field.description ?? '' };
  if (!('args' in field)) return;
  for (const argument of field.args) {
    yield {
      place: `${place}(${argument.name}:)`,
      type: getNamedType(argument.type).name,
      description: argument.description ?? '',
    };
  }
}

const all = [...everything()];

/** What a description of a value of this scalar has to say. */
const UNITS: Readonly<Record<string, RegExp>> = {
  Sats: /\bsats\b/i,
  Lots: /\blots\b/i,
  EpochMillis: /\bmilliseconds\b/i,
  DateTime: /\bRFC 3339\b/,
  BasisPoints: /\bbasis points\b/i,
};

describe('the schema', () => {
  test('is printed and committed: run `npm run codegen` when this fails', () => {
    expect(readFileSync(FILE, 'utf8') === printedSchema()).toBe(true);
  });

  test('describes every type, field, argument and enum value', () => {
    expect(all.length).toBeGreaterThan(400);
    expect(all.filter(({ description }) => description.trim().length < 3).map(({ place }) => place)).toEqual([]);
  });

  test.each(Object.entries(UNITS))('names the unit wherever a %s is told or taken', (scalar, unit) => {
    const values = all.filter(({ type }) => type === scalar);
    expect(values.length).toBeGreaterThan(0);
    expect(values.filter(({ description }) => !unit.test(description)).map(({ place }) => place)).toEqual([]);
  });

  test('tells whose clock a time is: simulated or wall', () => {
    const times = all.filter(
      ({ type, place }) => ['DateTime', 'EpochMillis'].includes(type) && !place.includes('Input'),
    );
    const unclear = times.filter(({ description }) => !/simulated|wall[- ]clock/i.test(description));
    expect(unclear.map(({ place }) => place)).toEqual([]);
  });

  test('gives every feed its own events and the three that all feeds have', () => {
    const feeds = Object.values(schema.getSubscriptionType()?.getFields() ?? {});
    expect(feeds.length).toBe(14);
    for (const feed of feeds) {
      const union = schema.getType(getNamedType(feed.type).name);
      const members = isUnionType(union) ? union.getTypes() : [];
      expect(members.map(({ name }) => name)).toEqual(expect.arrayContaining(['Heartbeat', 'Lagged', 'Resync']));
    }
  });
});
