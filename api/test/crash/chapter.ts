import { expect } from 'vitest';
import { readManifest } from '../../src/ledger/manifest-file.ts';
import type { Commit } from '../../src/ledger/rows/commit-rows.ts';
import { runPaths } from '../../src/ledger/run-paths.ts';
import { openForReading, type SqliteFile } from '../../src/ledger/sqlite-file.ts';
import { problemsIn } from '../kit/kept-run.ts';
import type { ServerProcess } from '../kit/server-process.ts';
import { ActingClient, mutate } from './acting-client.ts';
import { inFlight, type Place } from './dying-server.ts';
import { addLife, judgeActs, judgeJournal, judgeTrades } from './judge.ts';
import type { Tally } from './tally.ts';
import { UndisturbedRun } from './undisturbed-run.ts';
import { WatchingClient } from './watching-client.ts';

const SCENARIO = 'calm';

/** At its own speed the scenario makes some forty events a second; the campaign wants far more than 200 in flight, also on a busy machine. */
const SPEED = 60;

type Life = { readonly place: Place; readonly fromSeq: number; readonly trades: number; readonly acknowledged: number };

/** One run through all of its crashes, with the clients who never left it. */
export class Chapter {
  readonly env: Readonly<Record<string, string>>;
  runId = '';
  kills = 0;
  readonly #dataDir: string;
  readonly #viewer = new WatchingClient();
  readonly #actor: ActingClient;
  readonly #undisturbed: UndisturbedRun;
  #judged: Commit | null = null;
  #life: Life | null = null;

  constructor(dataDir: string, seed: string) {
    this.#dataDir = dataDir;
    this.env = { SCENARIO, SEED: seed, ON_CRASH: 'resume' };
    this.#actor = new ActingClient(seed);
    this.#undisturbed = new UndisturbedRun(SCENARIO, seed);
  }

  async begin(server: ServerProcess): Promise<void> {
    this.runId = (await told(server)).epoch;
    const answer = await mutate(server, `mutation { setSimulationSpeed(input: { speed: ${SPEED} }) { changed } }`);
    expect(answer).toEqual({ data: { setSimulationSpeed: { changed: true } } });
  }

  /** From here on somebody is told about the run, until it is killed at `place`. Resolves when there is something to lose. */
  async watch(server: ServerProcess, place: Place): Promise<void> {
    const { seq } = await told(server);
    const [trades, acknowledged] = [this.#viewer.trades.size, this.#actor.acknowledged];
    this.#life = { place, fromSeq: seq, trades, acknowledged };
    this.#viewer.watch(server);
    void this.#actor.act(server);
    await inFlight(() => this.#viewer.trades.size > trades && this.#actor.acknowledged > acknowledged);
  }

  died(): void {
    this.#viewer.stop();
    this.#actor.stop();
    this.kills += 1;
  }

  /** The server that went on with it shows the same run, and its file holds everything that anybody was told. */
  async judge(server: ServerProcess, tally: Tally): Promise<void> {
    const { status, epoch, seq } = await told(server);
    expect({ status, epoch }).toEqual({ status: 'RUNNING', epoch: this.runId });
    expect(seq).toBeGreaterThanOrEqual(this.#viewer.lastSeq);
    const file = openForReading(runPaths(this.#dataDir, this.runId).ledger);
    // The server writes on: all questions are about one moment.
    file.exec('begin');
    this.#judged = judgeJournal(file, this.#undisturbed, this.#judged);
    judgeTrades(file, this.#viewer);
    judgeActs(file, this.#actor);
    if (this.#life !== null) this.#count(file, this.#life, tally);
    this.#life = null;
    file.close();
  }

  /** Once it has ended, all of it, from the first row on. */
  judgeEnd(): void {
    const { manifest, ledger } = runPaths(this.#dataDir, this.runId);
    const file = openForReading(ledger);
    judgeJournal(file, this.#undisturbed, this.#judged);
    judgeTrades(file, this.#viewer);
    judgeActs(file, this.#actor);
    file.close();
    expect(readManifest(manifest)).toMatchObject({ status: 'ENDED', stateHash: this.#undisturbed.stateHash() });
    expect([...this.#viewer.epochs]).toEqual([this.runId]);
    expect(problemsIn(this.#dataDir)).toEqual([]);
  }

  #count(file: SqliteFile, { place, fromSeq, trades, acknowledged }: Life, tally: Tally): void {
    const counts = tally.of(place);
    counts.kills += 1;
    counts.trades += this.#viewer.trades.size - trades;
    counts.acknowledged += this.#actor.acknowledged - acknowledged;
    const fence = file.prepare<[number], number>('select fence from journal where seq = ?').pluck().get(fromSeq);
    addLife(counts, file, fromSeq, fence ?? 0);
  }
}

type Told = { readonly status: string; readonly epoch: string; readonly seq: number };

async function told(server: ServerProcess): Promise<Told> {
  const answer = await server.query<{ simulation: Told }>('{ simulation { status epoch seq } }');
  return answer.simulation;
}
