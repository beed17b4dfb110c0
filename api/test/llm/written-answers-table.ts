import type { AbstainCause } from '../../src/market/decision.ts';
import { type AgentAnswer, unsaid } from '../../src/traders/agents/agent-answer.ts';

/** The markets the answers of the table may name. */
export const offeredMarkets = ['AAPL/BTC', 'ETH/BTC'] as const;

type Fields = Partial<AgentAnswer>;

/** What is asked for lately. Most rows leave it out, as they were written: they must be read as ever. */
const lately = new Set(['stopPriceSats', 'goodForSeconds', ...Object.keys(unsaid)]);

export function textOf(answer: Fields | { readonly [Name in keyof Fields]: unknown }, indent?: number): string {
  const asEver = (key: string, value: unknown) => (lately.has(key) && value === null ? undefined : value);
  return JSON.stringify(answer, asEver, indent);
}

export const order: AgentAnswer['orders'][number] = {
  side: 'BUY',
  kind: 'LIMIT',
  timeInForce: 'GTC',
  postOnly: false,
  priceSats: 285_000,
  quantityLots: 120,
  stopPriceSats: null,
  goodForSeconds: null,
};

/** The answer that most rows are a variation of. */
export const bought: AgentAnswer = {
  market: 'AAPL/BTC',
  stance: 'BUY',
  thesis: 'Bid 285000 is 40 bps under fair value.',
  fairValueSats: 286_100,
  confidencePercent: 65,
  orders: [order],
  cancelOrderIds: [],
  ...unsaid,
  wakeAboveSats: 287_000,
  wakeBelowSats: null,
  sleepSeconds: 300,
};

export const held: AgentAnswer = { ...bought, stance: 'HOLD', orders: [], wakeAboveSats: null, sleepSeconds: null };

export const json = textOf(bought);
export const pretty = textOf(bought, 2);

/** The usual answer's text with one part replaced. The part must be there: a row that changes nothing tests nothing. */
export function varied(part: string, replacement: string): string {
  if (!json.includes(part)) throw new Error(`the usual answer has no ${part}`);
  return json.replace(part, replacement);
}

/** The usual answer with something said beside it. */
function beside(words: string): string {
  return varied('{"market"', `{${words},"market"`);
}

