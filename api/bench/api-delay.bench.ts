/**
 * Event-loop delay of the API thread while the simulation thread writes about 5,000 events a second and ten clients watch:
 * the real server in a process of its own, its own figure of /metrics. Beside it the delay of a Node process that does
 * nothing, measured in the same seconds: what the machine costs without us. The goal is a p99 under 25 ms.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from '../test/kit/server-process.ts';
import { figures, findSpeed, look, warmUp } from './busy-server.ts';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 15);
const WANTED_PER_SECOND = Number(process.env.BENCH_EVENTS_PER_SECOND ?? 5_000);
const CLIENTS = 10;
const RESOLUTION_MS = 10;

const IDLE_PROGRAM = `const { monitorEventLoopDelay } = require('node:perf_hooks');
  const delay = monitorEventLoopDelay({ resolution: ${RESOLUTION_MS} });
  delay.enable();
  setTimeout(() => process.stdout.write(String(delay.percentile(99) / 1e6 - ${RESOLUTION_MS})), ${SECONDS * 1_000});`;

const dataDir = mkdtempSync(join(tmpdir(), 'market-delay-'));
const server = await startServer(dataDir);
try {
  await warmUp(server);
  await findSpeed(server, WANTED_PER_SECOND);
  const clients = Array.from({ length: CLIENTS }, () => look(server));
  await sleep(1_000);
  await figures(server);
  const idle = idleP99();
  const before = await figures(server);
  const startedMs = performance.now();
  await sleep(SECONDS * 1_000);
  const after = await figures(server);
  const perSecond = Math.round(((after.lastSeq - before.lastSeq) / (performance.now() - startedMs)) * 1_000);
  process.stdout.write(
    `${perSecond} events/s written, ${CLIENTS} clients: event-loop delay of the API thread p99 ${after.p99Ms.toFixed(1)} ms; ` +
      `of an idle process beside it ${(await idle).toFixed(1)} ms\n`,
  );
  for (const client of clients) await client.dispose();
} finally {
  await server.kill('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
}

async function idleP99(): Promise<number> {
  const child = spawn(process.execPath, ['-e', IDLE_PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, 'close');
  return Number(said);
}
