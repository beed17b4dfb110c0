import { rmSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { codeVersion } from '../code-version.ts';
import type { RowFold } from '../ledger/folded-rows.ts';
import { FolderSnapshots } from '../ledger/folder-snapshots.ts';
import type { JournalEntry } from '../ledger/journal.ts';
import { readEntries } from '../ledger/journal-rows.ts';
import { LedgerError } from '../ledger/ledger-error.ts';
import type { ModelEntry } from '../ledger/model-entry.ts';
import { createRun, type RunOrigin, type WritableRun } from '../ledger/run-folder.ts';
import { newRunId } from '../ledger/run-id.ts';
import { openForReading, type SqliteFile } from '../ledger/sqlite-file.ts';
import type { MarketEvent } from '../market/events.ts';
import type { Seq, SimTime } from '../market/units.ts';
import { openSetup, playableSetup } from '../playable-run.ts';
import { createReadModel } from '../projections/read-model.ts';
import { giveUpOpenQuestions } from '../simulation/go-on.ts';
import { runHeadless } from '../simulation/headless.ts';
import type { Kernel } from '../simulation/kernel.ts';
import { Rerun } from '../simulation/rerun.ts';
import { rowFold } from '../simulation/row-fold.ts';
import { SEMANTICS_VERSION } from '../simulation/semantics-version.ts';
import { snapshotText } from '../simulation/snapshot-text.ts';
import type { ModelPort } from '../traders/llm/model.ts';
import { RecordedModel } from '../traders/llm/recorded-model.ts';
import { parseDuration } from './duration.ts';
import { type FoundRun, findRun } from './find-run.ts';
import { addForkSet, applyForkSets, FORK_SETS, type ForkSet } from './fork-sets.ts';
import { liveModels } from './live-models.ts';
import { type Missing, missingOption, missPolicy } from './missing.ts';
import { Progress } from './progress.ts';
import { readRecord } from './recorded-answers.ts';

/** Where a fork leaves its parent: behind an event, or at a simulated time. */
type Place = { readonly seq: Seq } | { readonly time: SimTime };

type Options = {
  readonly at: Place;
  readonly set?: readonly ForkSet[];
  readonly for?: number;
  readonly answers?: string;
  readonly missing: Missing;
  readonly data: string;
  readonly out?: string;
  readonly json?: true;
};

const PAGE = 1_000;

const HELP = `
The child has the parent's journal up to there, worked out again and compared on the way; from there on it is a run of its
own. Questions to models that were open are given up. What can be set, as often as needed:
${FORK_SETS}

With --for the child goes on by itself and ends; its model seats ask what the server's would, or get recorded --answers.
Without, it waits for the next start of the server, which goes on with it.

  market fork 20260105-143000-k3px --at 120000 --set shock:AAPL/BTC=-10% --for 1h
  market fork 20260105-143000-k3px --at 120000 --set fee:all=0/10 --set persona:kelvin=iris --for 1h
  market fork 20260105-143000-k3px --at 2026-01-05T15:30:00Z --set brain:kelvin=gpt-5-mini`;

export function addFork(program: Command): void {
  program
    .command('fork')
    .description('go on from any moment of a kept run with something changed, as a run of its own')
    .argument('<run>', "a run's id, its folder, or a data folder that holds one run")
    .requiredOption('--at <place>', 'a seq, or a simulated time such as 2026-01-05T15:30:00Z', parsePlace)
    .option('--set <change>', 'what is different', addForkSet)
    .option('--for <duration>', 'go on for so much simulated time, such as 1h', parseDuration)
    .option('--answers <path>', "with --for: models' answers from a kept run's folder or a file of recorded answers")
    .addOption(missingOption())
    .option('--data <dir>', 'data folder in which the id is looked for', 'data')
    .option('--out <dir>', 'data folder that keeps the child (default: that of --data)')
    .option('--json', 'JSON lines: how far it came, and the result as the last one')
    .addHelpText('after', HELP)
    .action(fork);
}

function parsePlace(text: string): Place {
  if (/^\d{1,15}$/.test(text)) return { seq: Number(text) };
  const time = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) {
    throw new InvalidArgumentError(
      `Found "${text}", expected a seq such as 120000 or a time such as 2026-01-05T15:30:00Z.`,
    );
  }
  return { time };
}

async function fork(name: string, options: Options): Promise<void> {
  const found = findRun(name, options.data);
  const setup = playableSetup(found.paths, found.manifest);
  const file = openForReading(found.paths.ledger);
  const kernel = openSetup(setup, found.manifest.seed);
  const progress = new Progress(null, options.json === true);
  const models = playTo(file, placeIn(file, options.at), kernel, progress);
  const { runId: parentRunId } = found.manifest;
  const origin = { setup, semanticsVersion: SEMANTICS_VERSION, parentRunId, forkedAtSeq: kernel.seq + 1 };
  const child = new Child(found, options.out ?? options.data, kernel, origin);
  child.copy(file, models, progress);
  file.close();
  progress.end();
  giveUpOpenQuestions(kernel);
  const refusal = applyForkSets(kernel, options.set ?? []);
  if (refusal !== null) {
    child.forget();
    throw new LedgerError(refusal);
  }
  if (options.for === undefined) await child.wait();
  else await child.goOn(options.for, answeringModel(kernel, options), progress);
  tell(child, options);
}

