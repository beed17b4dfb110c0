import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { graphql } from '../generated/index.ts';
import { HaltDocument } from './documents.ts';
import type { Answer } from './kit/test-server.ts';

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;

const FollowDocument = graphql(`
  query ApiFollow($seq: Sequence!) {
    simulation { epoch }
    thought(seq: $seq) {
      seq
      agent
      thesis

      orders { orderId participant status fills { participant orderId trade { seq market taker maker } thought { seq } } }
    }
    ledgerCheck { balanced seq }
  }
`);

const ThoughtsFeedDocument = graphql(`
  subscription ApiThoughts {
    thoughts(rate: REALTIME) {
      __typename
      ... on FeedEvent { epoch prevSeq lastSeq }
      ... on ThoughtBatch { isSnapshot thoughts { seq orders { filledLots } } }
    }
  }
`);

const ADDRESS = /http:\/\/[\d.]+:\d+(?=\s)/;

let server: ChildProcess;
let url = '';
let token = '';
const dataDir = mkdtempSync(join(tmpdir(), 'market-api-'));

beforeAll(async () => {
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, SEED: '7', LOG_LEVEL: 'warn' };
  server = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  for await (const data of server.stdout ?? []) {
    printed += String(data);
    if (ADDRESS.test(printed)) break;
  }
  url = `${ADDRESS.exec(printed)?.[0]}/graphql`;
  token = readFileSync(join(dataDir, 'god-token'), 'utf8').trim();
});

afterAll(async () => {
  server.kill('SIGTERM');
  await once(server, 'exit');
  rmSync(dataDir, { recursive: true, force: true });
});

async function ask<Data>(query: string, variables: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer<Data>;
}

test('from an agent’s thought over engine and ledger to a websocket, and back from the fill to the thought', async () => {
  const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket });
  let filled: number | undefined;
  type Feed = { thoughts: { thoughts?: { seq: number; orders: { filledLots: string }[] }[] } };
  for await (const { data } of client.iterate<Feed>({ query: print(ThoughtsFeedDocument) })) {
    const thoughts = data?.thoughts.thoughts ?? [];
    filled = thoughts.find(({ orders }) => orders.some(({ filledLots }) => filledLots !== '0'))?.seq;
    if (filled !== undefined) break;
  }
  await client.dispose();
  const { data, errors } = await ask<{
    thought: {
      seq: number;
      agent: string;
      thesis: string;
      orders: { fills: { participant: string; thought: { seq: number } }[] }[];
    };
    ledgerCheck: { balanced: boolean };
  }>(print(FollowDocument), { seq: filled });
  expect(errors).toBeUndefined();
  const fill = data?.thought.orders.flatMap(({ fills }) => fills)[0];
  expect(fill?.participant).toBe(data?.thought.agent);
  expect(fill?.thought.seq).toBe(data?.thought.seq);
  expect(data?.thought.thesis.length).toBeGreaterThan(20);
  expect(data?.ledgerCheck.balanced).toBe(true);
});

test('a person halts a market: the payload’s seq is the moment from which every query shows it', async () => {
  const headers = { Authorization: `Bearer ${token}` };
  const input = { market: 'SOL/BTC', reason: 'looked at by a test' };
  type Halted = { haltMarket: { changed: boolean; seq: number; market: { status: string }; userErrors: unknown[] } };
  const halted = (await ask<Halted>(print(HaltDocument), { input }, headers)).data?.haltMarket;
  expect(halted).toMatchObject({ changed: true, market: { status: 'HALTED' }, userErrors: [] });
  const query =
    '{ simulation { seq } market(symbol: "SOL/BTC") { status haltReason } occasions(first: 5) { nodes { kind market } } }';
  type Shown = { simulation: { seq: number }; market: unknown; occasions: { nodes: unknown[] } };
  const shown = (await ask<Shown>(query, {})).data;
  expect(shown?.simulation.seq).toBeGreaterThanOrEqual(halted?.seq ?? Number.POSITIVE_INFINITY);
  expect(shown?.market).toEqual({ status: 'HALTED', haltReason: 'looked at by a test' });
  expect(shown?.occasions.nodes).toContainEqual({ kind: 'HALT', market: 'SOL/BTC' });
  const again = (await ask<Halted>(print(HaltDocument), { input }, headers)).data?.haltMarket;
  expect(again).toMatchObject({ changed: false, userErrors: [] });
});

test('the run’s file answers what memory does not keep: orders by page, and the run itself', async () => {
  const query = `query Kept($after: Cursor) {
    simulation { epoch }
    orders(first: 20, after: $after) { nodes { orderId placedSeq status } pageInfo { hasNextPage endCursor } }
    runs(first: 5) { nodes { runId isCurrent status ledgerCheck { balanced } agents { handle } } }
  }`;
  type Kept = {
    simulation: { epoch: string };
    orders: { nodes: { orderId: number; placedSeq: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    runs: { nodes: { runId: string; isCurrent: boolean; ledgerCheck: unknown; agents: unknown[] }[] };
  };
  const first = (await ask<Kept>(query, {})).data;
  expect(first?.orders.nodes).toHaveLength(20);
  const next = (await ask<Kept>(query, { after: first?.orders.pageInfo.endCursor })).data;
  const seqs = [...(first?.orders.nodes ?? []), ...(next?.orders.nodes ?? [])].map(({ placedSeq }) => placedSeq);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => b - a));
  expect(next?.runs.nodes[0]).toMatchObject({
    runId: first?.simulation.epoch,
    isCurrent: true,
    status: 'RUNNING',
    ledgerCheck: { balanced: true },
  });
  expect(next?.runs.nodes[0]?.agents).toHaveLength(12);
});
