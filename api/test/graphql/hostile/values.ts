import { answered, type Hostile, refused, wrong } from './fixture.ts';

const PAGE = 'query Q($first: Int) { occasions(first: $first) { nodes { id } } }';
const SEQ = 'query Q($seq: Sequence!) { thought(seq: $seq) { id } }';
const MARKET = 'query Q($symbol: String!) { market(symbol: $symbol) { symbol } }';
const AFTER = 'query Q($after: Cursor) { occasions(first: 1, after: $after) { nodes { id } } }';
const NODES = 'query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }';
const node = (text: string) => Buffer.from(text).toString('base64');

/** Sound documents with values, cursors and ids that are not. */
export const hostileValues: readonly Hostile[] = [
  ...[2 ** 31, -(2 ** 31) - 1, 1.5, '5', true, [5], { a: 5 }, '1e3', '٥'].map((first) =>
    wrong(`${JSON.stringify(first)} rows`, PAGE, { first }),
  ),
  ...[-1, 2 ** 53, 1.5, '1e9', '007', '-0', ' 5', '５', '9223372036854775808', null].map((seq) =>
    wrong(`the thought of seq ${JSON.stringify(seq)}`, SEQ, { seq }),
  ),
  wrong('no seq', SEQ, {}),
  ...[
    "AAPL/BTC' OR 1=1 --",
    '"; DROP TABLE events; --',
    '$.events[*]',
    '../../etc/passwd',
    '%00',
    '\u0000',
    '\u202Ercs/BTC',
    '\uD800',
    '__proto__',
    'constructor',
    'x'.repeat(30_000),
  ].map((symbol) => answered(`the market ${JSON.stringify(symbol.slice(0, 30))}`, MARKET, { symbol })),
  ...['garbage', '', node('0'), node('{"seq":-1}'), '9'.repeat(5_000)].map((after) =>
    wrong(`the cursor ${JSON.stringify(after.slice(0, 30))}`, AFTER, { after }),
  ),
  refused('51 ids', NODES, { ids: Array(51).fill('x') }),
  ...['GodToken:1', 'Services:1', 'Query:__proto__', '__proto__:1'].map((id) =>
    wrong(`the id of a ${id}`, NODES, { ids: [node(id)] }),
  ),
  answered('the id of a run in another folder', NODES, { ids: [node('Run:../../etc/passwd')] }),
  wrong('an id that is none', NODES, { ids: ['garbage'] }),
  wrong('a list nested a thousand times', NODES, JSON.parse(`{"ids":${'['.repeat(1_000)}${']'.repeat(1_000)}}`)),
  wrong('variables that are a text', PAGE, 'first=5'),
  wrong('variables that are a list', PAGE, [5]),
  answered('variables that nobody asked for', PAGE, { first: 1, __proto__: { first: 9 }, constructor: 1, other: 'x' }),
  answered('variables that speak of prototypes', PAGE, JSON.parse('{"first": 1, "__proto__": {"isAdmin": true}}')),
  wrong('a variable of an unknown type', 'query Q($a: Secret!) { market(symbol: $a) { symbol } }', { a: 'x' }),
  wrong('a variable of another type', 'query Q($a: Int!) { market(symbol: $a) { symbol } }', { a: 1 }),
  wrong('a variable that is not declared', '{ market(symbol: $a) { symbol } }'),
  wrong('a variable that is declared twice', 'query Q($a: Int, $a: Int) { occasions(first: $a) { nodes { id } } }'),
  wrong('an argument that is given twice', '{ occasions(first: 1, first: 2) { nodes { id } } }'),
  wrong('an argument that nobody knows', '{ simulation(secret: 1) { seq } }'),
  wrong('a constant as a text', '{ participants(kind: "AGENT") { kind } }'),
  wrong('a constant that is none', '{ participants(kind: GOD) { kind } }'),
  wrong('a run of 30,000 characters that is no text', 'query Q($id: String!) { run(id: $id) { id } }', {
    id: { a: 'x' },
  }),
  answered('a run in another folder', 'query Q($id: String!) { run(id: $id) { id } }', { id: '../../data' }),
];
