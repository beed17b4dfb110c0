import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Pick } from './document-maker.ts';

const TEXTS = [
  'AAPL/BTC',
  'kelvin',
  'ladder-aapl-1',
  'run-1',
  'kept',
  'NOPE/BTC',
  '',
  'x',
  '../..',
  '__proto__',
  "' OR 1=1 --",
];
const STRANGE: readonly unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e308,
  2 ** 53,
  '',
  '\u0000',
  '\uD800',
  '9'.repeat(400),
  'x'.repeat(2_000),
  [],
  [[[[]]]],
  [null],
  {},
  { a: { b: [1] } },
];
const NUMBERS = [0, 1, 2, 10, 50, 100, 101, 1_500, 1_000_000, -1, 2 ** 31 - 1];

const oneOf = <Value>(list: readonly Value[], pick: Pick): Value | undefined => list[pick(list.length)];

export function strangeValue(pick: Pick): unknown {
  return oneOf(STRANGE, pick);
}

/** A value that the type takes, or nearly. */
export function madeValue(type: GraphQLInputType, pick: Pick, levels = 4): unknown {
  if (!isNonNullType(type) && pick(8) === 0) return null;
  const inner = getNullableType(type);
  if (isListType(inner)) return Array.from({ length: pick(4) }, () => madeValue(inner.ofType, pick, levels - 1));
  if (isEnumType(inner)) return oneOf(inner.getValues(), pick)?.name;
  if (!isInputObjectType(inner)) return scalar(inner.name, pick);
  const fields = Object.values(inner.getFields()).filter((field) => isNonNullType(field.type) || pick(3) === 0);
  const wanted = inner.isOneOf ? [oneOf(Object.values(inner.getFields()), pick)] : fields;
  return Object.fromEntries(
    wanted.flatMap((field) =>
      field === undefined || levels < 0 ? [] : [[field.name, madeValue(field.type, pick, levels - 1)]],
    ),
  );
}

function scalar(name: string, pick: Pick): unknown {
  switch (name) {
    case 'Int':
    case 'Float':
    case 'Sequence':
    case 'EpochMillis':
    case 'BasisPoints':
      return oneOf(NUMBERS, pick);
    case 'Boolean':
      return pick(2) === 0;
    case 'Sats':
    case 'Lots':
      return String(oneOf(NUMBERS, pick));
    case 'ID':
    case 'Cursor':
      return Buffer.from(`${oneOf(['Market', 'Order', 'Trade', 'Agent', 'Run', 's'], pick)}:${pick(50)}`).toString(
        'base64',
      );
    default:
      return oneOf(TEXTS, pick);
  }
}

/** As it stands in a document. Names of enums are words there, and texts elsewhere. */
export function toLiteral(type: GraphQLInputType, value: unknown): string {
  const inner = getNullableType(type);
  if (Array.isArray(value)) {
    return `[${value.map((item) => toLiteral(isListType(inner) ? inner.ofType : inner, item)).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const fields = isInputObjectType(inner) ? inner.getFields() : {};
    const parts = Object.entries(value).map(
      ([name, part]) => `${name}: ${toLiteral(fields[name]?.type ?? inner, part)}`,
    );
    return `{ ${parts.join(', ')} }`;
  }
  return isEnumType(inner) && typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
