import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, startServer } from '../kit/server-process.ts';

const MEASURED_MS = 5_000;

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

/** Simulated milliseconds per wall millisecond, once the warm-up is over. */
async function paceOf(server: ServerProcess): Promise<number> {
  const timeOf = async () => (await server.query<Clock>('{ simulation { time } }')).simulation.time;
  await warmedUp(server);
  const [startedAt, from] = [performance.now(), await timeOf()];
  await sleep(MEASURED_MS);
  const until = await timeOf();
  return (until - from) / (performance.now() - startedAt);
}

async function warmedUp(server: ServerProcess): Promise<void> {
  for (;;) {
    const { simulation } = await server.query<{ simulation: { simAt: string } }>('{ simulation { simAt } }');
    if (simulation.simAt > '2026-01-05T15:00') return;
    await sleep(100);
  }
}

test('models that never answer do not slow the market: its pace stays within five percent', async () => {
  const hanging = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`;
  const calm = await startServer(join(folder, 'calm'), { SEED: '1' });
  const without = await paceOf(calm);
  await calm.kill('SIGTERM');
  const hung = await startServer(join(folder, 'hung'), { SEED: '1', OPENAI_BASE_URL: hanging, LLM_MODEL: 'silent' });
  const withModels = await paceOf(hung);
  await hung.kill('SIGTERM');
  process.stdout.write(
    `pace without models ${without.toFixed(3)}, with ${questions} questions hanging ${withModels.toFixed(3)}\n`,
  );
  expect(questions).toBeGreaterThanOrEqual(6);
  expect(Math.abs(withModels / without - 1)).toBeLessThan(0.05);
}, 120_000);
