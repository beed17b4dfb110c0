import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { print } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { TradesFeedDocument } from './documents.ts';
import type { BurstAnswer, BurstOrder, BurstReport } from './kit/burst-server.ts';

const HEALTHY = 50;
const BURST_EVENTS = 10_000;
const WARM_UP_ROUNDS = 10;
const ROUNDS = 10;
const MAX_GROWTH_BYTES = 50_000_000;
const PROGRAM = new URL('./kit/burst-server.ts', import.meta.url).pathname;
const QUERY = print(TradesFeedDocument);

/** So long an answer that the buffers of the kernel cannot take all of it. */
const LONG_QUERY = `subscription {
  trades(rate: REALTIME) {
    ... on TradeBatch { trades { ${Array.from({ length: 15 }, (_, index) => `a${index}: id`).join(' ')} maker taker simAt } }
  }
}`;

let child: ChildProcess;
let host = '';

beforeAll(async () => {
  child = fork(PROGRAM, { execArgv: ['--expose-gc'] });
  host = (await hear('ready')).host;
});
afterAll(() => child.disconnect());

async function hear<Kind extends BurstAnswer['kind']>(kind: Kind): Promise<Extract<BurstAnswer, { kind: Kind }>> {
  for (;;) {
    const [message] = (await once(child, 'message')) as [BurstAnswer];
    if (message.kind === kind) return message as Extract<BurstAnswer, { kind: Kind }>;
  }
}

async function ask<Kind extends BurstOrder['kind']>(order: Extract<BurstOrder, { kind: Kind }>) {
  const answer = hear(order.kind as 'burst' | 'report');
  child.send(order);
  return answer as Promise<Extract<BurstAnswer, { kind: Kind }>>;
}

type Trades = {
  readonly __typename: string;
  readonly prevSeq: number;
  readonly lastSeq: number;
  readonly isSnapshot?: boolean;
  readonly trades?: readonly { readonly seq: number }[];
};

/** A client that reads, and keeps account of what it was told. */
class HealthyClient {
  readonly seen: number[] = [];
  readonly faults: string[] = [];
  lastSeq = 0;
  closeCode: number | null = null;
  readonly #socket: WebSocket;

  constructor() {
    this.#socket = new WebSocket(`ws://${host}/graphql`, 'graphql-transport-ws');
    this.#socket.on('open', () => this.#socket.send('{"type":"connection_init"}'));
    this.#socket.on('close', (code) => {
      this.closeCode = code;
    });
    this.#socket.on('message', (data) => this.#hear(JSON.parse(String(data))));
  }

  close(): void {
    this.#socket.close();
  }

  #hear(message: { type: string; payload?: { data?: { trades: Trades } } }): void {
    if (message.type === 'connection_ack') {
      this.#socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY } }));
    } else if (message.payload?.data !== undefined) this.#take(message.payload.data.trades);
    else this.faults.push(JSON.stringify(message));
  }

  #take(event: Trades): void {
    if (event.__typename === 'Lagged' || event.__typename === 'Resync') this.faults.push(event.__typename);
    if (event.isSnapshot !== true && event.prevSeq !== this.lastSeq) this.faults.push(`gap before ${event.lastSeq}`);
    this.lastSeq = event.lastSeq;
    if (event.isSnapshot !== true) this.seen.push(...(event.trades ?? []).map(({ seq }) => seq));
  }
}

/** A peer that asks for the feed `times` over on one websocket and never reads again. */
async function stalledSocket(times: number): Promise<Socket> {
  const [name, port] = host.split(':');
  const socket = connect(Number(port), name);
  socket.write(
    'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
  );
  await once(socket, 'data');
  socket.write(frame('{"type":"connection_init"}'));
  await once(socket, 'data');
  for (let id = 0; id < times; id += 1) {
    socket.write(frame(JSON.stringify({ id: String(id), type: 'subscribe', payload: { query: QUERY } })));
  }
  await once(socket, 'data');
  socket.pause();
  return socket;
}

/** A masked text frame; the mask is zero. */
function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.from([0x81, 0xfe, body.length >> 8, body.length & 0xff, 0, 0, 0, 0]);
  return Buffer.concat([head, body]);
}

/** An event stream of the long answer. It reads until it is paused. */
async function openStream(): Promise<Socket> {
  const [name, port] = host.split(':');
  const socket = connect(Number(port), name);
  const body = JSON.stringify({ query: LONG_QUERY });
  socket.write(
    `POST /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  await once(socket, 'data');
  socket.resume();
  return socket;
}

function metric(report: BurstReport, line: string): number {
  const found = report.metrics.split('\n').find((it) => it.startsWith(`${line} `));
  return found === undefined ? Number.NaN : Number(found.split(' ')[1]);
}

async function bursts(rounds: number) {
  const expected: number[] = [];
  let events = 0;
  let publishedMs = 0;
  for (let round = 0; round < rounds; round += 1) {
    const burst = await ask({ kind: 'burst', events: BURST_EVENTS });
    expected.push(...burst.trades);
    events += burst.events;
    publishedMs += burst.tookMs;
    await sleep(100);
  }
  return { expected, events, publishedMs };
}

test('bursts of 10,000 events with stalled clients: the process lives, memory stays, the healthy miss nothing', async () => {
  const clients = Array.from({ length: HEALTHY }, () => new HealthyClient());
  await expect.poll(() => clients.every(({ lastSeq }) => lastSeq > 0), { timeout: 20_000 }).toBe(true);
  const reader = await openStream();
  // Lets caches, rings and V8's young generation reach their size.
  await bursts(WARM_UP_ROUNDS);
  const before = await ask({ kind: 'report' });
  const stalled = await stalledSocket(20);
  const stream = (await openStream()).pause();

  for (const client of clients) client.seen.length = 0;
  const startedAt = performance.now();
  const { expected, events, publishedMs } = await bursts(ROUNDS);
  const last = expected.at(-1) ?? 0;
  await expect.poll(() => clients.every(({ lastSeq }) => lastSeq >= last), { timeout: 30_000 }).toBe(true);
  const deliveredMs = performance.now() - startedAt;
  const after = await ask({ kind: 'report' });

  for (const client of clients) {
    expect(client.faults).toEqual([]);
    expect(client.closeCode).toBeNull();
    expect(client.seen).toEqual(expected);
  }
  const growth = after.rssBytes - before.rssBytes;
  expect(child.exitCode).toBeNull();
  expect(growth).toBeLessThan(MAX_GROWTH_BYTES);
  await expect
    .poll(
      async () => metric(await ask({ kind: 'report' }), 'market_clients_closed_slow_total{transport="websocket"}'),
      {
        timeout: 10_000,
      },
    )
    .toBe(1);
  await expect
    .poll(async () => metric(await ask({ kind: 'report' }), 'market_clients_closed_slow_total{transport="sse"}'), {
      timeout: 10_000,
    })
    .toBe(1);
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  process.stdout.write(
    `feeds: ${events} events in bursts of ${BURST_EVENTS}, ${expected.length} trades to each of ${HEALTHY} healthy clients, ` +
      `0 missed; publishing ${publishedMs.toFixed(0)} ms, all delivered after ${deliveredMs.toFixed(0)} ms; ` +
      `resident memory ${megabytes(before.rssBytes)} -> ${megabytes(after.rssBytes)}, heap ${megabytes(before.heapBytes)} -> ${megabytes(after.heapBytes)}\n`,
  );
  for (const client of clients) client.close();
  stalled.destroy();
  stream.destroy();
  reader.destroy();
});
