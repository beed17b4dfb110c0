import {
  bought,
  fullWidth,
  held,
  json,
  order,
  pretty,
  refused,
  textOf,
  varied,
  type WrittenAnswer,
} from './written-answers-table.ts';

const sized = (quantityLots: number) => ({ ...bought, orders: [{ ...order, quantityLots }] });
const fair = (fairValueSats: number | null) => ({ ...bought, fairValueSats });
const sure = (confidencePercent: number) => ({ ...bought, confidencePercent });
const asleep = (sleepSeconds: number) => ({ ...bought, sleepSeconds });
const notSized = refused('WRONG_SHAPE', /^orders\.0\.quantityLots: /);
const notPriced = refused('WRONG_SHAPE', /^orders\.0\.priceSats: /);
const snake = (text: string) =>
  text.replace(/"(\w+)":/g, (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
const quoted = JSON.stringify(json);

/** The answer with its one order in other words, as text. */
function ordered(change: object): string {
  return textOf({ ...bought, orders: [change] } as never);
}

const plainOrder = { side: 'BUY', kind: 'LIMIT', priceSats: 285_000, quantityLots: 120 };

/** One row a kind of thing that models, templates and servers do to an answer, with what it must come to. */
export const toleratedAnswers: readonly WrittenAnswer[] = [
  // Reasoning around the answer.
  ['reasoning whose opening tag the server ate', `Buy {now}? Yes.\n</think>\n${json}`, bought],
  ['reasoning with an unbalanced brace and no opening tag', `Use { here?\n</think>\n${json}`, bought],
  ['a draft in reasoning without an opening tag', `${textOf(held)}\n</think>\n${json}`, bought],
  ['reasoning after a preamble', `Sure.\n<thinking>${textOf(held)}</thinking>\n${json}`, bought],
  ['reasoning in brackets', `[THINK]${textOf(held)}[/THINK]${json}`, bought],
  ['reasoning in triangles', `◁think▷${textOf(held)}◁/think▷${json}`, bought],
  ['two blocks of reasoning', `<think>a {</think><reflection>b }</reflection>${json}`, bought],
  [
    'channels',
    `<|channel|>analysis<|message|>${textOf(held)}<|end|><|start|>assistant<|channel|>final<|message|>${json}<|return|>`,
    bought,
  ],
  ['reasoning that never ends', `<think>Maybe ${json}`, refused('TRUNCATED', /./)],
  ['a channel that never comes to an end', `<|channel|>analysis<|message|>${json}`, refused('TRUNCATED', /./)],
  [
    'a tag inside the thesis',
    varied('Bid 285000', 'I <think> bid </think> 285000'),
    { ...bought, thesis: bought.thesis.replace('Bid', 'I <think> bid </think>') },
  ],
  ['the end of a turn', `${json}<|im_end|>`, bought],

  // Prose and marks around it.
  ['braces in the prose', `Given {risk} and {size}, I decide: ${json}`, bought],
  ['a note beside it', `{"note":"thinking"}\n${json}`, bought],
  ['a draft of it that is another', `${textOf(held)} becomes ${json}`, refused('UNPARSEABLE', /2 objects/)],
  ['a draft of it that is wrong', `${varied('"BUY"', '"MAYBE"')} becomes ${json}`, refused('UNPARSEABLE', /2 objects/)],
  ['three times the same', `${json}${pretty}\n${json}`, bought],
  ['an XML tag', `<answer>${json}</answer>`, bought],
  ['a box of LaTeX', `\\boxed{${json}}`, bought],
  ['a heading and a list', `## Decision\n- see below\n\n${pretty}\n\n* done`, bought],
  ['a fence with prose in braces before and after', `Use { with care.\n\`\`\`json\n${pretty}\n\`\`\`\nDone.`, bought],
  ['a fence that nobody closed', `\`\`\`json\n${pretty}`, bought],
  ['a fence that was cut', `\`\`\`json\n${pretty.slice(0, -3)}`, refused('TRUNCATED', /./)],
  ['tildes as a fence', `~~~\n${json}\n~~~`, bought],
  ['a chat template', `[/INST] ${json}</s>`, bought],
  ['Chinese around it', `根据分析，我的决定如下：\n${json}\n祝好运！`, bought],

  // Encodings of the whole.
  ['doubled braces', json.replaceAll('{', '{{').replaceAll('}', '}}'), bought],
  ['entities for quotes', json.replaceAll('"', '&quot;'), bought],
  ['numbered entities', json.replaceAll('"', '&#34;'), bought],
  ['escaped quotes without quotes around', json.replaceAll('"', '\\"'), bought],
  ['one JSON string in a fence', `\`\`\`json\n${quoted}\n\`\`\``, bought],
  ['three times a JSON string', JSON.stringify(JSON.stringify(quoted)), bought],
  ['the opening brace in the prompt', json.slice(1), bought],
  ['zero-width characters in words and keys', varied('"BUY","thesis"', '"B\u200bUY","the\u200bsis"'), bought],
  ['zero-width characters alone', '\u200b\ufeff\u2060', refused('UNPARSEABLE', /empty/)],
  [
    'Python in a fence',
    `\`\`\`python\ndecision = ${json.replaceAll('"', "'").replace('null', 'None').replace('false', 'False')}\n\`\`\``,
    bought,
  ],
  ['JavaScript', `const answer = ${json.replace(/"(\w+)":/g, '$1:')};`, bought],
  ['hash comments', pretty.replace('"stance": "BUY",', '"stance": "BUY", # go\n'), bought],

  // Envelopes.
  ['a call of a tool', `{"name":"answer","arguments":${json}}`, bought],
  ['a call of a tool with text', `{"name":"answer","arguments":${quoted}}`, bought],
  [
    'a call of a tool in a list in a message',
    `{"role":"assistant","tool_calls":[{"type":"function","function":{"name":"answer","arguments":${quoted}}}]}`,
    bought,
  ],
  ['a call of a tool in tags', `<tool_call>\n{"name":"answer","parameters":${json}}\n</tool_call>`, bought],
  ['a function in a tag', `<function=answer>${json}</function>`, bought],
  ['a chat completion', `{"choices":[{"message":{"content":${quoted}}}]}`, bought],
  ['the properties of a schema', `{"type":"object","properties":${json}}`, bought],
  ['an example of it', `{"schema_example":${json}}`, refused('WRONG_SHAPE', /^thesis: .*; market: /)],
  [
    'fields beside the wrapping',
    `{"thesis":${JSON.stringify(bought.thesis)},"confidence":65,"decision":${varied(`"thesis":"${bought.thesis}",`, '').replace('"confidencePercent":65,', '')}}`,
    bought,
  ],
  [
    'two answers in one wrapping',
    `{"first":${json},"second":${textOf(held)}}`,
    refused('WRONG_SHAPE', /^thesis: .*; market: /),
  ],
  [
    'a call that is no answer',
    '{"tool":"get_price","parameters":{"symbol":"AAPL/BTC"}}',
    refused('WRONG_SHAPE', /^thesis: .*; market: /),
  ],

  // Names of fields.
  ['snake case', snake(json), bought],
  ['upper case', json.replace(/"(\w+)":/g, (key) => key.toUpperCase()), bought],
  ['names without their units', json.replace(/(Sats|Lots|Percent|Seconds|Ids)":/g, '":'), bought],
  [
    'the words of other programs',
    json
      .replace('"market"', '"symbol"')
      .replace('"stance"', '"action"')
      .replace('"thesis"', '"reasoning"')
      .replace('"confidencePercent"', '"confidence"'),
    bought,
  ],
  [
    'an order in the words of other programs',
    ordered({ action: 'buy', type: 'limit', tif: 'gtc', postOnly: false, limit_price: 285_000, qty: 120 }),
    bought,
  ],
  [
    'a field named twice in two spellings',
    varied('"confidencePercent":65', '"confidence":65,"conviction":70'),
    refused('WRONG_SHAPE', /^confidencePercent: /),
  ],
  ['a field named twice, and the same', varied('"confidencePercent":65', '"confidence":65,"conviction":65'), bought],
  ['a size in shares', ordered({ side: 'BUY', kind: 'LIMIT', priceSats: 285_000, shares: 12 }), notSized],
  [
    'an order within the answer itself',
    JSON.stringify({
      symbol: 'AAPL/BTC',
      action: 'BUY',
      reasoning: bought.thesis,
      confidence: 65,
      fair_value: 286_100,
      type: 'LIMIT',
      price: 285_000,
      quantity: 120,
      wake_above: 287_000,
      sleep: 300,
    }),
    bought,
  ],
  ["an order of the answer's own stance", ordered({ kind: 'LIMIT', priceSats: 285_000, quantityLots: 120 }), bought],
  ['an order that leaves open how long and whether to wait', ordered(plainOrder), bought],
  [
    'a market order that says no price as zero',
    ordered({ ...plainOrder, kind: 'MARKET', timeInForce: 'IOC', postOnly: false, priceSats: 0 }),
    { ...bought, orders: [{ ...order, kind: 'MARKET', timeInForce: 'IOC', priceSats: null }] },
  ],
  [
    'an order about another market',
    ordered({ ...order, symbol: 'ETH/BTC' }),
    refused('WRONG_SHAPE', /^orders\.0: it is about "ETH\/BTC"/),
  ],
  ['an order that says its market again', ordered({ ...order, symbol: '$aapl' }), bought],

  [
    'a hold that says no more than why',
    JSON.stringify({
      market: 'AAPL/BTC',
      stance: 'HOLD',
      thesis: held.thesis,
      fairValueSats: 286_100,
      confidencePercent: 65,
    }),
    held,
  ],
  [
    'a purchase without an order',
    JSON.stringify({ market: 'AAPL/BTC', stance: 'BUY', thesis: held.thesis, confidencePercent: 65 }),
    refused('WRONG_SHAPE', /^orders: /),
  ],

  ['a list of orders as a text', JSON.stringify({ ...bought, orders: JSON.stringify([order]) }), bought],
  ['an order as a text', JSON.stringify({ ...bought, orders: JSON.stringify(order) }), bought],
  [
    'a list of orders as a text that was cut',
    JSON.stringify({ ...bought, orders: '[{"side":' }),
    refused('WRONG_SHAPE', /^orders: /),
  ],

  // Words.
  ['words with marks', varied('"stance":"BUY"', '"stance":"**Buy.**"'), bought],
  ['long for buy', json.replaceAll('"BUY"', '"LONG"'), bought],
  ['wait for hold', textOf({ ...held, stance: 'wait' } as never), held],
  ['doing nothing for hold', textOf({ ...held, stance: 'Do nothing' } as never), held],
  ['buy in Chinese', json.replaceAll('"BUY"', '"买入"'), bought],
  ['hold in German', textOf({ ...held, stance: 'Halten' } as never), held],
  ['buy in Spanish', json.replaceAll('"BUY"', '"comprar"'), bought],
  [
    'every word of the list',
    varied('"stance":"BUY"', '"stance":"BUY | SELL | HOLD"'),
    refused('WRONG_SHAPE', /^stance: /),
  ],
  [
    'the kind and the life of an order in words',
    varied('"LIMIT","timeInForce":"GTC"', '"Limit Order","timeInForce":"Good-Till-Cancelled"'),
    bought,
  ],
  [
    'the life of an order that nobody has',
    varied('"GTC"', '"DAY"'),
    refused('WRONG_SHAPE', /^orders\.0\.timeInForce: /),
  ],
  ['no for a boolean', varied('false', '"no"'), bought],
  ['zero for a boolean', varied('false', '0'), bought],
  ['perhaps for a boolean', varied('false', '"perhaps"'), refused('WRONG_SHAPE', /^orders\.0\.postOnly: /)],

  // Tickers.
  ['a ticker alone', varied('AAPL/BTC', 'AAPL'), bought],
  ['a ticker with a dollar sign', varied('AAPL/BTC', '$AAPL'), bought],
  ['a ticker with a hyphen', varied('AAPL/BTC', 'aapl-btc'), bought],
  ['a ticker in one word', varied('AAPL/BTC', 'AAPLBTC'), bought],
  ['a full-width ticker', varied('AAPL/BTC', 'ＡＡＰＬ／ＢＴＣ'), bought],
  ['a ticker against the dollar', varied('AAPL/BTC', 'AAPL/USD'), refused('UNKNOWN_MARKET', /"AAPL\/USD"/)],
  ['a ticker with a Cyrillic letter', varied('AAPL/BTC', '\u0410APL/BTC'), refused('UNKNOWN_MARKET', /./)],
  ['the name of a company', varied('AAPL/BTC', 'Apple'), refused('UNKNOWN_MARKET', /"Apple"/)],
  ['two tickers', varied('AAPL/BTC', 'AAPL/BTC, ETH/BTC'), refused('UNKNOWN_MARKET', /./)],

  // Numbers.
  ['thousands with commas in a string', varied('285000,"q', '"285,000","q'), bought],
  ['thousands with underscores', varied('285000,"q', '285_000,"q'), bought],
  ['thousands with spaces', varied('285000,"q', '"285 000","q'), bought],
  ['thousands with narrow spaces', varied('285000,"q', '"285\u202f000","q'), bought],
  ['thousands with apostrophes', varied('285000,"q', '"285\'000","q'), bought],
  ['millions with commas', varied('120', '1,234,567'), sized(1_234_567)],
  ['millions with points', varied('120', '"1.234.567"'), sized(1_234_567)],
  ['a bare 285.000, which may be either', varied('285000,"q', '285.000,"q'), notPriced],
  ['"285.000", which may be either', varied('285000,"q', '"285.000","q'), notPriced],
  ['commas in the wrong places', varied('285000,"q', '"28,50,00","q'), notPriced],
  ['a number with its unit', varied('120', '"120 lots"'), bought],
  ['a bare number with its unit', varied('120', '120 lots'), bought],
  ['a price with its unit', varied('285000,"q', '"285,000 sats","q'), bought],
  ['a price in bitcoin that says so', varied('285000,"q', '"0.00285 BTC","q'), bought],
  ['a price in bitcoin with its sign', varied('285000,"q', '"₿0.00285","q'), bought],
  ['a part of a satoshi', varied('285000,"q', '"0.0028500001 BTC","q'), notPriced],
  ['a price in dollars', varied('285000,"q', '"$190.50","q'), notPriced],
  ['thousands as k', varied('120', '"2k"'), sized(2_000)],
  ['bare thousands as k', varied('286100', '286.1k'), fair(286_100)],
  ['thousands as k with the unit', varied('286100', '"286.1k sats"'), fair(286_100)],
  ['an exponent in a string', varied('120', '"1.2e2"'), sized(120)],
  ['a plus sign', varied('120', '+120'), sized(120)],
  ['a bare approximation', varied('120', '~120'), notSized],
  ['about so many', varied('120', '"about 120"'), notSized],
  ['a range', varied('285000,"q', '"284000-286000","q'), notPriced],
  ['an expression', varied('120', '"60*2"'), notSized],
  ['a fraction', varied('120', '"1/2"'), notSized],
  ['full-width thousands', varied('285000,"q', `"${fullWidth('285')}，${fullWidth('000')}","q`), bought],
  ['a percentage', varied(':65', ':"65%"'), bought],
  ['a bare percentage', varied(':65', ':65%'), bought],
  ['a percentage in words', varied(':65', ':"65 percent"'), bought],
  ['a share of one', varied(':65', ':0.65'), bought],
  ['a share of one in a string', varied(':65', ':"0.65"'), bought],
  ['a percentage with a part', varied(':65', ':64.6'), bought],
  ['more than sure', varied(':65', ':650'), refused('WRONG_SHAPE', /^confidencePercent: /)],
  ['high confidence', varied(':65', ':"high"'), refused('WRONG_SHAPE', /^confidencePercent: /)],
  ['complete confidence', varied(':65', ':"100 %"'), sure(100)],
  ['minutes', varied(':300}', ':"5 min"}'), bought],
  ['an hour', varied(':300}', ':"1h"}'), asleep(3_600)],
  ['seconds', varied(':300}', ':"45s"}'), asleep(45)],
  ['a length without a meaning', varied(':300}', ':"a while"}'), refused('WRONG_SHAPE', /^sleepSeconds: /)],
  [
    'an id with its sign',
    textOf({ ...held, stance: 'CANCEL', cancelOrderIds: ['#7', '12'] } as never),
    { ...held, stance: 'CANCEL', cancelOrderIds: [7, 12] },
  ],
  [
    'two ids are no thousands',
    textOf({ ...held, stance: 'CANCEL', cancelOrderIds: [12, 345] }),
    { ...held, stance: 'CANCEL', cancelOrderIds: [12, 345] },
  ],

  // Nothing.
  ['NaN for nothing', varied('286100', 'NaN'), fair(null)],
  ['zero for nothing', varied('286100', '0'), fair(null)],
  ['undefined for nothing', varied('286100', '"undefined"'), fair(null)],
  ['a dash for nothing', varied('286100', '"—"'), fair(null)],
  ['nothing in Chinese', varied('286100', '"无"'), fair(null)],
  ['"none" for a list', textOf({ ...held, orders: 'none', cancelOrderIds: 'N/A' } as never), held],
  ['"unknown" where a number must be', varied('120', '"unknown"'), notSized],

  // No answer.
  ['a refusal in German', 'Es tut mir leid, dabei kann ich nicht helfen.', refused('REFUSED', /^it declines: /)],
  ['a refusal in Chinese', '抱歉，我不能提供投资建议。', refused('REFUSED', /^it declines: /)],
  ['a refusal before an answer is an answer', `I'm sorry for the delay. ${json}`, bought],
  ['a question', 'Could you tell me my balance first?', refused('UNPARSEABLE', /no JSON object/)],
  [
    'a schema for an answer',
    '{"type":"object","properties":{"market":{"type":"string"},"stance":{"enum":["BUY"]}}}',
    refused('WRONG_SHAPE', /^thesis: .*; market: /),
  ],
  [
    'a table in Markdown with a decision',
    '| field | value |\n|---|---|\n| market | AAPL/BTC |\n| stance | HOLD |',
    refused('UNPARSEABLE', /no JSON object/),
  ],
  ['YAML with a fence', '```yaml\nmarket: AAPL/BTC\nstance: HOLD\n```', refused('UNPARSEABLE', /no JSON object/)],
  ['lines of JSON cut in the last', `${json}\n${json.slice(0, 50)}`, refused('TRUNCATED', /./)],
  [
    'an error of a server',
    '{"error":{"message":"overloaded","type":"server_error"}}',
    refused('WRONG_SHAPE', /^thesis: .*; market: /),
  ],
  ['a stuck model', 'BUY '.repeat(4_000), refused('UNPARSEABLE', /no JSON object/)],
];
