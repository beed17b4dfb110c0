import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { wallClock } from '../../src/simulation/clock.ts';
import { FeedHub } from '../../src/simulation/feeds/feed-hub.ts';
import { archiveOf, ScriptedMarket } from './kit/scripted-market.ts';
import { startTestServer } from './kit/test-server.ts';

const RING_ROWS = 8;
/** So many words that the kernel's buffers are soon full. */
const HEADLINE = 'Rates rise. '.repeat(2_000);
const WORDS = Array.from({ length: 14 }, (_, index) => `a${index}: title`).join(' ');
const QUERY = `subscription { occasions(rate: REALTIME) { __typename ... on FeedEvent { prevSeq lastSeq }
  ... on OccasionBatch { occasions { seq ${WORDS} } } ... on Lagged { missed } } }`;

type Told = {
  readonly __typename: string;
  readonly prevSeq: number;
  readonly lastSeq: number;
  readonly occasions?: readonly { readonly seq: number }[];
  readonly missed?: number;
};

async function subscriber(url: string) {
  const heard: Told[] = [];
  const socket = new WebSocket(url, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  socket.on('message', (data) => heard.push(JSON.parse(String(data)).payload.data.occasions));
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY } }));
  await until(() => heard.length === 1);
  return { socket, heard };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await turn();
}

test('who reads nothing while the server forgets rows is told how many it missed, and goes on behind them', async () => {
  const market = new ScriptedMarket();
  const hub = new FeedHub({ face: market, archive: archiveOf(), clock: wallClock, ringRows: RING_ROWS });
  market.listen(hub);
  const server = await startTestServer({ face: market, hub });
  const { socket, heard } = await subscriber(server.socketUrl);
  let published = 0;
  const publish = async () => {
    market.apply({ type: 'PublishNews', headline: HEADLINE, body: '', sentimentBps: 0, markets: [], source: 'GOD' });
    market.commit();
    published += 1;
    for (let turns = 0; turns < 3; turns += 1) await turn();
  };
  socket.pause();
  for (let told = -1; told < hub.figures().occasions.told; ) {
    told = hub.figures().occasions.told;
    await publish();
  }
  for (let count = 0; count < 2 * RING_ROWS; count += 1) await publish();
  socket.resume();
  await until(() => heard.at(-1)?.lastSeq === market.read().seq);
  const lagged = heard.filter(({ __typename }) => __typename === 'Lagged');
  const rows = heard.slice(1).flatMap((event) => event.occasions ?? []);
  expect(lagged).toHaveLength(1);
  expect(lagged[0]?.missed).toBeGreaterThan(0);
  expect(rows.length + (lagged[0]?.missed ?? 0)).toBe(published);
  expect(heard.slice(1).map(({ prevSeq }) => prevSeq)).toEqual(heard.slice(0, -1).map(({ lastSeq }) => lastSeq));
  socket.terminate();
  await server.close();
});
