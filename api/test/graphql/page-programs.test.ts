import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '../../src/graphql/schema.ts';
import { wallClock } from '../../src/simulation/clock.ts';
import { FeedHub } from '../../src/simulation/feeds/feed-hub.ts';
import { archiveOf, ScriptedMarket } from './kit/scripted-market.ts';
import { startTestServer, type TestServer } from './kit/test-server.ts';

const API = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
const blockOf = (language: string, words: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))]
    .map(([, text]) => text ?? '')
    .find((text) => text.includes(words)) ?? '';

const market = new ScriptedMarket();
let server: TestServer;
beforeAll(async () => {
  const hub = new FeedHub({ face: market, archive: archiveOf(), clock: wallClock });
  market.listen(hub);
  market.trade(250_000);
  server = await startTestServer({ face: market, hub });
});
afterAll(() => server.close());

/** Runs a program until it has said what is waited for. */
async function heardFrom(program: string, wanted: RegExp): Promise<string> {
  const args = ['--input-type=module', '-e', program, `http://${server.host}`];
  const child = spawn(process.execPath, args, { cwd: API, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += String(chunk);
    if (wanted.test(said)) child.kill();
  });
  await once(child, 'close');
  return said;
}

test('the Node program of the page prints trades as they happen', async () => {
  const program = blockOf('js', "from 'graphql-ws'").replace('process.argv.slice(2)', 'process.argv.slice(1)');
  const trades = setInterval(() => market.trade(250_010), 100);
  const said = await heardFrom(program, /@ 250010\n/);
  clearInterval(trades);
  expect(said).toMatch(/^\d+ AAPL\/BTC (BUY|SELL) \d+ @ 250000$/m);
});

test('what the Python program of the page asks is valid', () => {
  const asked = [...blockOf('python', 'from gql import').matchAll(/gql\("(.*)"\)/g)].map(([, text]) => text ?? '');
  expect(asked).toHaveLength(2);
  for (const query of asked) expect(validate(schema, parse(query))).toEqual([]);
});
