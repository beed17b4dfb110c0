import { describe, expect, test } from 'vitest';
import type { BoardRow, ComparedAgent, ComparedOccasion, ComparedRun } from './compared-run.ts';
import { marketDifferences, runDifferences } from './configuration.ts';
import { deltaRows } from './delta-rows.ts';
import { partingOf, worthDiffersAt } from './parting.ts';
import { EVERYBODY, returnsOf } from './worth.ts';

const run = (changed: Partial<ComparedRun> = {}): ComparedRun => ({
  runId: 'a',
  scenario: 'calm',
  seed: '1',
  codeVersion: '0.1.0',
  semanticsVersion: 3,
  scenarioHash: 'c0ffee',
  parent: null,
  forkedAtSeq: null,
  leaderboard: [],
  agents: [],
  occasions: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
  ...changed,
});

const agent = (handle: string, worth: readonly number[], changed: Partial<ComparedAgent> = {}): ComparedAgent => ({
  handle,
  name: handle,
  persona: 'momentum',
  status: 'ACTIVE',
  isScripted: true,
  brain: { kind: 'RULE', model: null, label: 'scripted rules' },
  equityCurve: worth.map((value, index) => ({ time: index * 1_000, equitySats: String(value) })),
  ...changed,
});

const row = (participant: string, returnBps: number): BoardRow => ({
  rank: 1,
  participant,
  name: participant,
  isBaseline: false,
  isScripted: true,
  equitySats: '0',
  profitSats: '0',
  returnBps,
  maxDrawdownBps: 0,
  fillCount: 0,
  decisionCount: 0,
});

const withOccasions = (...titles: readonly string[]): ComparedRun => {
  const nodes = titles.map(
    (title, index): ComparedOccasion => ({
      id: title,
      seq: index * 10,
      time: 0,
      kind: title === 'Run ended' ? 'RUN_ENDED' : 'NEWS',
      market: null,
      participant: null,
      title,
      detail: '',
    }),
  );
  return run({ occasions: { nodes: nodes.toReversed(), pageInfo: { hasNextPage: false, endCursor: null } } });
};

describe('where two runs part', () => {
  test('a fork parts from its parent at its first own event, whichever of the two is named first', () => {
    const fork = run({ runId: 'b', parent: 'a', forkedAtSeq: 120 });
    expect(partingOf(run(), fork)).toEqual({ kind: 'forked', child: 'second', seq: 120 });
    expect(partingOf(fork, run())).toEqual({ kind: 'forked', child: 'first', seq: 120 });
  });

  test('forks of one parent part where the earlier of them left it', () => {
    const [early, late] = [run({ parent: 'p', forkedAtSeq: 90 }), run({ parent: 'p', forkedAtSeq: 120 })];
    expect(partingOf(late, early)).toEqual({ kind: 'siblings', parent: 'p', seq: 90 });
  });

  test('runs of one scenario and seed part at the latest where something happened to one of them only', () => {
    const [plain, shocked] = [withOccasions('Run started', 'News'), withOccasions('Run started', 'Shock')];
    expect(partingOf(withOccasions('Run started'), shocked)).toMatchObject({ title: 'Shock', seq: 10, only: 'second' });
    expect(partingOf(plain, withOccasions('Run started'))).toMatchObject({ title: 'News', seq: 10, only: 'first' });
  });

  test('the end of a run is no difference', () => {
    expect(partingOf(withOccasions('Run started', 'Run ended'), withOccasions('Run started')).kind).toBe('same');
  });

  test('runs of other seeds, or of scenarios nobody can vouch for, have nothing in common', () => {
    expect(partingOf(run(), run({ seed: '2' })).kind).toBe('unrelated');
    expect(partingOf(run({ scenarioHash: null }), run({ scenarioHash: null })).kind).toBe('unrelated');
  });

  test('worth differs from the first moment at which any agent was worth something else', () => {
    const [ours, theirs] = [
      run({ agents: [agent('iris', [100, 100, 101]), agent('noor', [100, 100, 100])] }),
      run({ agents: [agent('iris', [100, 100, 102]), agent('noor', [100, 99])] }),
    ];
    expect(worthDiffersAt(ours, theirs)).toBe(1_000);
    expect(worthDiffersAt(ours, ours)).toBeNull();
  });
});

test('the delta is the second run less the first, and unknown for who is in one of them only', () => {
  const rows = deltaRows([row('iris', 10), row('noor', 5)], [row('iris', 25), row('lund', 7)]);
  expect(rows.map(({ participant, deltaBps }) => [participant, deltaBps])).toEqual([
    ['iris', 15],
    ['noor', null],
    ['lund', null],
  ]);
});

test('only what is set differently is listed, with nothing for what is missing', () => {
  const other = run({
    seed: '2',
    agents: [agent('iris', [], { brain: { kind: 'OPENAI', model: 'm', label: 'gpt-mini' } }), agent('noor', [])],
  });
  expect(runDifferences(run({ agents: [agent('iris', [])] }), other)).toEqual([
    { what: 'Seed', first: '1', second: '2' },
    { what: 'iris, brain', first: 'scripted rules', second: 'gpt-mini' },
    { what: 'noor', first: null, second: 'takes part' },
  ]);
});

test('fees that differ are listed by market', () => {
  const market = { symbol: 'AAPL/BTC', baseAsset: 'AAPL', makerFeeBps: 1, takerFeeBps: 5, tickSats: '10' };
  expect(marketDifferences([market], [{ ...market, takerFeeBps: 10 }])).toEqual([
    { what: 'AAPL, fees of maker and taker, bps', first: '1 / 5', second: '1 / 10' },
  ]);
});

test('everybody together is the return of the sum, at the moments at which all are on record', () => {
  const agents = [agent('iris', [100, 110, 120]), agent('noor', [300, 290])];
  expect(returnsOf(agents, 'iris').at(-1)?.value).toBeCloseTo(20);
  expect(returnsOf(agents, EVERYBODY)).toEqual([
    { time: 0, value: 0 },
    { time: 1_000, value: 0 },
  ]);
});
