import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { setupHash } from '../src/ledger/run-setup.ts';
import { instruments } from '../src/market/instruments/index.ts';
import { shippedScenarios } from '../src/scenario-files.ts';
import { openKernel } from '../src/simulation/open-kernel.ts';
import { fieldTables, markdownOf } from '../src/simulation/scenarios/field-table.ts';
import { readScenario } from '../src/simulation/scenarios/read-scenario.ts';
import { createPopulation } from '../src/traders/population.ts';
import { scenarios } from './kit/scenarios.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = join(ROOT, 'api/scenarios');

describe('The scenarios that come with the program', () => {
  test('Y01 are the files of their folder, the default first', () => {
    const files = readdirSync(FOLDER).map((name) => name.replace(/\.yaml$/, ''));
    expect(scenarios.map(({ name }) => name).toSorted()).toEqual(files.toSorted());
    expect(scenarios[0]).toMatchObject({ name: 'calm', markets: ['AAPL/BTC', 'TSLA/BTC', 'ETH/BTC', 'SOL/BTC'] });
    expect(files).toEqual(
      expect.arrayContaining([
        ...['calm', 'volatile', 'trending', 'stress', 'thin', 'flash-crash', 'fake-news', 'replay', 'arena', 'wide'],
      ]),
    );
  });

  test.each(scenarios)('Y01 $name is plain data that seats a whole market', (scenario) => {
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
    const open = instruments.filter(({ symbol }) => scenario.markets.includes(symbol));
    expect(open.length).toBe(scenario.markets.length);
    const kinds = createPopulation(scenario.population, '1', open).map(({ participant }) => participant.kind);
    expect(kinds.filter((kind) => kind === 'AGENT')).toHaveLength(12);
    for (const kind of ['LIQUIDITY', 'BACKGROUND'] as const) expect(kinds).toContain(kind);
    for (const { atMs } of scenario.events) expect(atMs).toBeLessThan(6.5 * 3_600_000);
  });

  test('Y07 have hashes of their own, the same however often they are read', () => {
    const hashes = scenarios.map((scenario) => setupHash({ scenario, pricesCsv: null }));
    expect(new Set(hashes).size).toBe(scenarios.length);
    expect(shippedScenarios().map((scenario) => setupHash({ scenario, pricesCsv: null }))).toEqual(hashes);
  });

  test('are what their words say', () => {
    const named = (name: string) => scenarios.find((scenario) => scenario.name === name);
    const typesOf = (name: string) => new Set(named(name)?.events.map(({ command }) => command.type));
    expect(typesOf('fake-news')).toEqual(new Set(['PublishNews', 'ApplyShock']));
    expect(typesOf('flash-crash')).toEqual(new Set(['ApplyShock', 'PublishNews', 'HaltMarket', 'ResumeMarket']));
    expect(typesOf('stress')).toEqual(new Set(['ApplyShock', 'PublishNews']));
    expect(named('trending')?.reference).toMatchObject({ driftBpsPerDay: { AAPL: 400 } });
    expect(named('wide')?.markets).toHaveLength(10);
    const starts = named('arena')?.population.agents.map(({ startingSats, stockShareBps }) => [
      startingSats,
      stockShareBps,
    ]);
    expect(new Set(starts?.map(String))).toEqual(new Set(['100000000,0']));
  });
});

describe('docs/scenarios.md', () => {
  const page = readFileSync(join(ROOT, 'docs/scenarios.md'), 'utf8');

  test('Y02 has every field, as the schemas have it (npm test -- api/test/scenarios.test.ts -u writes it anew)', async () => {
    const head =
      '# Every field of a scenario file\n\nWritten by `market scenario fields`; how they work together is in [scenarios.md](scenarios.md).\n';
    const tables = fieldTables();
    for (const { field, description, takes } of tables.flatMap(({ rows }) => rows)) {
      expect(description, `${field} has no description`).not.toBe('');
      expect(takes, `${field} does not say what it takes`).not.toBe('');
    }
    await expect([head, ...tables.map(markdownOf)].join('\n')).toMatchFileSnapshot(
      join(ROOT, 'docs/scenario-fields.md'),
    );
  });

  test('has an example that is a scenario and a market', () => {
    const text = /```yaml\n(# A whole example[\s\S]*?)```/.exec(page)?.[1] ?? '';
    const calm = readFileSync(join(FOLDER, 'calm.yaml'), 'utf8');
    const read = readScenario({ path: 'my-day.yaml', text }, () => ({ path: 'calm.yaml', text: calm }));
    expect(read).toMatchObject({ ok: true });
    if (read.ok) expect(openKernel(read.scenario, '1', null).seats().length).toBeGreaterThan(100);
  });
});
