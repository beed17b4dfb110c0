import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { thin } from '../kit/scenarios.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { YOUNG_THIN_MARKET, YOUNG_THIN_PAST_MS } from '../kit/young-market.ts';

const MEASURED_MS = 3_000;
/** What else the machine does may spoil a measurement; a market that waits for models spoils them all. */
const MOST_MEASUREMENTS = 10;

let folder: string;
let provider: Server;
let questions = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'market-hang-'));
  provider = createServer(() => {
    questions += 1;
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  provider.closeAllConnections();
  provider.close();
  rmSync(folder, { recursive: true, force: true });
});

type Clock = { simulation: { time: number } };

/** Simulated milliseconds per wall millisecond. */
async function paceOf(server: ServerProcess): Promise<number> {
  const moment = async () => {
    const { simulation } = await server.query<Clock>('{ simulation { time } }');
    return { time: simulation.time, at: performance.now() };
  };
  const from = await moment();
  await sleep(MEASURED_MS);
  const until = await moment();
  return (until.time - from.time) / (until.at - from.at);
}

/** The share by which two servers that run side by side differ. */
async function differenceOf(calm: ServerProcess, hung: ServerProcess): Promise<number> {
  const [without, withModels] = await Promise.all([paceOf(calm), paceOf(hung)]);
  process.stdout.write(
    `pace without models ${without.toFixed(3)}, with ${questions} questions hanging ${withModels.toFixed(3)}\n`,
  );
  return Math.abs(withModels / without - 1);
}

async function warmedUp(server: ServerProcess): Promise<void> {
  for (;;) {
    const { simulation } = await server.query<Clock>('{ simulation { time } }');
    if (simulation.time > thin.startAt + YOUNG_THIN_PAST_MS) return;
    await sleep(100);
  }
}

test('models that never answer do not slow the market: its pace stays within five percent', async () => {
  const hanging = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`;
  const env = { SCENARIO: YOUNG_THIN_MARKET, SEED: '1' };
  const [calm, hung] = await Promise.all([
    startServer(join(folder, 'calm'), env),
    startServer(join(folder, 'hung'), { ...env, OPENAI_BASE_URL: hanging, LLM_MODEL: 'silent' }),
  ]);
  await Promise.all([warmedUp(calm), warmedUp(hung)]);
  let difference = Number.POSITIVE_INFINITY;
  for (let nth = 0; nth < MOST_MEASUREMENTS && difference >= 0.05; nth += 1)
    difference = await differenceOf(calm, hung);
  await Promise.all([calm.kill('SIGTERM'), hung.kill('SIGTERM')]);
  expect(questions).toBeGreaterThanOrEqual(6);
  expect(difference).toBeLessThan(0.05);
}, 120_000);