export function fullWidth(digits: string): string {
  return digits.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

export const stopText = varied('"LIMIT","timeInForce":"GTC"', '"STOP_LIMIT","timeInForce":"GTD"').replace(
  '"quantityLots":120}',
  '"quantityLots":120,"stopPriceSats":286000,"goodForSeconds":120}',
);

type Expected = AgentAnswer | { readonly cause: AbstainCause; readonly detail: RegExp };

export type WrittenAnswer = readonly [title: string, text: string, expected: Expected];

export const refused = (cause: AbstainCause, detail: RegExp): Expected => ({ cause, detail });

const deep = refused('WRONG_SHAPE', /^thesis: .*; market: /);

/** Answers as models write them, each with the exact decision or the cause it must end in. */
export const writtenAnswers: readonly WrittenAnswer[] = [
  // As asked.
  ['plain JSON', json, bought],
  ['pretty-printed JSON', pretty, bought],
  ['a hold', textOf(held), held],
  [
    'a cancel with ids',
    textOf({ ...held, stance: 'CANCEL', cancelOrderIds: [7, 12] }),
    { ...held, stance: 'CANCEL', cancelOrderIds: [7, 12] },
  ],
  [
    'an absurd size, left to the clamps',
    varied('120', '900000000000'),
    { ...bought, orders: [{ ...order, quantityLots: 900_000_000_000 }] },
  ],

  // Things around the object.
  ['a code fence', `\`\`\`json\n${pretty}\n\`\`\``, bought],
  ['a fence without a language', `\`\`\`\n${json}\n\`\`\``, bought],
  ['a preamble', `Sure! Here's my decision:\n\n${json}`, bought],
  ['a preamble with an apostrophe and quotes', `I'd say it's a "buy": ${json}`, bought],
  ['words after the object', `${json}\n\nLet me know if you'd like a different approach!`, bought],
  ['a byte-order mark', `\ufeff${json}`, bought],
  ['reasoning tags with an object inside', `<think>Maybe {"stance":"SELL"}? No.</think>\n${json}`, bought],
  ['a list of one object', `[${json}]`, bought],
  ['a wrapper called answer', `{"answer":${json}}`, bought],
  ['a wrapper called Decision', `{"Decision":${json}}`, bought],
  ['a wrapper of another name', `{"example":${json}}`, refused('WRONG_SHAPE', /^thesis: .*; market: /)],
  ['a wrapper in a wrapper', `{"response":{"answer":${json}}}`, bought],

  // Punctuation.
  ['a trailing comma in an object', varied('"sleepSeconds":300}', '"sleepSeconds":300,}'), bought],
  ['a trailing comma in a list', varied('}],', '},],'), bought],
  ['a missing comma between fields', varied('"BUY","thesis"', '"BUY"\n"thesis"'), bought],
  ['single quotes', json.replaceAll('"', "'"), bought],
  ['typographic quotes', json.replace(/"([^"]*)"/g, '“$1”'), bought],
  ['full-width quotes', json.replaceAll('"', '＂'), bought],
  [
    'full-width braces, colons and commas',
    json.replace(/[{}:,]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)),
    bought,
  ],
  ['keys without quotes', json.replace(/"(\w+)":/g, '$1:'), bought],
  ['a line comment', varied('"confidencePercent":65,', '"confidencePercent":65, // quite sure\n'), bought],
  ['a block comment with an object inside', varied('{"market"', '{/* or {"stance":"SELL"} */"market"'), bought],
  ['zero-width spaces between fields', json.replaceAll(',"', ',\u200b"'), bought],
  ['no-break spaces as indentation', pretty.replaceAll('  ', '\u00a0\u00a0'), bought],
  ['a raw line break inside a text', varied('is 40', 'is\n40'), bought],
  [
    'unescaped quotes inside a text',
    varied('fair value', 'the "fair" value'),
    { ...bought, thesis: 'Bid 285000 is 40 bps under the "fair" value.' },
  ],
  ["Python's None and False", json.replace('null', 'None').replace('false', 'False'), bought],

  // Values written in another way.
  ['numbers as strings', json.replace(/:(\d+)/g, ':"$1"'), bought],
  ['full-width digits in a string', varied('285000,"q', `"${fullWidth('285000')}","q`), bought],
  ['bare full-width digits', varied(':65', `:${fullWidth('65')}`), bought],
  ['a whole number with a point', varied(':65', ':65.0'), bought],
  ['negative zero', varied(':65', ':-0'), { ...bought, confidencePercent: 0 }],
  ['a boolean as a string', varied('false', '"false"'), bought],
  ['words in lower case', json.replaceAll('"BUY"', '"buy"').replace('"LIMIT"', '"limit"'), bought],
  ['the market in lower case', varied('AAPL/BTC', 'aapl/btc'), bought],
  ['"N/A" and "none" for nothing', textOf({ ...held, wakeAboveSats: 'N/A', sleepSeconds: 'none' }), held],
  ['"null" as a string', varied('"wakeBelowSats":null', '"wakeBelowSats":"null"'), bought],
  ['fields that may be null left out', varied('"wakeBelowSats":null,', ''), bought],
  ['a single order where a list is expected', json.replace('[{', '{').replace('}]', '}'), bought],
  [
    'a single id where a list is expected',
    varied('"cancelOrderIds":[]', '"cancelOrderIds":9'),
    { ...bought, cancelOrderIds: [9] },
  ],
  ['null where a list is expected', textOf({ ...held, orders: null, cancelOrderIds: null }), held],
  ['fields nobody asked for', varied('{"market"', '{"weather":"calm","market"'), bought],

  // Said beside the decision: read where it can be, else dropped or cut, and never worth the decision.
  ['a mood, in lower case', beside('"mood":"calm"'), { ...bought, mood: 'CALM' }],
  ['a mood by another word', beside('"mood":"nervous"'), { ...bought, mood: 'WORRIED' }],
  ['a mood that is none', beside('"mood":"like a river in spring"'), bought],
  ['a mood that is no word', beside('"mood":{"valence":0.3}'), bought],
  [
    'a line for all, a note and a horizon',
    beside('"publicLine":"AAPL is cheap.","memoryNote":"Do not chase.","horizonSeconds":900'),
    { ...bought, publicLine: 'AAPL is cheap.', memoryNote: 'Do not chase.', horizonSeconds: 900 },
  ],
  [
    'the same by other names',
    beside('"public_post":"AAPL is cheap.","note_to_self":"Do not chase.","horizon":"15 min"'),
    { ...bought, publicLine: 'AAPL is cheap.', memoryNote: 'Do not chase.', horizonSeconds: 900 },
  ],
  ['nothing to say', beside('"publicLine":"","memoryNote":"none","horizonSeconds":"N/A"'), bought],
  [
    'a line and a note that are too long are cut',
    beside(`"publicLine":"${'buy '.repeat(60)}","memoryNote":"${'low '.repeat(60)}"`),
    {
      ...bought,
      publicLine: `${'buy '.repeat(60).slice(0, 139).trimEnd()}…`,
      memoryNote: `${'low '.repeat(60).slice(0, 199).trimEnd()}…`,
    },
  ],
  ['a note that is a list', beside('"memoryNote":["Do not chase.","Wait."]'), bought],
  ['a spread to wake at', beside('"wakeSpreadBps":"15 bps"'), { ...bought, wakeSpreadBps: 15 }],
  ['a spread of no clear unit', beside('"wakeSpreadBps":"15 sats"'), bought],
  ['a horizon in words', beside('"horizonSeconds":"intraday"'), bought],
  ['a horizon of minus one', beside('"horizonSeconds":-1'), bought],
  [
    'a note that would take in the fields after it',
    json.replace('"sleepSeconds"', '"memoryNote":/null,"sleepSeconds"'),
    refused('UNPARSEABLE', /would make words of its fields/),
  ],
  [
    'a thesis that is too long is cut',
    textOf({ ...bought, thesis: 'up '.repeat(200) }),
    { ...bought, thesis: `${'up '.repeat(80).slice(0, 239).trimEnd()}…` },
  ],
  [
    'control characters and direction marks in the thesis',
    varied('Bid 285000', 'Bid\\u0000\\u202e 285000'),
    { ...bought, thesis: bought.thesis.replace('Bid ', 'Bid  ') },
  ],

  // Not clear: never guessed.
  ['nothing', '', refused('UNPARSEABLE', /empty/)],
  ['blank lines', ' \n\n', refused('UNPARSEABLE', /empty/)],
  ['prose', 'I would buy a little Apple here, about 120 lots at 285000.', refused('UNPARSEABLE', /no JSON object/)],
  ['a markdown table', '| side | lots |\n|---|---|\n| BUY | 120 |', refused('UNPARSEABLE', /no JSON object/)],
  ['reasoning only', '<think>Buy? Sell?</think>', refused('UNPARSEABLE', /no JSON object/)],
  ['two different objects', `${json}\n${textOf(held)}`, refused('UNPARSEABLE', /2 objects/)],
  ['the same object twice', `${json}\n${json}`, bought],
  ['a list of two objects', `[${json},${textOf(held)}]`, refused('UNPARSEABLE', /2 objects/)],
  ['cut inside a text', json.slice(0, json.indexOf('fair')), refused('TRUNCATED', /before its object is closed/)],
  ['cut between fields', json.slice(0, json.indexOf('"orders"')), refused('TRUNCATED', /before its object is closed/)],
  ['the last brace missing', json.slice(0, -1), refused('TRUNCATED', /before its object is closed/)],
  ['brackets that do not match', varied('}],', '}},'), refused('UNPARSEABLE', /brackets do not match/)],
  [
    'a key twice',
    varied('"stance":"BUY"', '"stance":"BUY","stance":"SELL"'),
    refused('UNPARSEABLE', /"stance" stands there twice/),
  ],
  ['a comma inside a number', varied('285000,"q', '285,000,"q'), bought],
  ['an ellipsis for the rest', varied('}],', '}, ...],'), refused('UNPARSEABLE', /change its values/)],
  ['a value left out', varied(':65', ':'), refused('UNPARSEABLE', /change its values/)],
  ['a word without meaning for a value', varied(':65', ':undefined'), refused('UNPARSEABLE', /change its values/)],
  ['a function call for a value', varied(':65', ':Number("65")'), refused('UNPARSEABLE', /change its values/)],
  ['more than can be read', `${json}${' '.repeat(64_000)}`, refused('UNPARSEABLE', /longer than/)],

  // Stops, dates and exits.
  [
    'a stop-limit with a date',
    stopText,
    {
      ...bought,
      orders: [{ ...order, kind: 'STOP_LIMIT', timeInForce: 'GTD', stopPriceSats: 286_000, goodForSeconds: 120 }],
    },
  ],
  [
    'a hold with an exit',
    textOf({ ...held, takeProfitSats: 290_000, stopLossSats: 280_000 }),
    { ...held, takeProfitSats: 290_000, stopLossSats: 280_000 },
  ],
  ['every field of today, null where nothing is meant', JSON.stringify(bought), bought],
  [
    'the new fields as strings',
    stopText.replace(':286000,', ':"286000",').replace(':120}', ':"n/a"}'),
    {
      ...bought,
      orders: [{ ...order, kind: 'STOP_LIMIT', timeInForce: 'GTD', stopPriceSats: 286_000, goodForSeconds: null }],
    },
  ],
  [
    'the kind of a stop in lower case with a space for the line',
    stopText.replace('STOP_LIMIT', 'stop limit'),
    {
      ...bought,
      orders: [{ ...order, kind: 'STOP_LIMIT', timeInForce: 'GTD', stopPriceSats: 286_000, goodForSeconds: 120 }],
    },
  ],
  ['a stop price of zero', stopText.replace(':286000,', ':0,'), refused('WRONG_SHAPE', /^orders\.0\.stopPriceSats: /)],
  [
    'a misspelt field of an exit',
    varied('"wakeAboveSats"', '"stop_los":280000,"wakeAboveSats"'),
    refused('WRONG_SHAPE', /^stopLossSats: /),
  ],
  [
    'an iceberg, which nobody offered, is a plain order',
    varied('"quantityLots":120', '"quantityLots":120,"displayLots":10'),
    bought,
  ],

  // Clear, but not an answer.
  ['an empty object', '{}', refused('WRONG_SHAPE', /^thesis: .*; market: .*; and 2 more$/)],
  ['a number with another unit', varied('120', '"120 shares"'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['leading zeros', varied('120', '"0120"'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['an approximate number', varied('120', '"~120"'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['a price in bitcoin', varied('285000,"q', '0.00285,"q'), refused('WRONG_SHAPE', /^orders\.0\.priceSats: /)],
  ['NaN', varied(':65', ':NaN'), refused('WRONG_SHAPE', /^confidencePercent: /)],
  ['infinity by overflow', varied('120', '1e999'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  [
    'an integer beyond exactness',
    varied('120', '9007199254740993'),
    refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /),
  ],
  [
    'an integer beyond exactness in a string',
    varied('120', '"9007199254740993"'),
    refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /),
  ],
  ['a quantity of zero', varied('120', '0'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['a negative quantity', varied('120', '-120'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['five orders', textOf({ ...bought, orders: Array(5).fill(order) }), refused('WRONG_SHAPE', /^orders: /)],
  ['an unknown side', varied('"side":"BUY"', '"side":"UP"'), refused('WRONG_SHAPE', /^orders\.0\.side: /)],
  ['"MAYBE" as a stance', varied('"stance":"BUY"', '"stance":"MAYBE"'), refused('WRONG_SHAPE', /^stance: /)],
  ['a thesis of spaces', varied(bought.thesis, '   '), refused('WRONG_SHAPE', /^thesis: /)],
  [
    'a misspelt field that may be null',
    varied('wakeAboveSats', 'wakeAbov'),
    refused('WRONG_SHAPE', /^wakeAboveSats: /),
  ],
  ['a required field left out', varied('"confidencePercent":65,', ''), refused('WRONG_SHAPE', /^confidencePercent: /)],
  ['a string where orders are expected', textOf({ ...held, orders: 'buy some' }), refused('WRONG_SHAPE', /^orders: /)],
  // Sizes and prices that are none.
  ['a quantity of NaN', varied('120', 'NaN'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['a quantity of "NaN"', varied('120', '"NaN"'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['a quantity of null', varied('120', 'null'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['no quantity', varied(',"quantityLots":120', ''), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['a quantity of infinity', varied('120', 'Infinity'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['a quantity of 9.9e18', varied('120', '9.9e18'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  [
    'a quantity of 24 digits in a string',
    varied('120', '"999999999999999999999999"'),
    refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /),
  ],
  ['half a lot', varied('120', '0.5'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['a quantity in hexadecimal', varied('120', '"0x78"'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['a quantity in words', varied('120', '"a hundred"'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['a quantity that is true', varied('120', 'true'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['a quantity in an object', varied('120', '{"lots":120}'), refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /)],
  ['a price of zero', varied('285000,"q', '0,"q'), refused('WRONG_SHAPE', /^orders\.0\.priceSats: /)],
  ['a price of minus zero', varied('285000,"q', '-0,"q'), refused('WRONG_SHAPE', /^orders\.0\.priceSats: /)],
  ['a price of 1e-30', varied('285000,"q', '1e-30,"q'), refused('WRONG_SHAPE', /^orders\.0\.priceSats: /)],
  ['a negative price', varied('285000,"q', '-285000,"q'), refused('WRONG_SHAPE', /^orders\.0\.priceSats: /)],
  [
    'a million million times the price',
    varied('285000,"q', '285000000000000000,"q'),
    refused('WRONG_SHAPE', /^orders\.0\.priceSats: /),
  ],
  ['five hundred orders', textOf({ ...bought, orders: Array(500).fill(order) }), refused('WRONG_SHAPE', /^orders: /)],
  ['an order that is a number', textOf({ ...held, orders: [7] }), refused('WRONG_SHAPE', /^orders\.0: /)],
  ['an order that is null', textOf({ ...held, orders: [null] }), refused('WRONG_SHAPE', /^orders\.0: /)],
  ['orders in a list in a list', textOf({ ...held, orders: [[order]] }), refused('WRONG_SHAPE', /^orders\.0: /)],
  [
    'an id that is a fraction',
    textOf({ ...held, cancelOrderIds: [1.5] }),
    refused('WRONG_SHAPE', /^cancelOrderIds\.0: /),
  ],
  ['an id below zero', textOf({ ...held, cancelOrderIds: [-1] }), refused('WRONG_SHAPE', /^cancelOrderIds\.0: /)],
  ['forty ids', textOf({ ...held, cancelOrderIds: Array(40).fill(1) }), refused('WRONG_SHAPE', /^cancelOrderIds: /)],
  ['a sleep of a year', textOf({ ...held, sleepSeconds: 31_536_000 }), refused('WRONG_SHAPE', /^sleepSeconds: /)],

  // Shapes that programs choke on.
  ['an object in an object, ten thousand deep', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, deep],
  ['a list in a list, ten thousand deep', `{"market":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, deep],
  ['ten thousand braces that nobody closes', '{'.repeat(10_000), refused('TRUNCATED', /before its object is closed/)],
  ['ten thousand quotes', `{${'"'.repeat(10_000)}}`, refused('UNPARSEABLE', /./)],
  ['a key that every object has', varied('{"market"', '{"__proto__":{"stance":"SELL"},"market"'), bought],
  ['a key of every function', varied('{"market"', '{"constructor":{"prototype":null},"market"'), bought],
  [
    'half a character in the thesis',
    varied('Bid 285000', 'Bid \\ud83d 285000'),
    { ...bought, thesis: bought.thesis.replace('Bid ', 'Bid \ufffd ') },
  ],
  ['a null character between fields', varied('"BUY","thesis"', '"BUY",\u0000"thesis"'), refused('UNPARSEABLE', /./)],
  ['all of it as one JSON string', JSON.stringify(json), bought],
  ['a JSON string in a JSON string', JSON.stringify(JSON.stringify(json)), bought],
  ['a number', '42', refused('UNPARSEABLE', /no JSON object/)],
  ['a list of nothing', '[]', refused('UNPARSEABLE', /no JSON object/)],
  ['"null"', 'null', refused('UNPARSEABLE', /no JSON object/)],
  ['a web page', '<!doctype html><html><body>Bad gateway</body></html>', refused('UNPARSEABLE', /no JSON object/)],
  ['XML', '<decision><stance>BUY</stance></decision>', refused('UNPARSEABLE', /no JSON object/)],
  ['YAML', 'market: AAPL/BTC\nstance: BUY', refused('UNPARSEABLE', /no JSON object/)],
  [
    'a fence, a preamble and a trailing comma together',
    `Here it is:\n\`\`\`json\n${varied('"sleepSeconds":300}', '"sleepSeconds":300,}')}\n\`\`\`\nGood luck!`,
    bought,
  ],
  [
    'a call of a tool',
    '{"name":"place_order","arguments":{"side":"BUY"}}',
    refused('WRONG_SHAPE', /^thesis: .*; market: /),
  ],
  [
    'a refusal in place of the answer',
    "I'm sorry, but I can't help with trading decisions.",
    refused('REFUSED', /^it declines: I'm sorry/),
  ],

  // Words that want more than they may.
  ['the name of another agent', varied('{"market"', '{"participantId":"noor","handle":"god-mode","market"'), bought],
  ['an order in the name of another', varied('{"side"', '{"participantId":"noor","side"'), bought],
  ['an act of the person in charge', varied('{"market"', '{"injectNews":{"headline":"x"},"market"'), bought],
  [
    'markup, escapes and directions in the thesis',
    varied(bought.thesis, '<script>alert(1)</script> \\u001b[31mred\\u202e ![x](https://evil.example/x.png)'),
    { ...bought, thesis: '<script>alert(1)</script>  [31mred  ![x](https://evil.example/x.png)' },
  ],
  [
    'a thesis of 60,000 characters',
    varied(bought.thesis, 'a'.repeat(60_000)),
    { ...bought, thesis: `${'a'.repeat(239)}…` },
  ],

  [
    'an invented ticker',
    varied('AAPL/BTC', 'NVDA/BTC'),
    refused('UNKNOWN_MARKET', /"NVDA\/BTC" is not one of AAPL\/BTC, ETH\/BTC/),
  ],
  ['a market that was not offered', varied('AAPL/BTC', 'SOL/BTC'), refused('UNKNOWN_MARKET', /"SOL\/BTC"/)],
];
