import { describe, expect, test } from 'vitest';
import { compare, type Run, shapeNames } from './comparison.ts';
import { Happenings } from './happenings.ts';

const isLong = process.env.LONG === '1';
const seeds = isLong ? ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] : ['1'];
// A million in all, or what takes some seconds.
const commandCount = isLong ? Math.ceil(1_000_000 / shapeNames.length / seeds.length) : 4000;
const runs: readonly Run[] = shapeNames.flatMap((name) => seeds.map((seed) => ({ name, seed, commandCount })));

/** Runs that once showed a difference. */
const keptSeeds: readonly Run[] = [];

describe('the exchange, the reference exchange and the auditor agree', () => {
  const happenings = new Happenings();

  test.each(runs)('M23 M24 A02 A07 D02 $name market, seed $seed', (run) => {
    expect(compare(run, happenings).commandCount).toBe(run.commandCount + 2);
  });

  for (const run of keptSeeds) {
    test(`M23 M24 ${run.name} market, seed ${run.seed}, ${run.commandCount} commands, which once differed`, () => {
      expect(compare(run, happenings).commandCount).toBe(run.commandCount + 2);
    });
  }

  test('M23 every interesting thing happened', async ({ annotate }) => {
    expect(happenings.missing()).toEqual([]);
    const compared = `${runs.length} runs of ${commandCount} commands, seeds ${seeds.join(' ')}, agree`;
    await annotate(`${compared}; ${happenings.counts.size} kinds of happenings, ${happenings.rarest()}`, 'figure');
  });
});
