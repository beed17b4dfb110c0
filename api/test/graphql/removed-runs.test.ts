import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { RunKeeper } from '../../src/keep-runs.ts';
import { SqliteArchive } from '../../src/ledger/sqlite-archive.ts';
import { testRun } from '../ledger/test-run.ts';
import { RemovedDocument } from './documents.ts';
import { ScriptedMarket } from './kit/scripted-market.ts';
import { SimpleFeeds } from './kit/simple-feeds.ts';
import { startTestServer } from './kit/test-server.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'market-removed-'));
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test('runs that made room are told, newest first, with what they took and when', async () => {
  const runs = Array.from({ length: 3 }, () => testRun(dataDir).finish({ status: 'ENDED', reason: 'test' }));
  const ids = runs.map(({ runId }) => runId);
  const keeper = new RunKeeper({
    dataDir,
    maxBytes: Math.max(...runs.map(({ sizeBytes }) => sizeBytes)) * 1.5,
    log: pino({ level: 'silent' }),
    currentRunId: () => ids[2] ?? null,
  });
  const market = new ScriptedMarket();
  const removedRuns = () => keeper.removed();
  const server = await startTestServer({ face: market, hub: new SimpleFeeds(market), removedRuns });
  expect((await server.run(RemovedDocument, {})).data?.removedRuns).toEqual([]);
  const before = Date.now();
  keeper.makeRoom();
  const told = (await server.run(RemovedDocument, {})).data?.removedRuns ?? [];
  await server.close();
  expect(told.map(({ runId }) => runId)).toEqual([ids[1], ids[0]]);
  expect(told.every(({ sizeBytes }) => Number.isSafeInteger(sizeBytes) && sizeBytes > 0)).toBe(true);
  expect(told.every(({ at }) => Date.parse(at) >= before)).toBe(true);
  expect(new SqliteArchive(dataDir).runs().map(({ runId }) => runId)).toEqual([ids[2]]);
});