/** The seq behind which the parent is left. */
function placeIn(file: SqliteFile, place: Place): Seq {
  const [column, value] = 'seq' in place ? ['seq', place.seq] : ['time', place.time];
  const seq = file
    .prepare<[number], Seq | null>(`select max(seq) from journal where ${column} <= ?`)
    .pluck()
    .get(value);
  if (seq === null || seq === undefined) throw new LedgerError('the run begins later than that: choose a later --at');
  const ended = file.prepare<[Seq], Seq>(`select seq from journal where type = 'EndRun' and seq <= ?`).pluck().get(seq);
  if (ended === undefined) return seq;
  throw new LedgerError(`the run had ended at seq ${ended}: choose --at ${ended - 1} or an earlier one`);
}

/** What passed between traders and models, by the seq of the command that it is noted beside. */
type ModelNotes = ReadonlyMap<Seq, readonly ModelEntry[]>;

/** Plays the parent up to a place, and to the end of what happened at once there. Answers what models said on the way. */
function playTo(file: SqliteFile, place: Seq, kernel: Kernel, progress: Progress): ModelNotes {
  const models = new Map<Seq, readonly ModelEntry[]>();
  const rerun = new Rerun(kernel, (entry) => {
    if (entry.models !== undefined) models.set(entry.command.seq, entry.models);
  });
  for (let seq = 0; seq < place; ) {
    const entries = readEntries(file, seq, PAGE).filter(({ command }) => command.seq <= place);
    if (entries.length === 0) break;
    const difference = rerun.take(entries);
    if (difference !== null) {
      throw new LedgerError(`the run cannot be forked: seq ${difference.seq} does not follow (see market replay)`);
    }
    seq = lastSeqOf(entries);
    progress.show(seq, `playing to seq ${place}: ${seq}`);
  }
  return models;
}

function lastSeqOf(entries: readonly JournalEntry[]): Seq {
  const last = entries.at(-1);
  return last?.events.at(-1)?.seq ?? last?.command.seq ?? 0;
}

class Child {
  readonly run: WritableRun;
  readonly kernel: Kernel;
  readonly #cut: Seq;
  readonly #view = createReadModel();
  #fold: RowFold = rowFold(this.#view);

  constructor({ manifest }: FoundRun, dataDir: string, kernel: Kernel, origin: RunOrigin) {
    const { scenario, seed } = manifest;
    const runId = newRunId(Date.now(), Math.random);
    const place = { dataDir, runId, now: Date.now, fold: (events: readonly MarketEvent[]) => this.#fold(events) };
    this.run = createRun({ ...place, scenario, seed, codeVersion, origin });
    this.kernel = kernel;
    this.#cut = kernel.seq;
  }

  /** Takes over the parent's journal, with all rows that are derived from it. */
  copy(file: SqliteFile, models: ModelNotes, progress: Progress): void {
    for (let seq = 0; seq < this.#cut; ) {
      const entries = readEntries(file, seq, PAGE).filter(({ command }) => command.seq <= this.#cut);
      for (const event of entries.flatMap(({ events }) => events)) this.#view.apply(event);
      seq = this.run.journal.append(entries.map((entry) => withModels(entry, models)));
      progress.show(seq, `copying to seq ${this.#cut}: ${seq}`);
    }
    this.kernel.drain();
    this.#fold = rowFold(this.kernel.view, this.kernel.state().view.candles?.());
  }

  /** It was nobody's run yet. */
  forget(): void {
    this.run.abandon();
    rmSync(this.run.paths.folder, { recursive: true });
  }

  /** Leaves it as a crash would, with a snapshot: the next start of the server goes on with it. */
  async wait(): Promise<void> {
    const { kernel, run } = this;
    const entries = kernel.drain();
    if (entries.length > 0) run.journal.append(entries);
    const snapshots = new FolderSnapshots(run.paths.folder);
    const place = { seq: kernel.seq, time: kernel.now, stateHash: kernel.stateHash() };
    await snapshots.save(place, [new TextEncoder().encode([...snapshotText(kernel)].join(''))]);
    run.abandon();
  }

  async goOn(durationMs: number, model: ModelPort | null, progress: Progress): Promise<void> {
    const { kernel, run } = this;
    const until = kernel.now + durationMs;
    const onProgress = (time: SimTime) => progress.show(time, new Date(time).toISOString());
    const answering = model === null ? {} : { model };
    try {
      await runHeadless({ kernel, journal: run.journal, until, ...answering, onProgress });
    } catch (error) {
      run.finish({ status: 'ENDED', reason: `failed: ${error instanceof Error ? error.message : String(error)}` });
      throw error;
    }
    progress.end();
    run.finish({ status: 'ENDED', reason: 'the time asked for is over', stateHash: kernel.stateHash() });
  }
}

function withModels(entry: JournalEntry, notes: ModelNotes): JournalEntry {
  const models = notes.get(entry.command.seq);
  return models === undefined ? entry : { ...entry, models };
}

/** Null when nobody asks. */
function answeringModel(kernel: Kernel, { answers, missing }: Options): ModelPort | null {
  const isAsking = kernel.view.participants('AGENT').some(({ participant: { brain }, status }) => {
    return status !== 'RETIRED' && brain !== null && brain.kind !== 'RULE';
  });
  if (!isAsking) return null;
  return answers === undefined ? liveModels() : new RecordedModel(readRecord(answers), missPolicy(missing));
}

function tell({ run, kernel }: Child, { json }: Options): void {
  const { runId, parentRunId, forkedAtSeq, status } = run.manifest;
  const place = { seq: kernel.seq, simAt: new Date(kernel.now).toISOString(), stateHash: kernel.stateHash() };
  const result = { runId, parentRunId, forkedAtSeq, status, ...place, journalHash: run.journal.journalHash() };
  const lines = Object.entries(result).map(([name, value]) => `${name.padEnd(12)} ${value}`);
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
}
