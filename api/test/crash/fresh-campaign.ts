import { expect } from 'vitest';
import { readManifest } from '../../src/ledger/manifest-file.ts';
import { runIds, runPaths } from '../../src/ledger/run-paths.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { must } from '../../src/util/assert.ts';
import { Rng } from '../../src/util/rng.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { die, dieReading, expectReached, inFlight, type Place, startDoomed, whenAt } from './dying-server.ts';
import { addLife, judgeJournal, judgeTrades } from './judge.ts';
import { writeOlderRun } from './older-run.ts';
import { Tally } from './tally.ts';
import { UndisturbedRun } from './undisturbed-run.ts';
import { WatchingClient } from './watching-client.ts';

const SCENARIO = 'calm';

type Killed = { readonly place: Place; readonly runId: string; readonly seen: WatchingClient; readonly seed: string };

/**
 * Kills servers one after the other in one data folder, and asks the files after each what is left. With `ON_CRASH=new`:
 * every server begins a run of its own and marks the one before.
 */
export class FreshCampaign {
  readonly tally = new Tally();
  readonly #dataDir: string;
  readonly #rng: Rng;
  readonly #seed: string;
  #started = 0;
  #server: ServerProcess | null = null;
  #last: Killed | null = null;

  constructor(dataDir: string, seed: string) {
    this.#dataDir = dataDir;
    this.#seed = seed;
    this.#rng = Rng.derive(seed, 'fresh');
  }

  /** Starts a server, which finds what the one before left; judges that; kills the new one at `place`. */
  async kill(place: Place, attempt = 1): Promise<void> {
    expectReached(place, attempt);
    if (whenAt(place) === 'STARTING' && this.#last === null) await this.kill('any moment');
    const olderRunId = whenAt(place) === 'READING' ? writeOlderRun(this.#dataDir, this.#nextSeed()) : null;
    const seed = this.#nextSeed();
    const server = await startDoomed(this.#dataDir, this.#env(seed), place, this.#rng, attempt);
    if (server === null) {
      this.tally.of(place).kills += 1;
      return;
    }
    this.#server = server;
    this.#judge();
    const [runId, seen] = [this.#runningRun(), new WatchingClient()];
    seen.watch(server);
    await inFlight(() => seen.trades.size > 0);
    if (olderRunId !== null) await dieReading(this.#dataDir, server, olderRunId);
    else await die(place, server, this.#rng);
    seen.stop();
    const isMissed = whenAt(place) === 'STARTING';
    this.#last = { place: isMissed ? 'any moment' : place, runId, seen, seed };
    if (isMissed) await this.kill(place, attempt + 1);
  }

  /** Judges the last kill too; the server that found it ends in peace. */
  async end(): Promise<void> {
    this.#server = await startServer(this.#dataDir, this.#env(this.#nextSeed()));
    this.#judge();
    expect(await this.#server.kill('SIGTERM')).toBe(0);
  }

  /** Leaves no process behind, however the campaign went. */
  async close(): Promise<void> {
    await this.#server?.kill();
  }

  #env(seed: string): Readonly<Record<string, string>> {
    return { SCENARIO, SEED: seed, ON_CRASH: 'new' };
  }

  #nextSeed(): string {
    this.#started += 1;
    return `${this.#seed}-${this.#started}`;
  }

  #judge(): void {
    if (this.#last === null) return;
    const { place, runId, seen, seed } = this.#last;
    const { manifest, ledger } = runPaths(this.#dataDir, runId);
    expect(readManifest(manifest)).toMatchObject({ runId, status: 'RECOVERED' });
    // A client may be killed off before it hears of the run.
    expect([[], [runId]]).toContainEqual([...seen.epochs]);
    const file = openForReading(ledger);
    const { lastSeq, fence } = judgeJournal(file, new UndisturbedRun(SCENARIO, seed));
    expect(lastSeq).toBeGreaterThanOrEqual(seen.lastSeq);
    judgeTrades(file, seen);
    const counts = this.tally.of(place);
    counts.kills += 1;
    counts.trades += seen.trades.size;
    const opening = file.prepare<[], number>(
      'select max(seq) from journal where at_ms = (select min(at_ms) from journal)',
    );
    addLife(counts, file, opening.pluck().get() ?? 0, fence);
    file.close();
  }

  /** The run that the server writes. */
  #runningRun(): string {
    const isRunning = (runId: string) => readManifest(runPaths(this.#dataDir, runId).manifest)?.status === 'RUNNING';
    return must(runIds(this.#dataDir).find(isRunning), 'a running run');
  }
}
