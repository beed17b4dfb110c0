import { rmSync } from 'node:fs';
import { expect } from 'vitest';
import { runIds, runPaths } from '../../src/ledger/run-paths.ts';
import { Rng } from '../../src/util/rng.ts';
import { manifestsIn } from '../kit/kept-run.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { Chapter } from './chapter.ts';
import { die, dieReading, diesDuring, expectReached, type Place, startDoomed, whenAt } from './dying-server.ts';
import { writeOlderRun } from './older-run.ts';
import { Tally } from './tally.ts';

/** So many kills does one run outlive before another one begins. */
const KILLS_A_RUN = 25;

/**
 * Kills servers one after the other in one data folder. As the product is shipped: the next server goes on with the run of
 * the one that was killed, under the same epoch, and a client that was watching comes back to it.
 */
export class Campaign {
  readonly tally = new Tally();
  runs = 0;
  readonly #dataDir: string;
  readonly #rng: Rng;
  readonly #seed: string;
  #chapter: Chapter | null = null;
  #server: ServerProcess | null = null;

  constructor(dataDir: string, seed: string) {
    this.#dataDir = dataDir;
    this.#seed = seed;
    this.#rng = Rng.derive(seed, 'campaign');
  }

  /** Starts a server, which goes on where the one before was killed; judges that; kills the new one at `place`. */
  async kill(place: Place, attempt = 1): Promise<void> {
    expectReached(place, attempt);
    const chapter = this.#chapter ?? (await this.#begin());
    const olderRunId =
      whenAt(place) === 'READING' ? writeOlderRun(this.#dataDir, `${this.#seed}-${this.tally.kills}`) : null;
    const server = await startDoomed(this.#dataDir, chapter.env, place, this.#rng, attempt);
    this.#server = server;
    if (server === null || (await this.#diesUnjudged(chapter, server, place))) {
      this.tally.of(place).kills += 1;
      return;
    }
    await chapter.watch(server, whenAt(place) === 'STARTING' ? 'any moment' : place);
    if (olderRunId !== null) await dieReading(this.#dataDir, server, olderRunId);
    else await die(place, server, this.#rng);
    chapter.died();
    if (olderRunId !== null) rmSync(runPaths(this.#dataDir, olderRunId).folder, { recursive: true });
    if (chapter.kills >= KILLS_A_RUN) await this.end();
    if (whenAt(place) === 'STARTING') await this.kill(place, attempt + 1);
  }

  /** Judges the kill before, unless the server dies of a point of its start meanwhile. */
  async #diesUnjudged(chapter: Chapter, server: ServerProcess, place: Place): Promise<boolean> {
    const judge = () => chapter.judge(server, this.tally);
    if (whenAt(place) === 'STARTING') return diesDuring(server, judge);
    await judge();
    return false;
  }

  /** Judges the last kill too; the server that went on ends the run in peace. */
  async end(): Promise<void> {
    const chapter = this.#chapter;
    if (chapter === null) return;
    this.#chapter = null;
    const server = await this.#start(chapter);
    await chapter.judge(server, this.tally);
    expect(await server.kill('SIGTERM')).toBe(0);
    expect(manifestsIn(this.#dataDir).map(({ runId, status }) => [runId, status])).toEqual([[chapter.runId, 'ENDED']]);
    chapter.judgeEnd();
    for (const runId of runIds(this.#dataDir)) rmSync(runPaths(this.#dataDir, runId).folder, { recursive: true });
  }

  /** Leaves no process behind, however the campaign went. */
  async close(): Promise<void> {
    await this.#server?.kill();
  }

  /** A run of its own, which soon is killed for the first time. */
  async #begin(): Promise<Chapter> {
    this.runs += 1;
    const chapter = new Chapter(this.#dataDir, `${this.#seed}-${this.runs}`);
    this.#chapter = chapter;
    const server = await this.#start(chapter);
    await chapter.begin(server);
    await chapter.watch(server, 'any moment');
    await die('any moment', server, this.#rng);
    chapter.died();
    return chapter;
  }

  async #start(chapter: Chapter): Promise<ServerProcess> {
    this.#server = await startServer(this.#dataDir, chapter.env);
    return this.#server;
  }
}
