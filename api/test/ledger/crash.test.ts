import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { MemoryJournal } from '../../src/ledger/memory-journal.ts';
import { recoverInterruptedRuns } from '../../src/ledger/recovery.ts';
import { newRunId } from '../../src/ledger/run-id.ts';
import { runPaths } from '../../src/ledger/run-paths.ts';
import { SqliteArchive } from '../../src/ledger/sqlite-archive.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { findImbalance } from '../../src/ledger/verify-books.ts';
import { verifyChain } from '../../src/ledger/verify-chain.ts';
import { Rng } from '../../src/util/rng.ts';
import { MarketScript } from './market-script.ts';
import { tempFolder } from './temp-folder.ts';

const KILLS = process.env.LONG === '1' ? 300 : 8;
const writer = fileURLToPath(new URL('./crash-writer.ts', import.meta.url));
const folder = tempFolder();

type Killed = { readonly runId: string; readonly seenSeq: number; readonly writingMs: number };

/** Starts a writer and kills it `afterMs` after its first word. `seenSeq` is the last that anybody outside knew of. */
async function writeAndKill(runId: string, seed: string, afterMs: number): Promise<Killed> {
  const child = spawn(process.execPath, [writer, folder.path, runId, seed], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  await once(child.stdout, 'data');
  const startedMs = performance.now();
  await delay(afterMs);
  const archive = new SqliteArchive(folder.path);
  const readSeq = archive.open(runId)?.figures().lastSeq ?? 0;
  archive.close();
  child.kill('SIGKILL');
  const writingMs = performance.now() - startedMs;
  await exited;
  const toldSeq = Number(text.split('\n').at(-2));
  return { runId, seenSeq: Math.max(toldSeq, readSeq), writingMs };
}

/** The hash of the same script, written without any accident up to `lastSeq`. */
function undisturbedHash(seed: string, lastSeq: number): string {
  const journal = new MemoryJournal();
  const script = new MarketScript(seed);
  while (journal.lastSeq() < lastSeq) journal.append(script.take(1));
  return journal.journalHash();
}

it(`A writer killed ${KILLS} times at random moments loses nothing that was seen, doubles nothing and keeps its books`, async ({
  annotate,
}) => {
  const seed = process.env.CRASH_SEED ?? String(Date.now());
  const rng = Rng.derive(seed, 'kills');
  let events = 0;
  let writingMs = 0;
  let unseen = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const note = `kill ${kill} of CRASH_SEED=${seed}`;
    const runId = newRunId(Date.UTC(2026, 0, 5) + kill * 1_000, () => rng.unit());
    const runSeed = `${seed}-${kill}`;
    const killed = await writeAndKill(runId, runSeed, rng.integer(0, 150));
    const marked = recoverInterruptedRuns(folder.path, Date.now);
    expect(marked, note).toMatchObject([{ runId, status: 'RECOVERED', endReason: 'interrupted' }]);

    const file = openForReading(runPaths(folder.path, runId).ledger);
    const { problem, lastSeq, journalHash } = verifyChain(file);
    expect(problem, note).toBeNull();
    expect(lastSeq, note).toBeGreaterThanOrEqual(killed.seenSeq);
    expect(marked[0]?.lastSeq, note).toBe(lastSeq);
    expect(journalHash, note).toBe(undisturbedHash(runSeed, lastSeq));
    expect(findImbalance(file), note).toBeNull();
    file.close();
    events += killed.seenSeq;
    writingMs += killed.writingMs;
    unseen += lastSeq > killed.seenSeq ? 1 : 0;
  }
  const perSecond = Math.round((events / writingMs) * 1_000);
  const figure = `kills ${KILLS}, events ${events}, ${perSecond} events/s, further than seen ${unseen}, CRASH_SEED=${seed}`;
  process.stdout.write(`${figure}\n`);
  await annotate(figure, 'figure');
  expect(events).toBeGreaterThan(0);
});
