/**
 * How long after its commit a trade reaches a client over graphql-ws: the real server in a process of its own, the commit's
 * time as the ledger noted it, the arrival as the client's clock (the same machine's) saw it. Compared with a bare websocket
 * echo of the same size in the same run, which is what the machine costs without us.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket, WebSocketServer } from 'ws';
import { runPaths } from '../src/ledger/run-paths.ts';
import { openForWriting } from '../src/ledger/sqlite-file.ts';
import { startServer } from '../test/kit/server-process.ts';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 20);
const QUERY =
  'subscription { trades(rate: REALTIME) { ... on FeedEvent { epoch lastSeq } ... on TradeBatch { isSnapshot trades { id seq } } } }';

type Message = { trades: { epoch: string; isSnapshot?: boolean; trades?: readonly { seq: number }[] } };

const dataDir = mkdtempSync(join(tmpdir(), 'market-lag-'));
const server = await startServer(dataDir);
await sleep(6_000);
const client = createClient({ url: `${server.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
const arrivals = new Map<number, number>();
let epoch = '';
client.subscribe<Message>(
  { query: QUERY },
  { next: ({ data }) => data && note(data.trades), error: () => {}, complete: () => {} },
);
await sleep(SECONDS * 1_000);
await client.dispose();
await server.kill('SIGTERM');

const file = openForWriting(runPaths(dataDir, epoch).ledger);
const committedAt = file.prepare<[number], { at: number }>('select at_ms as at from journal where seq = ?');
const lags = [...arrivals].map(([seq, arrivedAt]) => arrivedAt - (committedAt.get(seq)?.at ?? Number.NaN));
file.close();
rmSync(dataDir, { recursive: true, force: true });
const echoes = await echoTimes();

const ms = (value: number) => `${value.toFixed(1)} ms`;
process.stdout.write(`commit to client  ${lags.length} trades  p50 ${ms(at(lags, 0.5))}  p99 ${ms(at(lags, 0.99))}\n`);
process.stdout.write(
  `bare echo         ${echoes.length} frames  p50 ${ms(at(echoes, 0.5))}  p99 ${ms(at(echoes, 0.99))}\n`,
);
process.exit(0);

function note({ epoch: run, isSnapshot, trades }: Message['trades']): void {
  epoch = run;
  if (isSnapshot !== false) return;
  const now = performance.timeOrigin + performance.now();
  for (const { seq } of trades ?? []) arrivals.set(seq, now);
}

async function echoTimes(): Promise<number[]> {
  const echo = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => echo.once('listening', resolve));
  echo.on('connection', (socket) => socket.on('message', (data) => socket.send(data)));
  const address = echo.address();
  const socket = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
  await new Promise((resolve) => socket.once('open', resolve));
  const times: number[] = [];
  for (let round = 0; round < 200; round += 1) {
    const sentAt = performance.now();
    const back = new Promise((resolve) => socket.once('message', resolve));
    socket.send('x'.repeat(400));
    await back;
    times.push(performance.now() - sentAt);
    await sleep(5);
  }
  socket.close();
  echo.close();
  return times;
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
