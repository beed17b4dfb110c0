import { assert } from '../util/assert.ts';
import { badInput } from './api-error.ts';
import { builder } from './builder.ts';

const CANONICAL_INTEGER = /^(0|-?[1-9]\d{0,15})$/;
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;
const MAX_CURSOR_LENGTH = 64;

function wholeText(name: string, description: string): void {
  builder.scalarType(name as 'Sats' | 'Lots' | 'Amount', {
    description,
    serialize: (value) => {
      assert(Number.isSafeInteger(value), () => `${name} ${value} is no safe integer`);
      return String(value) as unknown as number;
    },
    parseValue: (value) => {
      if (typeof value !== 'string' || !CANONICAL_INTEGER.test(value) || !Number.isSafeInteger(Number(value))) {
        throw badInput(
          `${name} is a JSON string with a canonical integer between -(2^53 - 1) and 2^53 - 1, such as "1500"`,
        );
      }
      return Number(value);
    },
  });
}

function wholeNumber(name: 'Sequence' | 'EpochMillis' | 'BasisPoints', least: number, description: string): void {
  const check = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= least;
  builder.scalarType(name, {
    description,
    serialize: (value) => {
      assert(check(value), () => `${name} ${value} is out of range`);
      return value;
    },
    parseValue: (value) => {
      if (!check(value)) throw badInput(`${name} is a whole JSON number from ${least} to 2^53 - 1`);
      return value;
    },
  });
}

wholeText('Sats', 'Satoshis: a canonical integer (1 sat = 1e-8 BTC) as a JSON string, so that no client rounds it.');
wholeText(
  'Lots',
  'Lots: a canonical integer as a JSON string. One lot is 1 / lotsPerUnit of a whole base unit of its market.',
);
wholeText(
  'Amount',
  'How much of an asset: a canonical integer as a JSON string, sats of BTC, lots of a base asset such as `AAPL`.',
);
wholeNumber(
  'Sequence',
  0,
  'A place in the total order of one run: a JSON number from 0 (nothing yet) to 2^53 - 1. Commands and events share the counter.',
);
wholeNumber(
  'EpochMillis',
  0,
  'Milliseconds since the Unix epoch as a JSON number; simulated time unless the field says otherwise. As an argument it may also be a duration in milliseconds.',
);
wholeNumber('BasisPoints', -Number.MAX_SAFE_INTEGER, 'Basis points, hundredths of a percent, as a whole JSON number.');

builder.scalarType('DateTime', {
  description: 'RFC 3339 in UTC with milliseconds, such as `2026-01-05T14:30:00.000Z`.',
  serialize: (value) => new Date(value).toISOString() as unknown as number,
  parseValue: (value) => {
    if (typeof value !== 'string' || !RFC3339.test(value) || Number.isNaN(Date.parse(value))) {
      throw badInput('DateTime is an RFC 3339 time in UTC, such as "2026-01-05T14:30:00.000Z"');
    }
    return Date.parse(value);
  },
});

builder.scalarType('Cursor', {
  description: 'An opaque place in a list. It stays valid while new rows arrive.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value !== 'string' || value.length > MAX_CURSOR_LENGTH) throw badInput('Cursor is a short string');
    return value;
  },
});
