import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../src/ledger/journal.ts';
import { encodeEntry } from '../../src/ledger/journal-hash.ts';
import { MemorySnapshots, type Snapshot } from '../../src/ledger/snapshots.ts';
import { giveUpOpenQuestions, goOn } from '../../src/simulation/go-on.ts';
import type { Kernel } from '../../src/simulation/kernel.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { Rerun } from '../../src/simulation/rerun.ts';
import { SnapshotTaker } from '../../src/simulation/snapshot-taker.ts';
import { readSnapshotText } from '../../src/simulation/snapshot-text.ts';
import { personas } from '../../src/traders/agents/personas/index.ts';
import { agentStrategies } from '../../src/traders/agents/strategies/index.ts';
import { backgroundStrategies } from '../../src/traders/background/index.ts';
import { liquidityStrategies } from '../../src/traders/liquidity/index.ts';
import { must } from '../../src/util/assert.ts';
import { Rng } from '../../src/util/rng.ts';
import { LivelyRun, livelyScenario, open } from '../kit/lively-run.ts';
import { portraitOf } from '../projections/portrait.ts';

const LONG = process.env.LONG === '1';
const SEED = process.env.GOING_ON_SEED ?? String(Date.now());
const CUTS = LONG ? 200 : 5;
const STEPS = LONG ? 400 : 200;

/** Takes one at once, whether it is due or not. */
async function snapshotOf(kernel: Kernel): Promise<Snapshot> {
  const store = new MemorySnapshots();
  const taker = new SnapshotTaker(kernel, store, () => 0);
  taker.begin();
  while (taker.isUnderWay) taker.work();
  return must(await Promise.resolve(store.latest()), 'a snapshot');
}

function save(store: MemorySnapshots, { body, ...place }: Snapshot): Promise<void> {
  return store.save(place, [body]);
}

function wordsOf({ body }: Snapshot): string {
  return new TextDecoder().decode(body);
}

function textOf(entries: readonly JournalEntry[]): readonly string[] {
  return entries.map((entry) =>
    JSON.stringify([entry.command.seq, entry.command.time, encodeEntry(entry), entry.inputs, entry.models]),
  );
}

test('K01 the run that is restored here seats every strategy and every persona there is', () => {
  const seats = open(SEED)(null).seats();
  const strategies = new Set(seats.map(({ participant }) => participant.strategy));
  const names = [...liquidityStrategies, ...backgroundStrategies, ...agentStrategies].map(({ strategy }) => strategy);
  expect([...strategies]).toEqual(expect.arrayContaining(names));
  const handles = seats.map(({ participant }) => participant.participantId);
  expect(handles).toEqual(expect.arrayContaining(personas.map(({ handle }) => handle)));
});

test('K01 a kernel restored at any moment shows the same and does the same from there on', async ({ annotate }) => {
  process.stdout.write(`seed ${SEED}\n`);
  const rng = Rng.derive(SEED, 'cuts');
  const run = new LivelyRun(SEED);
  for (let cut = 0; cut < CUTS; cut += 1) {
    run.live(rng.integer(1, STEPS));
    const snapshot = await snapshotOf(run.kernel);
    const copy = open(SEED)(readSnapshotText(snapshot.body));
    expect(copy.stateHash()).toBe(run.kernel.stateHash());
    expect(portraitOf(copy.view)).toEqual(portraitOf(run.kernel.view));
    expect(wordsOf(await snapshotOf(copy))).toBe(wordsOf(snapshot));
    run.live(rng.integer(1, STEPS));
    const rerun = new Rerun(copy);
    expect(rerun.take(run.journal.read(snapshot.seq, Number.MAX_SAFE_INTEGER))).toBeNull();
    expect(rerun.rest).toEqual([]);
    expect(copy.stateHash()).toBe(run.kernel.stateHash());
    expect(portraitOf(copy.view)).toEqual(portraitOf(run.kernel.view));
  }
  await annotate(`${CUTS} cuts, seed ${SEED}`, 'figure');
}, 300_000);

test('K02 a run played again from its inputs alone yields every command, every event and every input once more', () => {
  const run = new LivelyRun(SEED);
  const entriesSoFar = () => run.journal.read(0, Number.MAX_SAFE_INTEGER);
  const kinds = () => new Set(entriesSoFar().flatMap(({ inputs = [] }) => inputs.map(({ kind }) => kind)));
  run.live(1_500);
  while (kinds().size < 3) run.live(100);
  expect([...kinds()].sort()).toEqual(['ACT', 'ANSWER', 'COMMAND']);
  const entries = entriesSoFar();
  const again = open(SEED)(null);
  const derived: JournalEntry[] = [];
  const drain = again.drain.bind(again);
  again.drain = () => {
    const drained = drain();
    derived.push(...drained);
    return drained;
  };
  expect(new Rerun(again).take(entries)).toBeNull();
  expect(textOf(derived)).toEqual(textOf(entries));
});

const isOrder = (entry: JournalEntry) => entry.command.type === 'PlaceOrder';

