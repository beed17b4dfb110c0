import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectationsOf } from '../../src/commands/realism/expectations.ts';
import { quietTwin } from '../../src/commands/realism/quiet-twin.ts';
import { doJob } from '../../src/commands/realism/seed-job.ts';
import { judge } from '../../src/commands/realism/verdict.ts';
import { MarketSample } from '../../src/realism/market-sample.ts';
import { instrumentsOf } from '../../src/simulation/open-kernel.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { must } from '../../src/util/assert.ts';
import { market } from '../kit/market-command.ts';
import { scenarioNamed } from '../kit/scenarios.ts';
import { tempFolder } from '../ledger/temp-folder.ts';

// The long form is the promise: the command with seeds that nobody knew before. The short form is one known run of two
// markets, so that whoever changes traders or scenarios hears at once when a market stops being like a real one.

const IS_LONG = process.env.LONG === '1';
const MINUTE_MS = 60_000;
const KNOWN = { seed: '3', markets: ['AAPL/BTC', 'ETH/BTC'], measuredMs: 60 * MINUTE_MS, stillMs: 150 * MINUTE_MS };

/** What so little can tell; tails, jumps and correlations take days, and so does clustering where news come in between. */
const toldSoon: readonly string[] = [
  'volume-volatility',
  'spread-median',
  'spread-p99',
  'empty-side',
  'book-imbalance',
  'order-to-trade',
  'volatility',
  'tracking',
];

/** On a machine that may be busy. */
const PATIENCE_MS = IS_LONG ? 3_600_000 : 300_000;

const folder = tempFolder();

type Judged = { readonly value: number | null; readonly isPassed: boolean | null };
type Row = { readonly id: string; readonly measured: Judged; readonly quiet: Judged };
type Told = { readonly market: string; readonly facts: readonly Row[] };
type Said = { readonly seeds: readonly string[]; readonly markets: readonly Told[] };
type Outcome = { readonly seeds: readonly string[]; readonly passed: number; readonly misses: readonly string[] };

function outcomeOf(seeds: readonly string[], markets: readonly Told[]): Outcome {
  const judged = markets.flatMap(({ market: symbol, facts }) =>
    facts.flatMap(({ id, measured, quiet }) => [
      { ...measured, name: `${symbol} ${id}` },
      { ...quiet, name: `${symbol} ${id} in the still world` },
    ]),
  );
  const missed = judged.filter(({ isPassed }) => isPassed === false);
  return {
    seeds,
    passed: judged.filter(({ isPassed }) => isPassed === true).length,
    misses: missed.map(({ name, value }) => `${name}: ${value}`),
  };
}

type Tapes = ReturnType<typeof doJob>;

function tapesOf(scenario: Scenario, durationMs: number): Tapes {
  return doJob({ scenario, seed: KNOWN.seed, durationMs, csvText: null }, () => {});
}

const stillWorlds = new Map<string, Tapes>();

/** Scenarios with the same people have one still world: it is played once. */
function stillTapesOf(scenario: Scenario): Tapes {
  const still = { ...quietTwin(scenario), name: 'still', title: '', description: '' };
  const key = JSON.stringify(still);
  const tapes = stillWorlds.get(key) ?? tapesOf(still, KNOWN.stillMs);
  stillWorlds.set(key, tapes);
  return tapes;
}

function knownRun(whole: Scenario): Outcome {
  const scenario = { ...whole, markets: KNOWN.markets, warmUpMs: 0 };
  const expected = expectationsOf(scenario.reference, instrumentsOf(scenario));
  const samplesOf = (tapes: Tapes) =>
    tapes.map((tape, place) => new MarketSample([tape], must(expected[place], tape.market)));
  const { markets } = judge(samplesOf(tapesOf(scenario, KNOWN.measuredMs)), samplesOf(stillTapesOf(scenario)));
  const told = markets.map(({ market: symbol, rows }) => {
    const facts = rows.map(({ fact: { id }, measured, quiet }) => {
      const isPassed = toldSoon.includes(id) ? measured.isPassed : null;
      return { id, measured: { ...measured, isPassed }, quiet };
    });
    return { market: symbol, facts };
  });
  return outcomeOf([KNOWN.seed], told);
}

async function drawnRuns({ name }: Scenario): Promise<Outcome> {
  const out = join(folder.path, `${name}.html`);
  const { stdout, stderr } = await market('realism', '--scenario', name, '--seeds', '5', '--out', out, '--json');
  const said: Said = JSON.parse(must(stdout.trim().split('\n').at(-1), stderr));
  return outcomeOf(said.seeds, said.markets);
}

test.for(['calm', 'volatile'])(
  `F07 %s is like a real market, ${IS_LONG ? 'over five seeds that are drawn now' : 'in a run that is known'}`,
  { timeout: PATIENCE_MS },
  async (name, { annotate }) => {
    const scenario = scenarioNamed(name);
    const { seeds, passed, misses } = IS_LONG ? await drawnRuns(scenario) : knownRun(scenario);
    const outcome = `${name}, seeds ${seeds.join(' ')}: ${passed} passed, ${misses.length} failed`;
    await annotate(outcome, 'figure');
    expect(misses, outcome).toEqual([]);
  },
);
