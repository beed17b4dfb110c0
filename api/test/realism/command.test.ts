import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../src/util/assert.ts';
import { market } from '../kit/market-command.ts';
import { tempFolder } from '../ledger/temp-folder.ts';

const folder = tempFolder();
const out = join(folder.path, 'realism.html');
const command = ['realism', '--scenario', 'thin', '--seeds', '1', '--seed', '7', '--for', '3m', '--out', out, '--json'];

/** Two runs with their warm-up, on a machine that may be busy. */
const PATIENCE_MS = 300_000;

type Judged = { readonly value: number | null; readonly isPassed: boolean | null };
type Row = { readonly id: string; readonly gate: unknown; readonly measured: Judged; readonly quiet: Judged };
type Result = {
  readonly seeds: readonly string[];
  readonly passed: number;
  readonly failed: number;
  readonly markets: readonly { readonly market: string; readonly facts: readonly Row[] }[];
};

let code: number | null = null;
let result: Result | undefined;

beforeAll(async () => {
  const ended = await market(...command);
  code = ended.code;
  result = JSON.parse(must(ended.stdout.trim().split('\n').at(-1), 'the last line'));
}, PATIENCE_MS);

describe('market realism', () => {
  it('F04 judges every market beside its still twin, counts what was asked, and says by its code whether one was missed', () => {
    const { seeds, passed, failed, markets } = must(result, 'result');
    expect(seeds).toEqual(['7']);
    expect(markets.map(({ market: symbol }) => symbol)).toEqual(['AAPL/BTC', 'TSLA/BTC', 'ETH/BTC', 'SOL/BTC']);
    const rows = markets.flatMap(({ facts }) => facts);
    const outcomes = rows.flatMap(({ measured, quiet }) => [measured.isPassed, quiet.isPassed]);
    expect([passed, failed]).toEqual(
      [true, false].map((each) => outcomes.filter((outcome) => outcome === each).length),
    );
    for (const { gate, measured } of rows) expect(measured.isPassed === null).toBe(gate === null);
    expect(code).toBe(failed === 0 ? 0 : 1);
  });

  it('F04 measures what the market did: the spread in a still world and in one that moves', () => {
    const spreads = must(result, 'result').markets.map(({ facts }) => facts.find(({ id }) => id === 'spread-median'));
    for (const spread of spreads) {
      expect(spread?.measured.value).toBeGreaterThan(0);
      expect(spread?.quiet.value).toBeGreaterThan(0);
      expect(spread?.quiet.value).not.toBe(spread?.measured.value);
    }
  });

  it('F05 the report is one page with plots that runs no script and loads nothing', () => {
    const page = readFileSync(out, 'utf8');
    expect(page.match(/<svg/g)?.length).toBeGreaterThanOrEqual(4 * 3);
    expect(page).not.toMatch(/<script|<link|<img|url\(|https?:/i);
    expect(page).not.toContain('NaN');
    expect(page).toContain('prefers-color-scheme: dark');
  });
});
