import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { JournalEntry } from '../../src/ledger/journal.ts';
import { readEntries } from '../../src/ledger/journal-rows.ts';
import { readManifest } from '../../src/ledger/manifest-file.ts';
import { MemoryJournal } from '../../src/ledger/memory-journal.ts';
import { runIds, runPaths } from '../../src/ledger/run-paths.ts';
import { openForReading, type SqliteFile } from '../../src/ledger/sqlite-file.ts';
import { findImbalance } from '../../src/ledger/verify-books.ts';
import { verifyChain } from '../../src/ledger/verify-chain.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { Rerun } from '../../src/simulation/rerun.ts';
import { calm } from '../../src/simulation/scenarios/calm.ts';
import { must } from '../../src/util/assert.ts';
import { Rng } from '../../src/util/rng.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const KILLS = process.env.LONG === '1' ? 100 : 5;
const SEED = process.env.KILL_SEED ?? String(Date.now());
const SERVER = { ON_CRASH: 'resume', SEED };

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'market-resume-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

type Batch = { epoch: string; lastSeq: number; type: string; trades?: { id: string; seq: number }[] };

/** One viewer through all crashes: it comes back with the last seq it was told. */
class Viewer {
  readonly trades = new Map<string, number>();
  readonly epochs = new Set<string>();
  readonly kinds = new Set<string>();
  doubled = 0;
  lastSeq = 0;
  #stop: () => void = () => {};

  watch(server: ServerProcess): void {
    const url = `${server.url.replace('http', 'ws')}/graphql`;
    const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
    const [epoch] = this.epochs;
    const resume = epoch === undefined ? '' : `, epoch: "${epoch}", after: ${this.lastSeq}`;
    const fields = '... on FeedEvent { epoch lastSeq } ... on TradeBatch { trades { id seq } }';
    const query = `subscription { trades(rate: REALTIME${resume}) { type: __typename ${fields} } }`;
    client.subscribe<{ trades: Batch }>(
      { query },
      { next: ({ data }) => data && this.#see(data.trades), error: () => {}, complete: () => {} },
    );
    this.#stop = () => void client.dispose();
  }

  stop(): void {
    this.#stop();
  }

  #see({ epoch, lastSeq, type, trades = [] }: Batch): void {
    this.epochs.add(epoch);
    this.kinds.add(type);
    this.lastSeq = Math.max(this.lastSeq, lastSeq);
    for (const { id, seq } of trades) {
      if (this.trades.has(id)) this.doubled += 1;
      this.trades.set(id, seq);
    }
  }
}

function keptRun(): { readonly runId: string; readonly file: SqliteFile } {
  const [runId, ...others] = runIds(dataDir);
  expect(others).toEqual([]);
  return { runId: must(runId, 'a run'), file: openForReading(runPaths(dataDir, must(runId, 'a run')).ledger) };
}

/** The same scenario and seed, run without a pause and without a disk, up to a seq. */
function uninterrupted(lastSeq: number) {
  const kernel = openKernel(calm, SEED, null);
  const journal = new MemoryJournal();
  while (kernel.seq < lastSeq) kernel.step();
  journal.append(kernel.drain());
  return { kernel, journal };
}

function replayed(entries: readonly JournalEntry[]) {
  const kernel = openKernel(calm, SEED, null);
  const journal = new MemoryJournal();
  journal.append(entries);
  expect(new Rerun(kernel).take(entries)).toBeNull();
  return { kernel, journal };
}

test(`R02 a killed run goes on where it was, to the hashes of a run that nobody killed (KILL_SEED=${SEED})`, async () => {
  const rng = Rng.derive(SEED, 'moments');
  const viewer = new Viewer();
  const restartsMs: number[] = [];
  let server = await startServer(dataDir, SERVER);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const seen = viewer.trades.size;
    viewer.watch(server);
    await expect.poll(() => viewer.trades.size, { timeout: 30_000 }).toBeGreaterThan(seen);
    await sleep(rng.integer(0, 1_500));
    await server.kill();
    viewer.stop();
    const startedAt = performance.now();
    server = await startServer(dataDir, SERVER);
    restartsMs.push(Math.round(performance.now() - startedAt));
    const { simulation } = await server.query<{ simulation: { status: string; epoch: string; seq: number } }>(
      '{ simulation { status epoch seq } }',
    );
    expect(simulation).toMatchObject({ status: 'RUNNING', epoch: [...viewer.epochs][0] });
    expect(simulation.seq).toBeGreaterThanOrEqual(viewer.lastSeq);
  }
  expect(await server.kill('SIGTERM')).toBe(0);
  const { runId, file } = keptRun();
  expect([...viewer.epochs]).toEqual([runId]);
  expect([...viewer.kinds]).toEqual(['TradeBatch']);
  expect(viewer.doubled).toBe(0);
  expect(readManifest(runPaths(dataDir, runId).manifest)).toMatchObject({ status: 'ENDED' });
  expect(file.prepare('select max(fence) from journal').pluck().get()).toBe(KILLS + 1);
  expect(verifyChain(file).problem).toBeNull();
  expect(findImbalance(file)).toBeNull();
  const told = [...viewer.trades.values()].sort((a, b) => a - b);
  const kept = file.prepare<[number, number], number>('select seq from trades where seq between ? and ? order by seq');
  expect(told).toEqual(kept.pluck().all(must(told[0], 'a trade'), viewer.lastSeq));
  const entries = readEntries(file, 0, Number.MAX_SAFE_INTEGER).slice(0, -1);
  const again = replayed(entries);
  const other = uninterrupted(again.kernel.seq);
  expect(again.journal.journalHash()).toBe(other.journal.journalHash());
  expect(again.kernel.stateHash()).toBe(other.kernel.stateHash());
  process.stdout.write(`kills ${KILLS}, trades told ${told.length}, lost 0, doubled 0, restarts ms ${restartsMs}\n`);
}, 900_000);
