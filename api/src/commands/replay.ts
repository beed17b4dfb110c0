import type { Command } from 'commander';
import { FolderSnapshots } from '../ledger/folder-snapshots.ts';
import type { RunManifest } from '../ledger/history.ts';
import { EMPTY_HASH, linesOf, nextHash } from '../ledger/journal-hash.ts';
import { readRecorded } from '../ledger/recorded-entries.ts';
import { newestCommits } from '../ledger/rows/commit-rows.ts';
import { openForReading, type SqliteFile } from '../ledger/sqlite-file.ts';
import type { Seq } from '../market/units.ts';
import { openSetup, playableSetup } from '../playable-run.ts';
import type { Kernel } from '../simulation/kernel.ts';
import { type Difference, Rerun } from '../simulation/rerun.ts';
import { type FoundRun, findRun } from './find-run.ts';
import { Progress } from './progress.ts';

type Options = { readonly data: string; readonly json?: true };

/** Entries read at once: enough to be quick, few enough to show progress and to compare the hash of many commits. */
const PAGE = 1_000;

const HELP = `
Everything that traders did is worked out again from the scenario, the seed and what came from outside, and compared with
the journal: every command, every event, the hash of every kept commit, the hash of the exchange at every snapshot and at
the end.

Exit code 0: the same, 1: it differs (the first difference is printed), or the run cannot be played.

  market replay 20260105-143000-k3px
  market replay ./copy-of-a-run --json`;

export function addReplay(program: Command): void {
  program
    .command('replay')
    .description('work a kept run out again and compare everything with its journal')
    .argument('<run>', "a run's id, its folder, or a data folder that holds one run")
    .option('--data <dir>', 'data folder in which the id is looked for', 'data')
    .option('--json', 'JSON lines: how far it came, and the result as the last one')
    .addHelpText('after', HELP)
    .action(replay);
}

function replay(name: string, options: Options): void {
  const found = findRun(name, options.data);
  const setup = playableSetup(found.paths, found.manifest);
  const file = openForReading(found.paths.ledger);
  const kernel = openSetup(setup, found.manifest.seed);
  const play = new Replay(found, file, kernel, options.json === true);
  const startedMs = performance.now();
  const difference = play.play();
  const seconds = (performance.now() - startedMs) / 1_000;
  file.close();
  tell(play, difference, seconds, options.json === true);
  if (difference !== null) process.exitCode = 1;
}

class Replay {
  readonly manifest: RunManifest;
  readonly kernel: Kernel;
  readonly lastSeq: Seq;
  readonly #file: SqliteFile;
  readonly #rerun: Rerun;
  readonly #progress: Progress;
  /** By the seq at which they hold. */
  readonly #journalHashes: Map<Seq, string>;
  readonly #stateHashes: Map<Seq, string>;
  journalHash = EMPTY_HASH;
  eventCount = 0;
  #hashDifference: Difference | null = null;

  constructor({ paths, manifest }: FoundRun, file: SqliteFile, kernel: Kernel, isJson: boolean) {
    const commits = newestCommits(file, Number.MAX_SAFE_INTEGER);
    this.manifest = manifest;
    this.kernel = kernel;
    this.lastSeq = commits[0]?.lastSeq ?? 0;
    this.#file = file;
    this.#journalHashes = new Map(commits.map(({ lastSeq, journalHash }) => [lastSeq, journalHash]));
    this.#stateHashes = stateHashesOf(new FolderSnapshots(paths.folder), manifest);
    this.#progress = new Progress(this.lastSeq, isJson);
    this.#rerun = new Rerun(kernel, (entry, rows) => {
      this.journalHash = nextHash(this.journalHash, linesOf(rows));
      this.eventCount += entry.events.length;
      this.#compareJournalHash(entry.events.at(-1)?.seq ?? entry.command.seq);
    });
  }

  play(): Difference | null {
    let seq: Seq = 0;
    let difference: Difference | null = null;
    while (difference === null && seq < this.lastSeq) {
      const entries = readRecorded(this.#file, seq, PAGE);
      const stops = entries.map(({ rows }) => rows.at(-1)?.seq ?? 0);
      const until = stops.findIndex((stop) => this.#stateHashes.has(stop));
      const page = until < 0 ? entries : entries.slice(0, until + 1);
      seq = stops[page.length - 1] ?? this.lastSeq;
      difference = this.#rerun.takeRecorded(page) ?? this.#hashDifference ?? this.#compareStateHash(seq);
      this.#progress.show(seq, `seq ${seq} of ${this.lastSeq}`);
    }
    this.#progress.end();
    return difference ?? this.#compareEnd();
  }

  #compareJournalHash(seq: Seq): void {
    const recorded = this.#journalHashes.get(seq);
    if (recorded === undefined || recorded === this.journalHash || this.#hashDifference !== null) return;
    this.#hashDifference = { seq, recorded: `journal hash ${recorded}`, derived: `journal hash ${this.journalHash}` };
  }

  #compareStateHash(seq: Seq): Difference | null {
    const recorded = this.#stateHashes.get(seq);
    const derived = this.kernel.stateHash();
    if (recorded === undefined || recorded === derived) return null;
    return { seq, recorded: `state hash ${recorded}`, derived: `state hash ${derived}` };
  }

  /** The rest of a step whose beginning the journal holds: slices are whole, so it was cut off. */
  #compareEnd(): Difference | null {
    const [rest] = this.#rerun.rest;
    if (rest === undefined) return null;
    return { seq: rest.command.seq, recorded: 'nothing', derived: JSON.stringify(rest.command) };
  }
}

function stateHashesOf(snapshots: FolderSnapshots, { lastSeq, stateHash }: RunManifest): Map<Seq, string> {
  const hashes = new Map<Seq, string>(stateHash === null ? [] : [[lastSeq, stateHash]]);
  let snapshot = snapshots.latest();
  while (snapshot !== null) {
    hashes.set(snapshot.seq, snapshot.stateHash);
    snapshot = snapshots.latest(snapshot.seq);
  }
  return hashes;
}

function tell(play: Replay, difference: Difference | null, seconds: number, isJson: boolean): void {
  const result = {
    runId: play.manifest.runId,
    isSame: difference === null,
    difference,
    lastSeq: play.lastSeq,
    events: play.eventCount,
    seconds: Math.round(seconds * 100) / 100,
    eventsPerSecond: Math.round(play.eventCount / seconds),
    journalHash: play.journalHash,
    stateHash: play.kernel.stateHash(),
  };
  process.stdout.write(isJson ? `${JSON.stringify(result)}\n` : describe(result));
}

function describe({ difference, ...result }: { readonly difference: Difference | null }): string {
  const lines = Object.entries(result).map(([name, value]) => `${name.padEnd(15)} ${value}`);
  if (difference === null) return `${lines.join('\n')}\n`;
  const { seq, recorded, derived } = difference;
  return `${lines.join('\n')}\ndiffers at seq ${seq}\n  recorded  ${recorded}\n  derived   ${derived}\n`;
}
