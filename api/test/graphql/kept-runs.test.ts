import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { KeptDocument, LiveDocument, PauseDocument, StartDocument, StopDocument } from './kept-documents.ts';
import type { Answer } from './kit/test-server.ts';

let dataDir: string;
let server: ServerProcess;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'market-kept-'));
  server = await startServer(dataDir, { SEED: '7' });
});

afterAll(async () => {
  await server.kill('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

async function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${server.godToken}` },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as Answer<Data>;
  expect(errors).toBeUndefined();
  return data as Data;
}

/** What the live API says once nothing happens any more. */
async function lastWords(status: string) {
  const { simulation, ...figures } = await ask(LiveDocument, {});
  expect(simulation.status).toBe(status);
  expect(figures.agents).toHaveLength(12);
  expect(figures.markets.every(({ last, tradeCount }) => last !== null && tradeCount > 0)).toBe(true);
  expect(figures.leaderboard.some(({ profitSats }) => profitSats !== '0')).toBe(true);
  expect((await ask(LiveDocument, {})).simulation.seq).toBe(simulation.seq);
  return { runId: simulation.epoch, figures };
}

async function kept(id: string) {
  const { run } = await ask(KeptDocument, { id });
  const { status, isCurrent, ...figures } = run ?? {};
  expect(isCurrent).toBe(false);
  return { status, figures };
}

/** A run begins without a trade. */
async function everyMarketTraded(): Promise<void> {
  const isTraded = async () => (await ask(LiveDocument, {})).markets.every(({ tradeCount }) => tradeCount > 0);
  await expect.poll(isTraded, { timeout: 20_000 }).toBe(true);
}

test('a run that has ended answers the figures the live API gave at its end', async () => {
  await everyMarketTraded();
  await ask(StopDocument, {});
  const { runId, figures } = await lastWords('STOPPED');
  await ask(StartDocument, {});
  expect(await kept(runId)).toEqual({ status: 'ENDED', figures });
});

test('a run that was killed answers the figures the live API gave last', async () => {
  await everyMarketTraded();
  await ask(PauseDocument, {});
  const { runId, figures } = await lastWords('PAUSED');
  await server.kill('SIGKILL');
  server = await startServer(dataDir, { SEED: '7', ON_CRASH: 'new' });
  expect(await kept(runId)).toEqual({ status: 'RECOVERED', figures });
});
