import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Rng } from '../../src/util/rng.ts';
import { Campaign, type Place, places } from './campaign.ts';

const isLong = process.env.LONG === '1';
const SEED = process.env.KILL_SEED ?? String(Date.now());

/** At every named point, and at any moment. */
const NAMED = isLong ? 60 : 1;
const ANY_MOMENT = isLong ? 700 : 2;

let dataDir: string;
let campaign: Campaign | null = null;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'market-kill-'));
});
afterAll(async () => {
  await campaign?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function plan(rng: Rng): readonly Place[] {
  const wanted = places.flatMap((place) => Array<Place>(place === 'any moment' ? ANY_MOMENT : NAMED).fill(place));
  return wanted
    .map((place) => ({ place, order: rng.unit() }))
    .sort((a, b) => a.order - b.order)
    .map(({ place }) => place);
}

test(
  `R01 nothing a client saw is lost or doubled by kills at any moment and at every named point (KILL_SEED=${SEED})`,
  async (context) => {
    const running = new Campaign(dataDir, SEED);
    campaign = running;
    for (const place of plan(Rng.derive(SEED, 'plan'))) await running.kill(place);
    await running.end();
    let kills = 0;
    for (const [place, tally] of running.tally) {
      const perSecond = Math.round((tally.events / Math.max(1, tally.livedMs)) * 1_000);
      const flight = place === 'during recovery' ? '' : `, ${tally.seenTrades} trades seen, ${perSecond} events/s`;
      await context.annotate(`${place}: ${tally.kills} kills${flight}`, 'figure');
      process.stdout.write(`${place}: ${tally.kills} kills${flight}\n`);
      kills += tally.kills;
      expect(tally.kills, place).toBeGreaterThanOrEqual(place === 'any moment' ? ANY_MOMENT : NAMED);
      if (place === 'during recovery') continue;
      expect(tally.seenTrades, place).toBeGreaterThan(0);
      expect(perSecond, place).toBeGreaterThan(200);
    }
    const figures = `kills ${kills}; lost 0, doubled 0, totals broken 0, hashes equal to the undisturbed run`;
    await context.annotate(figures, 'figure');
    process.stdout.write(`${figures}\n`);
  },
  isLong ? 4 * 3_600_000 : 300_000,
);
