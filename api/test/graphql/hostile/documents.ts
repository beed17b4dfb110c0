import { answered, type Hostile, refused, repeat, tooMuch, wrong } from './fixture.ts';

const bomb = `{ ...f0 } ${repeat(20, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`)} fragment f20 on Query { __typename }`;
const chain = `{ ...f0 } ${repeat(60, (i) => `fragment f${i} on Query { ...f${i + 1} }`)} fragment f60 on Query { __typename }`;
const into = '... on Agent { orders { nodes { fills { thought { orders { fills { thought { orders { fills {';
const inlineDepth = `{ agent(handle: "kelvin") { ${into} orderId ${'}'.repeat(12)}`;

/** Documents that are large, deep, dear or crooked. */
export const hostileDocuments: readonly Hostile[] = [
  tooMuch('101 aliases', `{ ${repeat(101, (i) => `a${i}: __typename`)} }`),
  refused('1,000 aliases of a heavy field', `{ ${repeat(1000, (i) => `a${i}: leaderboard { rank }`)} }`),
  tooMuch('aliases further down', `{ markets { ${repeat(16, (i) => `a${i}: symbol`)} } }`),
  tooMuch('one field 500 times', `{ ${repeat(500, () => '__typename')} }`),
  tooMuch('11 root fields that are fields', `{ ${repeat(6, () => 'simulation { seq } budget { modelSeats }')} }`),
  tooMuch(
    'depth without end',
    'query { agent(handle: "kelvin") { orders { nodes { fills { thought { orders { fills { thought { orders { fills { orderId } } } } } } } } } } }',
  ),
  tooMuch('depth behind inline fragments', inlineDepth),
  tooMuch(
    'depth behind fragments',
    `{ agent(handle: "kelvin") { ...a } } fragment a on Agent { orders { nodes { ...b } } } fragment b on Order { fills { thought { ...c } } }
     fragment c on Thought { orders { fills { thought { orders { fills { orderId } } } } } }`,
  ),
  refused('a page too large, literal', '{ occasions(first: 101) { nodes { id } } }'),
  refused('a page too large, by variable', 'query Q($n: Int!) { thoughts(first: $n) { nodes { id } } }', {
    n: 1_000_000,
  }),
  refused(
    'a page too large, by the default of a variable',
    'query Q($n: Int = 1000000) { thoughts(first: $n) { nodes { id } } }',
  ),
  refused('a negative page', '{ occasions(first: -1) { nodes { id } } }'),
  refused('1,501 candles', '{ market(symbol: "AAPL/BTC") { candles(interval: S1, last: 1501) { nodes { open } } } }'),
  refused('501 orders of a queue', '{ market(symbol: "AAPL/BTC") { queue(side: BUY, depth: 501) { orderId } } }'),
  tooMuch(
    'a small page of everything, by variable',
    'query Q($n: Int!) { agents { orders(first: $n) { nodes { fills { trade { id } thought { orders { id } } } } } } }',
    { n: 100 },
  ),
  tooMuch('pages in pages', '{ runs(first: 100) { nodes { trades(first: 100) { nodes { id } } } } }'),
  tooMuch(
    'all portfolios nine times',
    `{ ${repeat(9, (i) => `a${i}: agents { handle portfolio { equitySats balances { asset total } } orders { nodes { id } } }`)} }`,
  ),
  tooMuch('40,000 characters', `{ __typename ${' '.repeat(40_000)} }`),
  tooMuch('a name of 20,000 characters', `{ ${'a'.repeat(20_000)} }`),
  tooMuch('a comment of 20,000 characters', `# ${'a'.repeat(20_000)}\n{ __typename }`),
  refused('a block of text of 16,000 characters', `{ market(symbol: """${'a\n'.repeat(8_000)}""") { symbol `),
  wrong('3,000 tokens', `{ ${repeat(3_000, () => 'a')} }`),
  refused('200,000 tokens', '{ a }'.repeat(12_000)),
  refused('7,000 nested braces', '{a'.repeat(7_000)),
  refused('10,000 nested list brackets', `{ nodes(ids: ${'['.repeat(10_000)}`),
  refused('5,000 nested objects', `{ market(symbol: ${'{a:'.repeat(5_000)}`),
  refused('5,000 nested types of a variable', `query Q($a: ${'['.repeat(5_000)}`),
  wrong('a number of 10,000 digits', `{ occasions(first: ${'9'.repeat(10_000)}) { nodes { id } } }`),
  wrong('a ring of fragments', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'),
  wrong('a fragment that is its own', '{ ...a } fragment a on Query { __typename ...a }'),
  tooMuch('a fragment bomb', bomb),
  answered('a chain of 60 fragments', chain),
  wrong(
    '200 fragments that nobody uses',
    `{ __typename } ${repeat(200, (i) => `fragment f${i} on Query { __typename }`)}`,
  ),
  refused(
    '200 operations',
    repeat(200, (i) => `query Q${i} { __typename }`),
  ),
  refused('21 directives', `{ __typename ${repeat(21, () => '@include(if: true)')} }`),
  refused('10 directives that nobody knows', `{ __typename ${repeat(10, (i) => `@unknown${i}`)} }`),
  wrong('a directive of incremental delivery', '{ ... @defer { __typename } }'),
  wrong('a directive without its argument', '{ __typename @skip }'),
  tooMuch('the schema twice', '{ a: __schema { description } b: __schema { description } }'),
  wrong(
    'the schema in circles',
    '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }',
  ),
  wrong(
    '120 fields that contradict each other',
    `{ market(symbol: "AAPL/BTC") { ${repeat(120, (i) => `trades(first: ${i}) { nodes { id } }`)} } }`,
  ),
  wrong('several operations and no name', 'query A { __typename } query B { __typename }'),
  wrong('no document', ''),
  wrong('nothing but a comment', '# nothing'),
  wrong('nothing but a fragment', 'fragment F on Query { __typename }'),
  wrong('a type of its own', 'type Query { secret: String } { secret }'),
  wrong('an extension of the schema', 'extend type Query { secret: String }'),
  wrong('two root fields of a subscription', 'subscription { ticks { __typename } occasions { __typename } }'),
  wrong('a subscription to nothing', 'subscription { ticks @skip(if: true) { __typename } }'),
  wrong(
    'a subscription to nothing behind fragments',
    'subscription { ... { ...f } } fragment f on Subscription { ticks @include(if: false) { __typename } }',
  ),
  wrong('a field that a fragment hides on the wrong type', '{ ... on Mutation { __typename } }'),
  wrong('half a character', '{ market(symbol: "\\uD800") { symbol } '),
  wrong('a byte order mark in the middle', '{ mar\uFEFFket }'),
  answered('a byte order mark at the beginning', '\uFEFF{ __typename }'),
];