describe('K03 a run that was interrupted', () => {
  async function interrupted() {
    const run = new LivelyRun(SEED);
    const snapshots = new MemorySnapshots();
    for (let nth = 0; nth < 3; nth += 1) {
      run.live(200);
      await save(snapshots, await snapshotOf(run.kernel));
    }
    run.live(150);
    // Whatever the seed, an order and something from outside came after the newest snapshot.
    const newest = must(snapshots.latest(), 'a snapshot').seq;
    while (!run.journal.read(newest, Number.MAX_SAFE_INTEGER).some(isOrder)) run.live(10);
    run.kernel.command({ type: 'SetSpeed', speed: 50 });
    run.journal.append(run.kernel.drain());
    return { run, snapshots };
  }

  function expectToBeThere(reached: ReturnType<typeof goOn>, run: LivelyRun): Kernel {
    if ('problem' in reached) throw new Error(reached.problem);
    expect(reached.kernel.stateHash()).toBe(run.kernel.stateHash());
    expect(portraitOf(reached.kernel.view)).toEqual(portraitOf(run.kernel.view));
    return reached.kernel;
  }

  test('goes on from its newest snapshot', async () => {
    const { run, snapshots } = await interrupted();
    const reached = goOn(open(SEED), run.journal, snapshots);
    expectToBeThere(reached, run);
    expect(reached).toMatchObject({ snapshotSeq: snapshots.latest()?.seq, passedOver: [] });
  });

  test('falls back to an older snapshot when the newest is wrong, and to its beginning when all are', async () => {
    const { run, snapshots } = await interrupted();
    const newest = must(snapshots.latest(), 'a snapshot');
    const older = must(snapshots.latest(newest.seq), 'an older one');
    const wrong = (from: RegExp, to: string): Snapshot => {
      expect(wordsOf(newest)).toMatch(from);
      return { ...newest, body: new TextEncoder().encode(wordsOf(newest).replace(from, to)) };
    };
    const bad = [
      wrong(/"generator":\[-?\d/g, '"generator":[7'),
      wrong(/"nextOrderId":/, '"nextOrderId":1'),
      wrong(/"stepCount":/, '"stepCount":9'),
      wrong(/\["reference",\{/, '["reference",['),
      { ...newest, body: new Uint8Array() },
    ];
    for (const snapshot of bad) {
      const store = new MemorySnapshots();
      await save(store, older);
      await save(store, snapshot);
      const reached = goOn(open(SEED), run.journal, store);
      expectToBeThere(reached, run);
      expect(reached).toMatchObject({ snapshotSeq: older.seq, passedOver: [expect.stringContaining(`${newest.seq}`)] });
    }
    const only = new MemorySnapshots();
    await save(only, must(bad[0], 'a bad one'));
    expect(goOn(open(SEED), run.journal, only)).toMatchObject({ snapshotSeq: 0 });
  }, 180_000);

  test('names the first seq that does not follow from what came before', async () => {
    const { run, snapshots } = await interrupted();
    const entries = run.journal.read(0, Number.MAX_SAFE_INTEGER);
    const changed = must(entries.findLast(isOrder), 'an order');
    const { command } = changed;
    if (command.type !== 'PlaceOrder') throw new Error('no order');
    const order = { ...command.order, quantityLots: command.order.quantityLots + 1 };
    const told = entries.map((entry) => (entry === changed ? { ...entry, command: { ...command, order } } : entry));
    const journal = {
      lastSeq: () => run.journal.lastSeq(),
      read: (afterSeq: number, limit: number) => told.filter((entry) => entry.command.seq > afterSeq).slice(0, limit),
    };
    expect(goOn(open(SEED), journal, snapshots)).toMatchObject({
      problem: expect.stringContaining(`seq ${command.seq} is not what follows`),
    });
  }, 180_000);

  test('lets agents abstain whose models were being asked', async () => {
    const { run, snapshots } = await interrupted();
    while (run.kernel.unanswered().length === 0) run.live(5);
    run.kernel.command({ type: 'SetSpeed', speed: 77 });
    run.journal.append(run.kernel.drain());
    const kernel = expectToBeThere(goOn(open(SEED), run.journal, snapshots), run);
    const asked = kernel.unanswered().map(({ participantId }) => participantId);
    expect(asked.length).toBeGreaterThan(0);
    giveUpOpenQuestions(kernel);
    expect(kernel.openQuestions).toBe(0);
    for (let step = 0; step < 200; step += 1) kernel.step();
    for (const participantId of asked) {
      const causes = kernel.view.thoughtsOf(participantId, 5).map(({ record: { outcome } }) => outcome);
      expect(causes).toContainEqual(expect.objectContaining({ kind: 'ABSTAINED', cause: 'INTERRUPTED' }));
    }
  });
});

test('K04 adding or removing an agent leaves what the others and the outside world draw unchanged', () => {
  const { population } = livelyScenario;
  const removed = must(population.agents[3], 'an agent');
  const agents = population.agents.filter((agent) => agent !== removed);
  const fewer = openKernel({ ...livelyScenario, population: { ...population, agents } }, SEED, null);
  const all = open(SEED)(null);
  const draws = (kernel: Kernel) =>
    kernel
      .seats()
      .map(({ participant, trader }) => [participant.participantId, trader.firstWakeDelayMs, trader.state()]);
  const others = draws(all).filter(([participantId]) => participantId !== removed.persona);
  expect(draws(fewer)).toEqual(others);
  expect(others).toHaveLength(draws(all).length - 1);
  // Not until the first moment behind it: who of two does something at that very moment is no matter of draws.
  for (const kernel of [fewer, all]) while (kernel.nextTime() <= livelyScenario.startAt + 300_000) kernel.step();
  expect(fewer.stateHash()).not.toBe(all.stateHash());
  expect(fewer.state().reference()).toEqual(all.state().reference());
});
