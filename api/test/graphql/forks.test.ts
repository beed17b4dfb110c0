import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { readManifest } from '../../src/ledger/manifest-file.ts';
import { runIds, runPaths } from '../../src/ledger/run-paths.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { findImbalance } from '../../src/ledger/verify-books.ts';
import { verifyChain } from '../../src/ledger/verify-chain.ts';
import { createRunContinuer } from '../../src/run-continuer.ts';
import type { ForkSetInput, ForkSimulationInput } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { YOUNG_MARKET } from '../kit/young-market.ts';
import { PauseDocument, StopDocument } from './kept-documents.ts';
import type { Answer } from './kit/test-server.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

const ForkDocument = graphql(`
  mutation ApiFork($input: ForkSimulationInput!) {
    forkSimulation(input: $input) {
      changed
      seq
      userErrors { __typename code message field }
      simulation { epoch status seq time }
    }
  }
`);

const MomentDocument = graphql(`
  query ApiMoment {
    simulation { epoch status seq time speed seed }
    agents { handle brain { kind label } persona }
    markets { symbol makerFeeBps takerFeeBps bestBid bestAsk last book(depth: D10) { bids { priceSats quantityLots } asks { priceSats quantityLots } } }
    leaderboard { participant profitSats }
    ledgerCheck { balanced }
  }
`);

const ResumeDocument = graphql(`
  mutation ApiForkResume($input: ResumeSimulationInput!) { resumeSimulation(input: $input) { changed } }
`);

const LineageDocument = graphql(`
  query ApiLineage($id: String!) {
    run(id: $id) { parent forkedAtSeq scenarioHash semanticsVersion stateHash status endReason lastSeq ledgerCheck { balanced } }
  }
`);

let dataDir: string;
let server: ServerProcess;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'market-forks-'));
  server = await startServer(dataDir, { SCENARIO: YOUNG_MARKET, SEED: '7' });
});

afterAll(async () => {
  await server.kill('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

function send<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  token = server.godToken,
): Promise<Answer<Data>> {
  return post<Data>(print(document), variables, token);
}

async function post<Data>(query: string, variables: unknown, token = server.godToken): Promise<Answer<Data>> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer<Data>;
}

async function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const { data, errors } = await send(document, variables);
  expect(errors).toBeUndefined();
  return data as Data;
}

function market(...args: readonly string[]) {
  return spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
}

const moment = () => ask(MomentDocument, {});
const lineage = async (id: string) => (await ask(LineageDocument, { id })).run;
const fork = async (input: ForkSimulationInput) => (await ask(ForkDocument, { input })).forkSimulation;

test('K08 a wrong token forks nothing', async () => {
  const { epoch } = (await moment()).simulation;
  const { data, errors } = await send(ForkDocument, { input: {} }, 'wrong');
  expect(data).toBeUndefined();
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect((await moment()).simulation.epoch).toBe(epoch);
  expect(runIds(dataDir)).toEqual([epoch]);
});

test.each([
  [
    { shock: { market: 'DOGE/BTC', shiftBps: -500 } },
    'NOT_FOUND',
    ['shock', 'market'],
    /There is no market "DOGE\/BTC"/,
  ],
  [{ brain: { handle: 'nobody' } }, 'NOT_FOUND', ['brain', 'handle'], /There is no agent "nobody"/],
  [
    { shock: { market: 'AAPL/BTC', shiftBps: 0 } },
    'INVALID_INPUT',
    ['shock', 'shiftBps'],
    /set\.1\.shock\.shiftBps: must not/,
  ],
  [
    { fees: { market: 'AAPL/BTC', makerFeeBps: 0, takerFeeBps: 1_001 } },
    'INVALID_INPUT',
    ['fees', 'takerFeeBps'],
    /set\.1\.fees\.takerFeeBps: /,
  ],
  [{ persona: { handle: 'iris', persona: 'x' } }, 'NOT_FOUND', ['persona', 'persona'], /There is no persona "x"/],
  [{ news: { headline: ' ' } }, 'INVALID_INPUT', ['news', 'headline'], /set\.1\.news\.headline: is missing/],
])('K08 a change that cannot be is named, and the run goes on: %j', async (wrong, code, field, message) => {
  const before = (await moment()).simulation;
  const set = [{ news: { headline: 'Fine by itself' } }, wrong];
  expect(await fork({ set })).toMatchObject({
    changed: false,
    userErrors: [{ code, field: ['input', 'set', '1', ...field], message: expect.stringMatching(message) }],
    simulation: { epoch: before.epoch },
  });
  expect(runIds(dataDir)).toEqual([before.epoch]);
  await expect.poll(async () => (await moment()).simulation.seq).toBeGreaterThan(before.seq);
});

test('K08 two changes in one are no change', async () => {
  const set = '{brain: {handle: "kelvin"}, news: {headline: "both"}}';
  const { errors } = await post(`mutation { forkSimulation(input: {set: [${set}]}) { changed } }`, {});
  expect(errors?.[0]?.message).toMatch(/ForkSetInput/);
  expect(runIds(dataDir)).toHaveLength(1);
});

