import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, type TestContext, test } from 'vitest';
import { Rng } from '../../src/util/rng.ts';
import { Campaign } from './campaign.ts';
import { type Place, places, whenAt } from './dying-server.ts';
import { FreshCampaign } from './fresh-campaign.ts';
import type { Tally } from './tally.ts';

const isLong = process.env.LONG === '1';
const SEED = process.env.KILL_SEED ?? String(Date.now());
const LIMIT_MS = isLong ? 6 * 3_600_000 : 600_000;

/** Hours of the long form, in parts: each with a seed of its own. */
const SHARE = Number(process.env.KILL_SHARE ?? 1);

type Kills = Readonly<Record<'named' | 'anyMoment', number>>;

const long = ({ named, anyMoment }: Kills): Kills => ({
  named: Math.ceil(named * SHARE),
  anyMoment: Math.ceil(anyMoment * SHARE),
});

const RESUMED: Kills = isLong ? long({ named: 60, anyMoment: 480 }) : { named: 1, anyMoment: 1 };

/** The points where the next server only marks what it finds differ less. */
const FRESH: Kills = isLong ? long({ named: 20, anyMoment: 40 }) : { named: 0, anyMoment: 1 };

let dataDir: string;
let campaign: { close(): Promise<void> } | null = null;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'market-kill-'));
});
afterEach(async () => {
  await campaign?.close();
});

/** What a failed campaign left is kept for whoever looks into it. */
function forgetOrTell({ onTestFailed, onTestFinished, task }: TestContext): void {
  onTestFinished(() => {
    if (task.result?.state !== 'fail') rmSync(dataDir, { recursive: true, force: true });
  });
  onTestFailed(() => void process.stdout.write(`its data folder is ${dataDir}\n`));
}

async function killAll(running: { kill(place: Place): Promise<void>; readonly tally: Tally }, kills: readonly Place[]) {
  for (const [index, place] of kills.entries()) {
    await running.kill(place);
    if (index % 25 === 24)
      process.stdout.write(`${index + 1} of ${kills.length} places, ${running.tally.kills} kills\n`);
  }
}

/** The short form kills at one of the named points, drawn by the seed: each kill costs two starts of a server. */
const SHORT_POINTS = 1;

function chosen(among: readonly Place[], rng: Rng): readonly Place[] {
  if (isLong) return among;
  const named = among.filter((place) => place !== 'any moment').map((place) => ({ place, order: rng.unit() }));
  const drawn = named.sort((a, b) => a.order - b.order).slice(0, SHORT_POINTS);
  return ['any moment', ...drawn.map(({ place }) => place)];
}

function plan({ named, anyMoment }: Kills, among: readonly Place[], rng: Rng): readonly Place[] {
  const wanted = among.flatMap((place) => Array<Place>(place === 'any moment' ? anyMoment : named).fill(place));
  return wanted
    .map((place) => ({ place, order: rng.unit() }))
    .sort((a, b) => a.order - b.order)
    .map(({ place }) => place);
}

async function tell(context: TestContext, tally: Tally, expected: readonly Place[], summary: string): Promise<void> {
  const running = [...new Set(expected)].filter((place) => whenAt(place) !== 'STARTING');
  for (const place of new Set(expected)) {
    const { kills, trades, acknowledged } = tally.of(place);
    const perSecond = tally.perSecond(place);
    const acts = acknowledged === 0 ? '' : `, ${acknowledged} acts acknowledged`;
    const flight = `, ${trades} trades seen${acts}, ${perSecond} events/s`;
    await figure(context, `${place}: ${kills} kills${whenAt(place) === 'STARTING' ? '' : flight}`);
    expect(kills, place).toBeGreaterThanOrEqual(expected.filter((one) => one === place).length);
    if (running.includes(place)) expect(trades, place).toBeGreaterThan(0);
  }
  // How many events were in flight a second is a figure of the machine, and told with the others.
  expect(tally.perSecond(...running), 'events a second in flight').toBeGreaterThan(0);
  await figure(context, `kills ${tally.kills}; lost 0, doubled 0, totals broken 0, ${summary}`);
}

async function figure(context: TestContext, text: string): Promise<void> {
  await context.annotate(text, 'figure');
  process.stdout.write(`${text}\n`);
}

test(
  `R02 runs go on after kills at any moment and at every named point: nothing that anybody was told is lost or doubled (KILL_SEED=${SEED})`,
  async (context) => {
    forgetOrTell(context);
    const running = new Campaign(dataDir, SEED);
    campaign = running;
    const among = chosen(places, Rng.derive(SEED, 'choice'));
    const kills = plan(RESUMED, among, Rng.derive(SEED, 'plan'));
    await killAll(running, kills);
    await running.end();
    const acts = `${running.tally.acknowledged} acts acknowledged`;
    await tell(context, running.tally, kills, `${acts}, ${running.runs} runs, hashes equal to the undisturbed runs`);
  },
  LIMIT_MS,
);

test(
  `R01 where runs do not go on, what a client saw of them is kept, once (KILL_SEED=${SEED})`,
  async (context) => {
    forgetOrTell(context);
    const running = new FreshCampaign(dataDir, SEED);
    campaign = running;
    // Nothing is played again in a run that is only marked.
    const among = places.filter((place) => place !== 'while playing the tail');
    const kills = plan(FRESH, among, Rng.derive(SEED, 'plan of fresh runs'));
    await killAll(running, kills);
    await running.end();
    await tell(context, running.tally, kills, 'hashes equal to the undisturbed runs');
  },
  LIMIT_MS,
);
