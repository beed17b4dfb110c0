import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { runPaths } from '../../src/ledger/run-paths.ts';
import { openForWriting } from '../../src/ledger/sqlite-file.ts';
import { verifyChain } from '../../src/ledger/verify-chain.ts';
import { Rng } from '../../src/util/rng.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const KILLS = process.env.LONG === '1' ? 100 : 20;
const SEED = process.env.KILL_SEED ?? String(Date.now());

type Seen = {
  readonly epoch: string;
  readonly trades: Map<string, { seq: number; priceSats: string }>;
  lastSeq: number;
};
type Batch = { epoch: string; lastSeq: number; trades?: { id: string; seq: number; priceSats: string }[] };

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'market-kill-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** A client like any other: notes every trade it was shown. */
function watch(server: ServerProcess): Seen & { stop(): void } {
  const client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const seen = { epoch: '', trades: new Map<string, { seq: number; priceSats: string }>(), lastSeq: 0 };
  const query = `subscription { trades(rate: REALTIME) { ... on FeedEvent { epoch lastSeq } ... on TradeBatch { trades { id seq priceSats } } } }`;
  client.subscribe<{ trades: Batch }>(
    { query },
    {
      next: ({ data }) => {
        if (!data) return;
        seen.epoch = data.trades.epoch;
        seen.lastSeq = Math.max(seen.lastSeq, data.trades.lastSeq);
        for (const { id, seq, priceSats } of data.trades.trades ?? []) seen.trades.set(id, { seq, priceSats });
      },
      error: () => {},
      complete: () => {},
    },
  );
  return Object.assign(seen, { stop: () => void client.dispose() });
}

type Kept = { id: string; seq: number; priceSats: string };
type KeptRun = {
  run: {
    status: string;
    lastSeq: number;
    trades: { nodes: Kept[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    ledgerCheck: { balanced: boolean };
  };
};

async function keptTrades(
  server: ServerProcess,
  runId: string,
): Promise<{ run: KeptRun['run']; trades: Map<string, Kept>; rows: number }> {
  const trades = new Map<string, Kept>();
  let rows = 0;
  for (let after = ''; ; ) {
    const page = `trades(first: 100${after}) { nodes { id seq priceSats } pageInfo { endCursor hasNextPage } }`;
    const { run } = await server.query<KeptRun>(
      `{ run(id: "${runId}") { status lastSeq ledgerCheck { balanced } ${page} } }`,
    );
    for (const trade of run.trades.nodes) trades.set(trade.id, trade);
    rows += run.trades.nodes.length;
    if (!run.trades.pageInfo.hasNextPage) return { run, trades, rows };
    after = `, after: "${run.trades.pageInfo.endCursor}"`;
  }
}

test(`R01 nothing a client saw is lost or doubled by ${KILLS} kills (seed ${SEED})`, async () => {
  const rng = Rng.derive(SEED, 'kills');
  let server = await startServer(dataDir, { ON_CRASH: 'new' });
  let seenTrades = 0;
  let eventsPerSecond = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const seen = watch(server);
    await expect.poll(() => seen.trades.size, { timeout: 30_000 }).toBeGreaterThan(0);
    await sleep(rng.integer(0, 1_250));
    const { simulation } = await server.query<{ simulation: { eventsPerSecond: number } }>(
      '{ simulation { eventsPerSecond } }',
    );
    eventsPerSecond += simulation.eventsPerSecond;
    await server.kill();
    seen.stop();
    seenTrades += seen.trades.size;
    server = await startServer(dataDir, { ON_CRASH: 'new' });
    const kept = await keptTrades(server, seen.epoch);
    expect(kept.run).toMatchObject({ status: 'RECOVERED', ledgerCheck: { balanced: true } });
    expect(kept.run.lastSeq).toBeGreaterThanOrEqual(seen.lastSeq);
    expect(kept.rows).toBe(kept.trades.size);
    for (const [id, trade] of seen.trades) expect(kept.trades.get(id)).toMatchObject(trade);
    expect(verifyChain(openForWriting(runPaths(dataDir, seen.epoch).ledger)).problem).toBeNull();
  }
  await server.kill('SIGTERM');
  process.stdout.write(
    `kills ${KILLS}, trades seen ${seenTrades}, lost 0, doubled 0, mean ${Math.round(eventsPerSecond / KILLS)} events/s\n`,
  );
  expect(eventsPerSecond / KILLS).toBeGreaterThan(200);
}, 900_000);
