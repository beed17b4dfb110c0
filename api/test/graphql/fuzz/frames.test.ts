import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RawClient } from '../kit/raw-client.ts';
import { ScriptedMarket } from '../kit/scripted-market.ts';
import { SimpleFeeds } from '../kit/simple-feeds.ts';
import { startTestServer, type TestServer } from '../kit/test-server.ts';
import { makeFrame } from './frame-maker.ts';
import { frameOf, WireClient } from './wire-client.ts';

const frameCount = process.env.LONG === '1' ? 10_000 : 600;
const MOST_FRAMES_PER_SOCKET = 20;
/** Most sockets are closed for what they say before they have said it all. */
const socketCount = frameCount / 4;
const seed = Number(process.env.FUZZ_SEED ?? 20_261_129);

/** What a websocket and its protocol have codes for. 1011 and 4500 would be a fault of the server. */
const RIGHT_CODES = [null, 1000, 1002, 1003, 1005, 1007, 1008, 1009, 4400, 4401, 4408, 4409, 4429];
const MOST_BYTES = 1_000_000;

const market = new ScriptedMarket();
const feeds = new SimpleFeeds(market);
let server: TestServer;

beforeAll(async () => {
  market.trade(250_000);
  const limits = { pointsPerSecond: 1_000_000, maxPoints: 1_000_000, maxSocketMessagesPerSecond: 1_000 };
  server = await startTestServer({ face: market, hub: feeds, limits });
});
afterAll(() => server.close());

const INIT = frameOf(Buffer.from('{"type":"connection_init"}'));
const codes = new Map<number | null, number>();
let sent = 0;

async function play(frames: readonly Buffer[], isGreeted: boolean): Promise<void> {
  const client = await WireClient.open(server.host);
  if (isGreeted) client.send(INIT);
  for (const frame of frames) {
    client.send(frame);
    sent += 1;
    // Time for an answer: after a closing one nothing is read any more.
    await nextTurn();
    if (!client.isOpen) break;
  }
  market.trade(250_000);
  await sleep(5);
  client.end();
  expect(RIGHT_CODES).toContain(client.closeCode);
  expect(client.receivedBytes).toBeLessThan(MOST_BYTES);
  codes.set(client.closeCode, (codes.get(client.closeCode) ?? 0) + 1);
}

test(`${frameCount} frames, many of them spoiled, break nothing (seed ${seed})`, async (context) => {
  const witness = await RawClient.open(server);
  await fc.assert(
    fc.asyncProperty(fc.gen(), fc.nat({ max: 9 }), async (generate, greeting) => {
      const pick = (count: number) => generate(fc.nat, { max: Math.max(count - 1, 0) });
      await play(
        Array.from({ length: MOST_FRAMES_PER_SOCKET }, () => makeFrame(pick)),
        greeting > 0,
      );
    }),
    { numRuns: socketCount, seed, endOnFailure: true },
  );
  expect(sent).toBeGreaterThanOrEqual(frameCount);
  expect(codes.size).toBeGreaterThan(4);
  // Who was there all the time is still served, and nothing is left of the others.
  witness.subscribe('still', '{ __typename }');
  expect((await witness.hearOf('still')).type).toBe('next');
  await expect.poll(() => feeds.openCount, { timeout: 10_000 }).toBe(0);
  expect(market.controls).toEqual([]);
  const told = [...codes].map(([code, count]) => `${code ?? 'open'} ${count}`).join(', ');
  await context.annotate(`spoiled frames: ${sent}; sockets ended with ${told}`, 'figure');
});
