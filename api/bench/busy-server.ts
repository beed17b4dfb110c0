import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { ServerProcess } from '../test/kit/server-process.ts';

/** A real server under load: what it says of itself, how fast it goes, and people who watch. */

const MAX_SPEED = 2_000;

export type Figures = { readonly lastSeq: number; readonly p99Ms: number };

/** The delay is that since the last look. */
export async function figures({ url }: ServerProcess): Promise<Figures> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) => Number(text.match(new RegExp(`^market_${name} (\\S+)$`, 'm'))?.[1]);
  return { lastSeq: read('last_seq'), p99Ms: read('event_loop_delay_p99_seconds') * 1_000 };
}

async function rate(of: ServerProcess, ms: number): Promise<number> {
  const before = (await figures(of)).lastSeq;
  await sleep(ms);
  return (((await figures(of)).lastSeq - before) / ms) * 1_000;
}

/** The past that a run begins with is written as fast as possible: over when the rate has fallen to that of real time. */
export async function warmUp(of: ServerProcess): Promise<void> {
  for (let quiet = 0; quiet < 2; ) quiet = (await rate(of, 1_000)) < 1_000 ? quiet + 1 : 0;
}

/** How many events a simulated second has differs by scenario: speeds up until the wanted rate is reached or nothing helps. */
export async function findSpeed(of: ServerProcess, wantedPerSecond: number): Promise<void> {
  for (let speed = 10, reached = 0; reached < wantedPerSecond * 0.9 && speed < MAX_SPEED; ) {
    await setSpeed(of, speed);
    await sleep(500);
    reached = await rate(of, 2_000);
    speed = Math.round(speed * Math.min(4, Math.max(1.1, wantedPerSecond / Math.max(1, reached))));
  }
}

async function setSpeed(server: ServerProcess, speed: number): Promise<void> {
  await act(server, `setSimulationSpeed(input: { speed: ${speed} })`);
}

/** Does something as the person in charge. */
export async function act(server: ServerProcess, mutation: string): Promise<void> {
  await post(server, `mutation { ${mutation} { changed userErrors { code } } }`);
}

/** The answer as it came. @throws Error when it tells one */
export async function post({ url, godToken }: ServerProcess, query: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${godToken}` },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  if (text.includes('"errors":[')) throw new Error(text.slice(0, 500));
  return text;
}

export function look({ url }: ServerProcess) {
  const client = createClient({ url: `${url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
  const sink = { next: () => {}, error: () => {}, complete: () => {} };
  client.subscribe(
    { query: 'subscription { ticks(rate: MS_100) { ... on TickBatch { ticks { market last } } } }' },
    sink,
  );
  client.subscribe({ query: 'subscription { trades(rate: MS_100) { ... on TradeBatch { trades { id } } } }' }, sink);
  return client;
}