test('K08 a fork of a paused run shows the very same moment, names its parent, and leaves it kept and ended', async () => {
  await expect.poll(async () => (await moment()).markets.every(({ last }) => last !== null)).toBe(true);
  await ask(PauseDocument, {});
  const { simulation: parent, ...shown } = await moment();
  expect(parent.status).toBe('PAUSED');
  const once = { set: [], idempotencyKey: 'fork-1' };
  const forked = await fork(once);
  expect(forked).toMatchObject({ changed: true, userErrors: [], seq: parent.seq });
  const { simulation: child, ...after } = await moment();
  expect(child).toEqual({ ...parent, epoch: child.epoch });
  expect(child.epoch).not.toBe(parent.epoch);
  expect(after).toEqual(shown);
  expect((await fork(once)).simulation?.epoch).toBe(child.epoch);
  expect(runIds(dataDir)).toEqual([parent.epoch, child.epoch].sort());
  const old = await lineage(parent.epoch);
  expect(old).toMatchObject({ parent: null, forkedAtSeq: null, status: 'ENDED', ledgerCheck: { balanced: true } });
  expect(old?.endReason).toBe(`forked by the person in charge: goes on as ${child.epoch}`);
  expect(old?.stateHash).toMatch(/^[\da-f]{64}$/);
  const own = await lineage(child.epoch);
  expect(own).toMatchObject({ parent: parent.epoch, forkedAtSeq: parent.seq + 1, status: 'RUNNING', stateHash: null });
  expect(own?.scenarioHash).toBe(old?.scenarioHash);
  expect(own?.semanticsVersion).toBe(old?.semanticsVersion);
});

type Batch = { readonly type: string; readonly epoch: string };

test('K08 a fork of a running market goes on with what was changed, and its feeds begin anew', async () => {
  await ask(ResumeDocument, { input: {} });
  const { simulation: parent } = await moment();
  const client = createClient({ url: `${server.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
  const heard: Batch[] = [];
  const query = 'subscription { ticks(rate: REALTIME) { type: __typename ... on FeedEvent { epoch } } }';
  client.subscribe<{ ticks: Batch }>(
    { query },
    { next: ({ data }) => data && heard.push(data.ticks), error: () => {}, complete: () => {} },
  );
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  const set: ForkSetInput[] = [
    { brain: { handle: 'kelvin', brain: 'OPENAI', model: 'some-model' } },
    { shock: { market: 'AAPL/BTC', shiftBps: -1_000 } },
    { news: { headline: 'Chips are scarce', sentimentBps: -6_000, markets: ['AAPL/BTC'] } },
    { persona: { handle: 'iris', persona: 'okapi' } },
    { fees: { market: 'AAPL/BTC', makerFeeBps: 0, takerFeeBps: 20 } },
  ];
  const { simulation: child, seq } = await fork({ set });
  expect(seq).toBeGreaterThan(parent.seq);
  await expect.poll(() => heard.at(-1)?.epoch).toBe(child?.epoch);
  await client.dispose();
  const { agents, markets, ledgerCheck, simulation } = await moment();
  const personaOf = (name: string) => agents.find(({ handle }) => handle === name)?.persona;
  expect(personaOf('iris')).toBe(personaOf('okapi'));
  expect(markets.find(({ symbol }) => symbol === 'AAPL/BTC')).toMatchObject({ makerFeeBps: 0, takerFeeBps: 20 });
  expect(agents.find(({ handle }) => handle === 'kelvin')?.brain).toMatchObject({ kind: 'OPENAI' });
  expect(ledgerCheck.balanced).toBe(true);
  await expect.poll(async () => (await moment()).simulation.seq).toBeGreaterThan(simulation.seq);
  expect(await lineage(simulation.epoch)).toMatchObject({ parent: parent.epoch, status: 'RUNNING' });
});

test('K08 a fork that was killed goes on like any other run, and can be worked out again from its beginning', async () => {
  const { epoch, seq } = (await moment()).simulation;
  await server.kill('SIGKILL');
  const run = createRunContinuer({ dataDir, now: Date.now })(epoch);
  if ('code' in run) throw new Error(run.message);
  expect(run.kernel.seq).toBeGreaterThanOrEqual(seq);
  run.finish('enough');
  const ledger = openForReading(runPaths(dataDir, epoch).ledger);
  expect(verifyChain(ledger).problem).toBeNull();
  expect(findImbalance(ledger)).toBeNull();
  expect(ledger.prepare('select run_id from run').pluck().all()).toEqual([epoch]);
  ledger.close();
  expect(readManifest(runPaths(dataDir, epoch).manifest)?.status).toBe('ENDED');
  expect(market('replay', epoch, '--data', dataDir)).toMatchObject({ stderr: '', status: 0 });
  const verified = market('verify', runPaths(dataDir, epoch).folder);
  expect(verified).toMatchObject({ stderr: '', status: 0, stdout: expect.stringContaining(`${epoch} holds`) });
  server = await startServer(dataDir, { SCENARIO: YOUNG_MARKET, SEED: '7' });
  await ask(StopDocument, {});
  expect((await send(ForkDocument, { input: {} })).data?.forkSimulation).toMatchObject({
    changed: false,
    userErrors: [{ __typename: 'InvalidTransitionError', message: 'Cannot fork while the simulation is STOPPED.' }],
  });
});
