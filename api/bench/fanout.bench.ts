/**
 * What one delivery of a feed costs, as a ratio to a bare websocket broadcast of the same bytes in the same process and run.
 * CPU time of the server process, medians of interleaved rounds; the exchange's own work is measured alone and taken off.
 * Then what a change costs when ten are told in one event, as most clients ask.
 * BENCH_FEEDS=ticks,book and BENCH_CLIENTS=100,500 choose.
 */

import type { FeedName } from '../src/simulation/feeds/feed-source.ts';
import { fanoutFeedNames, fanoutFeeds } from './fanout-feeds.ts';
import { FanoutProcess } from './fanout-process.ts';
import { bareClient, feedClient, openMany } from './feed-sockets.ts';
import { median } from './measure.ts';

const SERIES = 5;
const DELIVERIES = Number(process.env.BENCH_DELIVERIES ?? 30_000);
const chosen = process.env.BENCH_FEEDS?.split(',') ?? fanoutFeedNames;
const counts = (process.env.BENCH_CLIENTS ?? '100,500').split(',').map(Number);
const BATCHED_CHANGES = 1_000;
const CHANGE_EVERY_MS = 10;
/** The feeds that everybody watches are measured before every crowd, the others before the first. */
const EVERYWHERE: readonly FeedName[] = ['ticks', 'book'];

async function report(feed: FeedName, clients: number): Promise<void> {
  const server = await FanoutProcess.start();
  const rounds = Math.ceil(DELIVERIES / clients);
  const { query, askedRatio } = fanoutFeeds[feed];
  const alone = { kind: 'feed', feed, rounds, clients: 0 } as const;
  await server.cpuMicros(alone);
  const exchange: number[] = [];
  for (let series = 0; series < SERIES; series += 1) exchange.push(await server.cpuMicros(alone));
  let last = '';
  const keep = (frame: Buffer) => {
    last = frame.toString();
  };
  const forget = () => {};
  const feeds = await openMany(clients, (index) => feedClient(server.feedUrl, query, index === 0 ? keep : forget));
  const bares = await openMany(clients, () => bareClient(server.bareUrl));
  await server.cpuMicros({ ...alone, clients });
  const costs: { readonly feed: number; readonly bare: number }[] = [];
  for (let series = 0; series < SERIES; series += 1) {
    const cpu = (await server.cpuMicros({ ...alone, clients })) - median(exchange);
    const bare = await server.cpuMicros({ kind: 'bare', rounds, frame: last });
    costs.push({ feed: cpu / (rounds * clients), bare: bare / (rounds * clients) });
  }
  const each = (name: 'feed' | 'bare') => `${median(costs.map((cost) => cost[name])).toFixed(1)} us`.padStart(9);
  const ratio = median(costs.map(({ feed: own, bare }) => own / bare));
  console.log(
    `${feed.padEnd(16)} ${String(clients).padStart(7)} ${String(last.length).padStart(11)} ${each('bare')} ${each('feed')}` +
      ` ${ratio.toFixed(2).padStart(7)}  (asked ${askedRatio})`,
  );
  for (const socket of [...feeds, ...bares]) socket.terminate();
  server.stop();
}

/** Ten changes a window of the feed's rate: what one change costs for one client when it is told with the others. */
async function reportBatches(clients: number): Promise<void> {
  const server = await FanoutProcess.start();
  await server.flow(BATCHED_CHANGES, CHANGE_EVERY_MS);
  const alone = await server.flow(BATCHED_CHANGES, CHANGE_EVERY_MS);
  let frames = 0;
  const count = () => {
    frames += 1;
  };
  const query = fanoutFeeds.ticks.query.replace('REALTIME', 'MS_100');
  const sockets = await openMany(clients, () => feedClient(server.feedUrl, query, count));
  const together = await server.flow(BATCHED_CHANGES, CHANGE_EVERY_MS);
  const each = (together.cpuMicros - alone.cpuMicros) / clients;
  console.log(
    `ticks at 10 Hz, ${clients} clients: ${(each / BATCHED_CHANGES).toFixed(2)} us a change and client,` +
      ` ${((each * clients) / frames).toFixed(1)} us a frame of ${((BATCHED_CHANGES * clients) / frames).toFixed(1)} changes`,
  );
  for (const socket of sockets) socket.terminate();
  server.stop();
}

console.log('feed             clients frame bytes      bare      feed   ratio');
for (const [index, clients] of counts.entries()) {
  for (const feed of fanoutFeedNames) {
    if (chosen.includes(feed) && (index === 0 || EVERYWHERE.includes(feed))) await report(feed, clients);
  }
}
if (chosen.includes('ticks')) for (const clients of counts) await reportBatches(clients);
