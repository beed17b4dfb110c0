import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FolderStore } from '../../src/ledger/journal-store.ts';
import { SqliteHistory } from '../../src/ledger/sqlite-history.ts';
import type { Control } from '../../src/simulation/control.ts';
import { DiskStage } from '../kit/disk-stage.ts';
import { calm } from '../kit/scenarios.ts';
import { start } from '../kit/stage.ts';
import { tempFolder } from './temp-folder.ts';

const temp = tempFolder();
const MARKET = 'AAPL/BTC';
const scenario = { ...calm, markets: [MARKET], warmUpMs: 0 };
const page = { beforeSeq: null, afterSeq: 0, limit: 100 } as const;

const controls: readonly Control[] = [
  { kind: 'INJECT_NEWS', headline: 'h', body: 'b', sentimentBps: 0, markets: [MARKET] },
  { kind: 'HALT_MARKET', market: MARKET, reason: 'a test', cancelOpenOrders: false },
  // Changes nothing, is refused by the exchange, names no market: only the second reaches the journal.
  { kind: 'HALT_MARKET', market: MARKET, reason: 'again', cancelOpenOrders: false },
  { kind: 'START_AUCTION', market: MARKET },
  { kind: 'HALT_MARKET', market: 'NOPE/BTC', reason: '', cancelOpenOrders: false },
  { kind: 'RESUME_MARKET', market: MARKET },
  { kind: 'SET_SPEED', speed: 2 },
  { kind: 'PAUSE' },
  { kind: 'RESUME' },
  { kind: 'STOP' },
];

test('FD04 the journal holds every act of the person in charge, what became of it, and nothing of the scenario', async () => {
  const openStore = (paths: ConstructorParameters<typeof FolderStore>[0]) => new FolderStore(paths);
  const stage = new DiskStage({ dataDir: join(temp.path, 'data'), scenario, openStore });
  await stage.control(start);
  stage.clock.pass(2_000);
  for (const control of controls) {
    await stage.control(control);
    stage.clock.pass(500);
  }
  const history = new SqliteHistory(stage.run.paths.ledger);
  const acts = history.acts(page);
  expect(acts.map(({ payload, refusal }) => [payload.kind ?? payload.type, refusal])).toEqual([
    ['INJECT_NEWS', null],
    ['HALT_MARKET', null],
    ['START_AUCTION', 'MARKET_HALTED'],
    ['RESUME_MARKET', null],
    ['SetSpeed', null],
    ['PauseRun', null],
    ['ResumeRun', null],
    ['EndRun', null],
  ]);
  const caused = new Set(history.events(0, 1_000_000).map(({ causeSeq }) => causeSeq));
  expect(acts.every(({ seq }) => caused.has(seq))).toBe(true);
  expect(history.acts({ beforeSeq: acts[2]?.seq ?? 0, afterSeq: null, limit: 1 })).toEqual([acts[1]]);
  history.close();
});
