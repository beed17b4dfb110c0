import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { codeCommit } from '../../src/code-commit.ts';
import { type ServeApiProcess, startServeApi } from '../kit/serve-api-process.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { tempFolder } from '../ledger/temp-folder.ts';

const folder = tempFolder();
let main: ServerProcess;
let beside: ServeApiProcess;

beforeAll(async () => {
  main = await startServer(folder.path, { SEED: 'beside' });
  beside = await startServeApi(folder.path);
});

afterAll(async () => {
  await main.kill('SIGTERM');
  await beside.stop();
});

const MUTATE = (name: string) => `mutation { ${name}(input: {}) { changed seq } }`;

async function control(name: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${main.godToken}` };
  const body = JSON.stringify({ query: MUTATE(name) });
  const response = await fetch(`${main.url}/graphql`, { method: 'POST', headers, body });
  expect(((await response.json()) as { errors?: unknown }).errors).toBeUndefined();
}

const WHERE = '{ simulation { status epoch seq speed problem } exchangeStatus }';
type Where = {
  readonly simulation: {
    readonly status: string;
    readonly epoch: string;
    readonly seq: number;
    readonly problem: string | null;
  };
  readonly exchangeStatus: string;
};

async function whereIs(): Promise<Where> {
  const { data } = await beside.query<Where>(WHERE);
  if (data === undefined) throw new Error('serve-api did not answer');
  return data;
}

const EVERYTHING = `{
  simulation { status seq epoch simAt speed scenario seed startedAt }
  markets {
    symbol status seq last bestBid bestAsk spread tradeCount volumeLots turnover
    book(depth: D50) { seq checksum bids { priceSats quantityLots orderCount } asks { priceSats quantityLots orderCount } }
    candles(interval: S5, last: 100) { nodes { openTime open high low close volumeLots isClosed seq } }
  }
  leaderboard { rank participant equitySats maxDrawdownBps fillCount decisionCount }
  thoughts(first: 20) { nodes { seq thesis } }
  ledgerCheck { balanced }
}`;

/** Both stand at the same event when the market stands still. */
async function expectTheSame(): Promise<void> {
  await control('pauseSimulation');
  const { simulation } = await main.query<Where>(WHERE);
  await expect.poll(async () => (await whereIs()).simulation, { timeout: 20_000 }).toMatchObject({ ...simulation });
  const [theirs, ours] = await Promise.all([main.query(EVERYTHING), beside.query(EVERYTHING)]);
  expect(ours.errors).toBeUndefined();
  expect(ours.data).toEqual(theirs);
  await control('resumeSimulation');
}

type Row = { readonly seq: number; readonly id: string };
type Batch = {
  readonly __typename: string;
  readonly epoch: string;
  readonly prevSeq: number;
  readonly lastSeq: number;
  readonly trades?: readonly Row[];
};

/** A client that notes every trade it is shown, by run, and every break in the chain of events. */
function watch(url: string) {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    shouldRetry: () => true,
  });
  const seen = { trades: new Map<string, Row[]>(), breaks: 0, lastSeq: -1 };
  const query = `subscription { trades(rate: REALTIME) {
    __typename ... on FeedEvent { epoch prevSeq lastSeq } ... on TradeBatch { trades { seq id } } } }`;
  const next = (batch: Batch) => {
    const isNewRun = !seen.trades.has(batch.epoch);
    if (!isNewRun && batch.__typename === 'TradeBatch' && batch.prevSeq !== seen.lastSeq) seen.breaks += 1;
    seen.lastSeq = batch.lastSeq;
    seen.trades.set(batch.epoch, [...(seen.trades.get(batch.epoch) ?? []), ...(batch.trades ?? [])]);
  };
  client.subscribe<{ trades: Batch }>(
    { query },
    { next: ({ data }) => data && next(data.trades), error: () => {}, complete: () => {} },
  );
  return { ...seen, breaks: () => seen.breaks, stop: () => void client.dispose() };
}

type Kept = { run: { trades: { nodes: readonly Row[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } };

/** The trades of a run from one seq to another, as the simulation's own server has them on disk. */
async function keptTrades(runId: string, fromSeq: number, toSeq: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let after = ''; ; ) {
    const page = `trades(first: 100${after}) { nodes { seq id } pageInfo { hasNextPage endCursor } }`;
    const { run } = await main.query<Kept>(`{ run(id: "${runId}") { ${page} } }`);
    rows.push(...run.trades.nodes);
    const { hasNextPage, endCursor } = run.trades.pageInfo;
    if (!hasNextPage || (rows.at(-1)?.seq ?? 0) < fromSeq) break;
    after = `, after: "${endCursor}"`;
  }
  return rows.filter(({ seq }) => seq >= fromSeq && seq <= toSeq).toReversed();
}

describe('an API process beside the simulation', () => {
  it('P01 shows the same run, books and tables', async () => {
    await expectTheSame();
  });

  it('P01 tells a client of every trade, once, in order', async () => {
    const client = watch(beside.url);
    const { simulation } = await main.query<Where>(WHERE);
    const shown = () => client.trades.get(simulation.epoch) ?? [];
    await expect.poll(() => shown().length, { timeout: 20_000 }).toBeGreaterThan(100);
    client.stop();
    const trades = shown();
    const kept = await keptTrades(simulation.epoch, trades[0]?.seq ?? 0, trades.at(-1)?.seq ?? 0);
    expect(trades).toEqual(kept);
    expect(client.breaks()).toBe(0);
  });

  it.each(['stopSimulation', 'pauseSimulation'])('P02 refuses %s, with the token and without', async (name) => {
    for (const token of [undefined, main.godToken]) {
      const { data, errors } = await beside.query(MUTATE(name), token);
      expect(data ?? null).toBeNull();
      expect(errors).toMatchObject([
        { message: expect.stringMatching(/only reads/), extensions: { code: 'READ_ONLY' } },
      ]);
    }
    expect((await beside.query('{ serverInfo { isReadOnly } }')).data).toEqual({ serverInfo: { isReadOnly: true } });
    expect((await beside.query('{ serverInfo { commit } }')).data).toEqual({ serverInfo: { commit: codeCommit() } });
  });

  it('P03 goes on with the simulation when that was killed and came back', async () => {
    const client = watch(beside.url);
    const before = await main.query<Where>(WHERE);
    await expect.poll(async () => (await whereIs()).simulation.seq).toBeGreaterThan(before.simulation.seq);
    await main.kill('SIGKILL');
    await expect
      .poll(async () => (await whereIs()).simulation.problem, { timeout: 15_000, interval: 200 })
      .toMatch(/has written nothing for \d+ seconds/);
    expect((await whereIs()).exchangeStatus).toBe('MAINTENANCE');
    main = await startServer(folder.path, { SEED: 'beside' });
    await expectTheSame();
    const { simulation } = await main.query<Where>(WHERE);
    const shown = () => client.trades.get(simulation.epoch) ?? [];
    await expect.poll(() => shown().length, { timeout: 20_000 }).toBeGreaterThan(20);
    client.stop();
    const trades = shown();
    expect(trades).toEqual(await keptTrades(simulation.epoch, trades[0]?.seq ?? 0, trades.at(-1)?.seq ?? 0));
    expect((await whereIs()).exchangeStatus).toBe('ONLINE');
  });
});
