import { readFileSync } from 'node:fs';
import { getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiErrorCodes } from '../../src/graphql/api-error.ts';
import { DEFAULT_LIMITS } from '../../src/graphql/limits.ts';
import { wallClock } from '../../src/simulation/clock.ts';
import { FeedHub } from '../../src/simulation/feeds/feed-hub.ts';
import { MemoryHistory, manifestOf } from './kit/memory-history.ts';
import { archiveOf, ScriptedMarket } from './kit/scripted-market.ts';
import { type Answer, GOD_TOKEN, startTestServer, type TestServer } from './kit/test-server.ts';

const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
const graphqlBlocks = [...page.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
const curlBlocks = [...page.matchAll(/```sh\ncurl ([\s\S]*?)```/g)].map(([, text]) => text ?? '');

const market = new ScriptedMarket();
let server: TestServer;

beforeAll(async () => {
  const hub = new FeedHub({ face: market, archive: archiveOf(), clock: wallClock });
  market.listen(hub);
  market.trade(250_000);
  const old = new ScriptedMarket('kept');
  old.trade(240_000);
  const manifest = manifestOf('kept', '2026-11-24T19:00:00.000Z');
  const archive = archiveOf([{ manifest, history: new MemoryHistory(old.events) }]);
  server = await startTestServer({ face: market, hub, archive });
});
afterAll(() => server.close());

/** What `curl` would send: the headers and the body between single quotes. */
async function send(command: string): Promise<string> {
  const headers = Object.fromEntries(
    [...command.matchAll(/-H ['"]([\w-]+): ([^'"]+)['"]/g)].map(([, name, value]) => [name, value ?? '']),
  );
  if (command.includes('Authorization: Bearer')) headers.Authorization = `Bearer ${GOD_TOKEN}`;
  const abort = new AbortController();
  const body = /-d '([\s\S]*?)'\s*$/.exec(command)?.[1] ?? '';
  const response = await fetch(server.url, { method: 'POST', headers, body, signal: abort.signal });
  if (headers.Accept !== 'text/event-stream') return response.text();
  const reader = response.body?.getReader();
  let text = '';
  while (!/data: .*\n\n/.test(text)) text += new TextDecoder().decode((await reader?.read())?.value);
  abort.abort();
  return text;
}

test('the page has examples', () => {
  expect(graphqlBlocks.length).toBeGreaterThanOrEqual(2);
  expect(curlBlocks.length).toBeGreaterThanOrEqual(3);
});

test.each(graphqlBlocks)('the example %s is answered', async (query) => {
  if (getOperationAST(parse(query))?.operation === 'subscription') {
    const events = server.client().iterate({ query });
    expect((await events.next()).value?.errors).toBeUndefined();
    await events.return?.();
    return;
  }
  const answer = (await (await server.post({ query, variables: { id: 'kept' } })).json()) as Answer<object>;
  expect(answer.errors).toBeUndefined();
  expect(Object.values(answer.data ?? {})).not.toContain(null);
});

test.each(curlBlocks)('the command curl %s is answered', async (command) => {
  const text = await send(command);
  expect(text).toContain('"data":{');
  expect(text).not.toContain('"errors"');
});

test('the page lists every error code that can come', () => {
  const listed = apiErrorCodes.filter((code) => !page.includes(`\`${code}\``));
  expect(listed).toEqual([]);
});

test('the page’s limits are the limits', () => {
  const number = (value: number) => value.toLocaleString('en-US');
  const { maxDepth, maxRootFields, maxAliases, maxDirectives, maxTokens, maxSourceLength, maxCost } = DEFAULT_LIMITS;
  expect(page).toContain(`${maxDepth}, ${maxRootFields}, ${maxAliases}, ${maxDirectives}`);
  expect(page).toContain(`${number(maxTokens)} tokens, ${number(maxSourceLength)} characters`);
  expect(page).toContain(`| cost | ${number(maxCost)}:`);
  const { maxPageSize, maxCandlesPageSize, maxNodes, maxSocketsPerAddress, maxSockets } = DEFAULT_LIMITS;
  expect(page).toContain(`${maxPageSize}, ${number(maxCandlesPageSize)}, ${maxNodes}`);
  expect(page).toContain(`${maxSocketsPerAddress}, ${number(maxSockets)}`);
  const { maxPoints, pointsPerSecond, costPerPoint, executionTimeoutMs, foldTimeoutMs } = DEFAULT_LIMITS;
  expect(page).toContain(`| ${number(maxPoints)}, of which ${pointsPerSecond} come back each second`);
  expect(page).toContain(`1 point for each ${costPerPoint} of its cost`);
  expect(page).toContain(`kept run to work out | ${executionTimeoutMs / 1_000}, ${foldTimeoutMs / 1_000} seconds`);
  const { maxFoldedRuns, maxFoldEvents } = DEFAULT_LIMITS;
  expect(page).toContain(`events of the longest | ${maxFoldedRuns}, ${number(maxFoldEvents)}`);
  expect(page).toContain(`operations on a websocket | ${DEFAULT_LIMITS.maxSubscriptionsPerSocket}`);
});

test('the API explorer is one page without a foreign address', async () => {
  const response = await fetch(server.url, { headers: { Accept: 'text/html' } });
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(response.headers.get('content-encoding')).toBe('gzip');
  const html = await response.text();
  const loaded = [...html.slice(0, 5_000_000).matchAll(/<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"/g)].map(
    ([, at]) => at ?? '',
  );
  expect(loaded.filter((address) => /^(https?:)?\/\//.test(address))).toEqual([]);
  expect(html).toContain('Agent Market API');
});
