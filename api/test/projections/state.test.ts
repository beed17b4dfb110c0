import { expect, test } from 'vitest';
import { createProjections, createReadModel } from '../../src/projections/read-model.ts';
import { Rng } from '../../src/util/rng.ts';
import { MarketScript } from '../ledger/market-script.ts';
import { portraitOf } from './portrait.ts';

const SEED = process.env.STATE_SEED ?? String(Date.now());

/** As it comes back from a disk. */
function written(state: Readonly<Record<string, () => unknown>>): Readonly<Record<string, unknown>> {
  const parts = Object.entries(state).map(([name, part]) => [name, JSON.parse(JSON.stringify(part()))]);
  return Object.fromEntries(parts);
}

test('D09 a read model restored at any moment shows the same, and goes on the same', () => {
  process.stdout.write(`seed ${SEED}\n`);
  const rng = Rng.derive(SEED, 'cuts');
  const events = new MarketScript(SEED).take(6_000).flatMap((entry) => entry.events);
  const original = createReadModel();
  let restored = createReadModel();
  let nextCut = rng.integer(1, Math.floor(events.length / 3));
  for (const [index, event] of events.entries()) {
    original.apply(event);
    if (restored.seq > 0) restored.apply(event);
    if (index !== nextCut) continue;
    restored = createReadModel();
    restored.restore(written(original.state()));
    expect(portraitOf(restored)).toEqual(portraitOf(original));
    nextCut += rng.integer(1, Math.floor(events.length / 6));
  }
  expect(portraitOf(restored)).toEqual(portraitOf(original));
  expect(written(restored.state())).toEqual(written(original.state()));
});

test('D09 every registered projection gives back exactly what was restored into it', () => {
  const projections = createProjections();
  const events = new MarketScript('registry').take(2_000).flatMap((entry) => entry.events);
  for (const event of events) for (const projection of Object.values(projections)) projection.apply(event);
  const copies = createProjections();
  for (const [name, projection] of Object.entries(projections)) {
    const state: unknown = JSON.parse(JSON.stringify(projection.state()));
    const copy = Object.entries(copies).find(([other]) => other === name)?.[1];
    copy?.restore(state);
    expect(JSON.parse(JSON.stringify(copy?.state())), name).toEqual(state);
  }
});
