import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../src/ledger/manifest-file.ts';
import { runPaths } from '../../src/ledger/run-paths.ts';
import { setupHash } from '../../src/ledger/run-setup.ts';
import { readScenarioFile } from '../../src/scenario-files.ts';
import type { ReadScenario } from '../../src/simulation/scenarios/read-scenario.ts';
import { must } from '../../src/util/assert.ts';
import { market, marketJson } from '../kit/market-command.ts';
import { startServer } from '../kit/server-process.ts';
import { tempFolder } from '../ledger/temp-folder.ts';

const folder = tempFolder();
const dataDir = join(folder.path, 'data');
const file = join(folder.path, 'my-day.yaml');

const text = `
extends: thin
title: My day
warmUp: 0s
markets: [AAPL/BTC]
background:
  noise: { parameters: { meanWake: { uniform: [5s, 20s] } } }
events:
  - { at: 10s, shock: { mode: marketOrder, shift: -2% } }
  - { at: 20s, halt: { reason: lunch } }
`;

const runOf = async (...options: readonly string[]) =>
  String(must((await marketJson('run', '--scenario', file, ...options)).at(-1), 'a result').runId);

describe('market scenarios', () => {
  it('lists names, titles, markets and participants', async () => {
    const { stdout, code } = await market('scenarios');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^calm {2,}A calm day {2,}4 markets {2,}12 agents, 8 makers, 228 background {2,}0 events$/m);
    expect(stdout).toMatch(/^wide {2,}Ten markets {2,}10 markets/m);
  });
});

describe('market scenario check', () => {
  it('Y02 says everything that is wrong, a line each, and ends with 1', async () => {
    const broken = join(folder.path, 'broken.yaml');
    writeFileSync(broken, text.replace('0s', 'never').replace('uniform', 'gauss'));
    const { code, stderr, stdout } = await market('scenario', 'check', broken);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const [first, second, last] = stderr.trimEnd().split('\n');
    expect(first).toContain('broken.yaml:4:9 warmUp: found "never", expected a duration such as 175s');
    expect(second).toContain('broken.yaml:7:45 background.noise.parameters.meanWake.gauss: found');
    expect(last).toBe('2 problems');
  });

  it('Y04 prints a scenario with everything worked out', async () => {
    const { stdout } = await market('scenario', 'check', 'flash-crash');
    expect(stdout).toMatch(/^# flash-crash, [0-9a-f]{64}$/m);
    expect(stdout).toMatch(/^# {3}45m {2}AAPL\/BTC: market order -9%$/m);
    expect(stdout).toMatch(/^ {8}floorSats: \d+$/m);
  });
});

describe('Y07 a run of somebody’s own file', () => {
  let first = '';
  let hash: string | null = null;
  let changed: ReadScenario;

  beforeAll(async () => {
    writeFileSync(file, text);
    first = await runOf('--for', '30s', '--out', dataDir);
    hash = readManifest(runPaths(dataDir, first).manifest)?.scenarioHash ?? null;
    writeFileSync(file, text.replace('-2%', '-3%'));
    changed = readScenarioFile(file);
    rmSync(file);
  });

  it('keeps the whole scenario, and is told by its hash from one of a changed file', () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(changed).toMatchObject({ ok: true, scenario: { name: 'my-day' } });
    if (changed.ok) expect(setupHash({ scenario: changed.scenario, pricesCsv: null })).not.toBe(hash);
    const kept = JSON.parse(readFileSync(runPaths(dataDir, first).scenario, 'utf8')) as Record<string, unknown>;
    expect(kept).toMatchObject({ name: 'my-day', title: 'My day', events: [{ atMs: 10_000 }, { atMs: 20_000 }] });
  });

  it('is rerun, forked, and taken home without the file', async () => {
    const [again] = (await marketJson('rerun', runPaths(dataDir, first).folder)).slice(-1);
    expect(again).toMatchObject({ identical: true, difference: null });
    const [child] = (
      await marketJson('fork', first, '--data', dataDir, '--at', '2026-01-05T14:30:15Z', '--for', '9s')
    ).slice(-1);
    const childPaths = runPaths(dataDir, String(child?.runId));
    expect(readManifest(childPaths.manifest)).toMatchObject({ scenarioHash: hash, parentRunId: first });
    const bundle = join(folder.path, 'bundle.tar.gz');
    await marketJson('export', String(child?.runId), '--data', dataDir, '--format', 'bundle', '--out', bundle);
    const home = join(folder.path, 'home');
    await marketJson('import', bundle, '--data', home);
    const { code, stdout } = await market('replay', String(child?.runId), '--data', home);
    expect({ code, stdout: stdout.slice(-500) }).toMatchObject({ code: 0 });
  }, 120_000);

  it('goes on after a crash without the file', async () => {
    const crashDir = join(folder.path, 'crash');
    writeFileSync(file, text);
    const server = await startServer(crashDir, { SCENARIO: file, SEED: 'crash' });
    const ask = '{ simulation { scenario epoch status } scenarios { name } }';
    type Answer = { simulation: { scenario: string; epoch: string; status: string }; scenarios: { name: string }[] };
    const before = await server.query<Answer>(ask);
    expect(before.simulation).toMatchObject({ scenario: 'my-day', status: 'RUNNING' });
    expect(before.scenarios.map(({ name }) => name)).toContain('my-day');
    await server.kill();
    rmSync(file);
    const second = await startServer(crashDir, { SCENARIO: file, SEED: 'crash' });
    expect((await second.query<Answer>(ask)).simulation).toEqual(before.simulation);
    expect(await second.kill('SIGTERM')).toBe(0);
    await expect(startServer(crashDir, { SCENARIO: file })).rejects.toThrow(
      /ended with 78: .*my-day\.yaml:1:1 found no file/s,
    );
  }, 120_000);
});
