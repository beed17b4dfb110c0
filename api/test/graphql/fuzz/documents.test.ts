import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '../../../src/graphql/schema.ts';
import { MemoryHistory, manifestOf } from '../kit/memory-history.ts';
import { archiveOf, ScriptedMarket } from '../kit/scripted-market.ts';
import { SimpleFeeds } from '../kit/simple-feeds.ts';
import { GOD_TOKEN, startTestServer, type TestServer } from '../kit/test-server.ts';
import { DocumentMaker, type MadeRequest } from './document-maker.ts';

const runCount = process.env.LONG === '1' ? 10_000 : 500;
const seed = Number(process.env.FUZZ_SEED ?? 20_261_129);

/** The dearest answer that limits let through is smaller, whatever it is made of. */
const MOST_BYTES = 1_000_000;

const market = new ScriptedMarket();
let server: TestServer;

beforeAll(async () => {
  for (let index = 0; index < 50; index += 1) market.trade(250_000 + 10 * index);
  const kept = new ScriptedMarket('kept');
  kept.trade(240_000);
  const archive = archiveOf([
    { manifest: manifestOf('kept', '2026-11-24T19:00:00.000Z'), history: new MemoryHistory(kept.events) },
  ]);
  server = await startTestServer({
    face: market,
    hub: new SimpleFeeds(market),
    archive,
    limits: { pointsPerSecond: 1_000_000, maxPoints: 1_000_000 },
  });
});
afterAll(() => server.close());

const seen = { sound: 0, answered: 0, refused: 0, largest: 0 };

async function check(made: MadeRequest, isGod: boolean): Promise<void> {
  const response = await server.post(made, isGod ? { Authorization: `Bearer ${GOD_TOKEN}` } : {});
  const text = await response.text();
  expect(response.status, JSON.stringify(made)).toBeLessThan(500);
  expect(text.length).toBeLessThan(MOST_BYTES);
  expect(text, JSON.stringify(made)).not.toContain('"INTERNAL"');
  expect(text).not.toMatch(/node_modules|\.ts:\d/);
  seen.largest = Math.max(seen.largest, text.length);
  if (text.includes('"errors"')) seen.refused += 1;
  else seen.answered += 1;
  if (isSound(made.query)) seen.sound += 1;
}

function isSound(query: string): boolean {
  try {
    return validate(schema, parse(query)).length === 0;
  } catch {
    return false;
  }
}

test(`${runCount} documents made from the schema break nothing (seed ${seed})`, async (context) => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), fc.boolean(), async (generate, isGod) => {
      const pick = (count: number) => generate(fc.nat, { max: Math.max(count - 1, 0) });
      await check(new DocumentMaker(schema, pick).make(), isGod);
    }),
    { numRuns: runCount, seed, endOnFailure: true },
  );
  // Neither all nonsense nor all well: both have been tried.
  expect(seen.sound).toBeGreaterThan(runCount / 5);
  expect(seen.answered).toBeGreaterThan(runCount / 10);
  expect(seen.refused).toBeGreaterThan(runCount / 10);
  expect((await server.post({ query: '{ __typename }' })).status).toBe(200);
  await context.annotate(`documents made from the schema: ${runCount}, largest answer ${seen.largest} bytes`, 'figure');
});
