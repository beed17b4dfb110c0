// An agent of your own, in plain Node: a server that speaks as much of OpenAI's API as an agent needs.
// PORT=8123 node docs/examples/my-agent.mjs
import { createServer } from 'node:http';

/** The rows of the table that begins with `symbol,last,bid,ask,change_bps`, one for each market on offer. */
function marketsIn(prompt) {
  const rows = prompt.split('\n');
  const head = rows.findIndex((row) => row.startsWith('symbol,last,bid,ask,change_bps'));
  const offered = /You may trade: (.*)\. Choose one\./.exec(prompt)?.[1].split(', ') ?? [];
  return rows.slice(head + 1, head + 1 + offered.length).map((row) => {
    const [symbol, last, bid, ask, changeBps] = row.split(',');
    return { symbol, last: Number(last), bid: Number(bid), ask: Number(ask), changeBps: Number(changeBps) };
  });
}

/** Buys a little of what fell most; holds while nobody offers any. */
function decide(prompt) {
  const [cheapest] = marketsIn(prompt).sort((a, b) => a.changeBps - b.changeBps);
  const { symbol, last, ask, changeBps } = cheapest;
  const thesis = `${symbol} changed by ${changeBps} bps, the least of all; last ${last}, offered at ${ask}.`;
  const said = { thesis, market: symbol, fairValueSats: last, confidencePercent: 55, sleepSeconds: 120 };
  if (ask === 0) return { ...said, stance: 'HOLD', orders: [] };
  const order = { side: 'BUY', kind: 'LIMIT', timeInForce: 'IOC', priceSats: ask, quantityLots: 3 };
  return { ...said, stance: 'BUY', orders: [order], publicLine: `Three lots of ${symbol} for me.`, mood: 'CALM' };
}

const server = createServer(async (request, response) => {
  const body = JSON.parse((await request.toArray()).join(''));
  const question = body.messages.find(({ role }) => role === 'user').content;
  const message = { role: 'assistant', content: JSON.stringify(decide(question)) };
  const choices = [{ index: 0, finish_reason: 'stop', message }];
  const usage = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };
  response.setHeader('content-type', 'application/json');
  response.end(
    JSON.stringify({ id: 'mine', object: 'chat.completion', created: 0, model: body.model, choices, usage }),
  );
});
server.listen(Number(process.env.PORT ?? 8123), '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}/v1\n`);
});
