import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ScriptedMarket } from '../kit/scripted-market.ts';
import { SimpleFeeds } from '../kit/simple-feeds.ts';
import { startTestServer, type TestServer } from '../kit/test-server.ts';
import { hostileBodies } from './bodies.ts';
import { hostileDocuments } from './documents.ts';
import type { Hostile } from './fixture.ts';
import { hostileValues } from './values.ts';

/** What an answer may be longer than its request, which some refusals quote once: nothing to amplify an attack with. */
const MOST_BYTES = 8_192;
/** How many ordinary questions a hostile one may cost, in time. */
const MOST_QUESTIONS = 25;
/** The fastest of so many counts: what else the machine does is not the request's fault. */
const ATTEMPTS = 3;

const ORDINARY = `{ simulation { status seq } markets { symbol last bestBid bestAsk
  book(depth: D10) { bids { priceSats quantityLots } asks { priceSats quantityLots } checksum } } leaderboard { rank name } }`;

const market = new ScriptedMarket();
let server: TestServer;
let ordinaryMs: number;

beforeAll(async () => {
  market.trade(250_000);
  server = await startTestServer({ face: market, hub: new SimpleFeeds(market), limits: { maxPoints: 100_000 } });
  await fastest({ query: ORDINARY }, 20);
  ordinaryMs = (await fastest({ query: ORDINARY }, 20)).ms;
});
afterAll(() => server.close());

type Outcome = { readonly ms: number; readonly status: number; readonly text: string };

async function ask(body: unknown, headers: Readonly<Record<string, string>>): Promise<Outcome> {
  const startedAt = performance.now();
  const response = await server.post(body, headers);
  const text = await response.text();
  return { ms: performance.now() - startedAt, status: response.status, text };
}

async function fastest(body: unknown, attempts: number, headers: Readonly<Record<string, string>> = {}) {
  let best = await ask(body, headers);
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    const next = await ask(body, headers);
    if (next.ms < best.ms) best = next;
  }
  return best;
}

type Errors = {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
};

const fixtures: readonly Hostile[] = [...hostileDocuments, ...hostileValues, ...hostileBodies];

test('there are at least 60 hostile requests, no two with the same title', () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(60);
  expect(new Set(fixtures.map(({ title }) => title)).size).toBe(fixtures.length);
});

test.each(fixtures)(
  '$title: a code, no leak, no effect, few bytes and little time',
  async ({ body, codes, headers }) => {
    const { ms, status, text } = await fastest(body, ATTEMPTS, headers);
    const answer = JSON.parse(text) as Errors;
    expect(status).toBeLessThan(500);
    if (codes.length > 0) {
      expect(codes).toContain(answer.errors?.[0]?.extensions?.code);
      expect(Object.values(answer.data ?? {}).filter((value) => value !== null)).toEqual([]);
    } else {
      expect(answer.errors).toBeUndefined();
    }
    expect(text.length).toBeLessThan(MOST_BYTES + JSON.stringify(body).length);
    expect(text).not.toMatch(/node_modules|\.ts:\d|at new |SyntaxError|stack/);
    expect(ms / ordinaryMs).toBeLessThan(MOST_QUESTIONS);
    expect(market.controls).toEqual([]);
  },
);
