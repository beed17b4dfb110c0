import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { parseScenarioFile, type Scenario } from '../../src/commands/conformance/scenario-file.ts';
import { judge } from '../../src/commands/conformance/verdict.ts';

const shared = new URL('../../../../shared/conformance/engine-public.json', import.meta.url);
const own = new URL('scenarios.json', import.meta.url);
const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'scenarios-'));

afterAll(() => rmSync(folder, { recursive: true }));

function read(file: URL): readonly Scenario[] {
  return parseScenarioFile(readFileSync(file, 'utf8'), 'scenarios');
}

/** The public rules of the suite that are not in the public file. */
const HIDDEN = 'S03 S05 S07 S10 S12 S13 S16 S17 S18 S20 S21 S23 S24 X01 X03 X05 X06 X07 X08 X09 X10 X11';

describe('the exchange keeps the rules of the conformance suite', () => {
  test.each(read(own).map((scenario) => ({ ...scenario, scenario })))('M23 D02 $id $title', ({ scenario }) => {
    expect(judge(scenario).problems).toEqual([]);
  });

  test('M23 in every scenario of the public file', async (context) => {
    if (!existsSync(shared)) context.skip('the public scenarios are not here: missing ../shared');
    const verdicts = read(shared).map(judge);
    await context.annotate(`${verdicts.length} public scenarios`, 'figure');
    expect(verdicts.flatMap(({ scenario, problems }) => problems.map((line) => `${scenario.id} ${line}`))).toEqual([]);
  });

  test('M23 and ours cover every rule that is not in it', () => {
    const covered = new Set(read(own).map(({ id }) => id.slice(0, 3)));
    expect(HIDDEN.split(' ').filter((rule) => !covered.has(rule))).toEqual([]);
  });
});

test('M21 one taker meets 1,000 makers, before and after restarts', () => {
  const makers = Array.from({ length: 1000 }, (_, index) => `m${index}`);
  const submit = (order: object, expected: object = {}) => {
    return { op: 'submit', order: { price: 100, ...order }, expect: { result: 'accepted', ...expected } };
  };
  const trades = makers.map((maker) => ({ maker, taker: 't', price: 100, qty: 1 }));
  const steps = [
    ...makers.map((id) => submit({ id, side: 'sell', qty: 1 })),
    submit({ id: 't', side: 'buy', qty: 1000 }, { trades }),
  ];
  const final = { book: { bids: [], asks: [] }, lastPrice: 100 };
  const scenarios = [{ id: 'X08', title: 'deep', steps, final }];
  const [scenario] = parseScenarioFile(JSON.stringify({ schemaVersion: 1, scenarios }), 'deep');
  expect(scenario && judge(scenario).problems).toEqual([]);
});

type Run = { readonly code: number; readonly stdout: string; readonly stderr: string };

function conformance(...texts: readonly string[]): Promise<Run> {
  const files = texts.map((text, index) => {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, text);
    return file;
  });
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, 'conformance', ...files], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

describe('the command', () => {
  const order = { id: 'A', side: 'buy', price: 100, qty: 5 };
  const file = (id: string, result: string) => {
    const scenarios = [{ id, title: 'One order', steps: [{ op: 'submit', order, expect: { result } }] }];
    return JSON.stringify({ schemaVersion: 1, scenarios });
  };

  test('says one line for each scenario, what differs, and how many passed', async () => {
    expect(await conformance(file('T1', 'accepted'), file('T2', 'rejected'))).toEqual({
      code: 1,
      stdout: [
        'ok  T1 One order',
        'FAIL T2 One order',
        '     step 1 (submit A): result',
        '       expected rejected',
        '       got      accepted',
        '1 passed, 1 failed',
        '',
      ].join('\n'),
      stderr: '',
    });
    expect(await conformance(file('T1', 'accepted'))).toMatchObject({
      code: 0,
      stdout: 'ok  T1 One order\n1 passed, 0 failed\n',
    });
  });

  test('refuses what is no scenario file in one line, before anything is played', async () => {
    const run = await conformance(file('T1', 'accepted'), '{"schemaVersion":2}');
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^[^\n]*1\.json: expected schemaVersion 1 at schemaVersion\n$/);
  });
});
