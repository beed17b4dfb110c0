import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Rng } from '../../src/util/rng.ts';
import { classics, others, type Sabotage } from './sabotage.ts';
import { damageOf } from './sabotage-damage.ts';
import { type Finding, judgeCopies, SabotagedCopy } from './sabotaged-copy.ts';

const isLong = process.env.LONG === '1';
const SEED = process.env.SABOTAGE_SEED ?? String(Date.now());

/** The short form tries the classics and so many others, drawn by the seed; the long form tries them all. */
const DRAWN = 5;
const sabotages = [...classics, ...(isLong ? others : drawn(others, DRAWN))];

function drawn(from: readonly Sabotage[], count: number): readonly Sabotage[] {
  const rng = Rng.derive(SEED, 'sabotages');
  const shuffled = from.map((sabotage) => ({ sabotage, order: rng.unit() })).sort((a, b) => a.order - b.order);
  return shuffled.slice(0, count).map(({ sabotage }) => sabotage);
}

const options = { commandCount: isLong ? 1000 : 300, isThorough: isLong };
/** As many programs at a time as the smallest machine that we test on has cores. */
const PROGRAMS = 2;
const PATIENCE_MS = isLong ? 1_200_000 : 180_000;

const sound = new SabotagedCopy(null);
const copies = new Map<Sabotage, SabotagedCopy>(sabotages.map((sabotage) => [sabotage, new SabotagedCopy(sabotage)]));
const findings: Finding[] = [];

beforeAll(async () => {
  const folders = [sound, ...copies.values()].map(({ folder }) => folder);
  const shares = Array.from({ length: PROGRAMS }, (_, share) =>
    folders.filter((_, index) => index % PROGRAMS === share),
  );
  const found = await Promise.all(shares.map((share) => judgeCopies(share, options)));
  findings.push(...found.flat());
}, PATIENCE_MS);

afterAll(() => {
  for (const copy of [sound, ...copies.values()]) copy.remove();
}, PATIENCE_MS);

const witnesses = [...new Set(sabotages.flatMap(({ witness }) => witness ?? []))];

/** What fails without a sabotage is not its merit. */
let failingAnyway: Promise<readonly string[]> | null = null;

/** All of them, or in the short form those of the witness. */
async function unitTestsAgainst(copy: SabotagedCopy, witness: string | undefined): Promise<readonly string[]> {
  if (!isLong && witness === undefined) return [];
  failingAnyway ??= sound.failingUnitTests(isLong ? undefined : witnesses);
  const anyway = await failingAnyway;
  const titles = await copy.failingUnitTests(isLong || witness === undefined ? undefined : [witness]);
  return titles.filter((title) => !anyway.includes(title));
}

test('the table of sabotages follows the engine: each text that is to be replaced is there once', () => {
  const misses = [...classics, ...others].flatMap((sabotage) => damageOf(sabotage).misses);
  expect(misses).toEqual([]);
});

describe(`every mistake in the engine has a judge (SABOTAGE_SEED=${SEED})`, () => {
  test('D01 the engine as it is pleases them all', async () => {
    expect(findings.filter(({ folder }) => folder === sound.folder)).toEqual([]);
    if (isLong) expect(await sound.failingUnitTests()).toEqual([]);
  });

  test.for(sabotages)('$rule is broken and somebody notices: $name', async (sabotage, { annotate }) => {
    const copy = copies.get(sabotage) ?? new SabotagedCopy(sabotage);
    const found = findings.filter(({ folder }) => folder === copy.folder);
    expect(found.filter(({ isBroken }) => isBroken)).toEqual([]);
    const judges = found.map(({ judge }) => judge);
    // They cost most: in the short form they are heard only where the others have nothing to say.
    const titles = isLong || judges.length === 0 ? await unitTestsAgainst(copy, sabotage.witness) : [];
    expect(
      [...judges, ...titles],
      'no judge has noticed: a test is missing, or its file is not named as the witness',
    ).not.toEqual([]);
    await annotate(`caught by ${judges.length} scenarios and comparisons and ${titles.length} unit tests`, 'figure');
  });
});
