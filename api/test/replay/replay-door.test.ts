import { createClient } from 'graphql-ws';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Limits } from '../../src/graphql/limits.ts';
import type { FromReplays, ToReplays } from '../../src/graphql/replays/messages.ts';
import type { ReplayThreads } from '../../src/graphql/replays/replay-desk.ts';
import { ReplayStage } from '../../src/graphql/replays/replay-stage.ts';
import { schema } from '../../src/graphql/schema.ts';
import { ReplayableRuns } from '../../src/ledger/replayable-runs.ts';
import { createReadModel } from '../../src/projections/read-model.ts';
import { wallClock } from '../../src/simulation/clock.ts';
import type { SimulationFace, SimulationState } from '../../src/simulation/face.ts';
import { FeedHub } from '../../src/simulation/feeds/feed-hub.ts';
import { channelPair } from '../../src/simulation/messages.ts';
import { must } from '../../src/util/assert.ts';
import { GOD_TOKEN, startTestServer, type TestServer } from '../graphql/kit/test-server.ts';
import { RecordedRun } from './recorded-run.ts';

const written = new RecordedRun();
beforeAll(() => written.write('door', 400, 8));
afterAll(() => written.dispose());

let server: TestServer | undefined;
afterEach(() => server?.close());

/** A stage in this thread: the border is the same, messages are copied. */
const threads: ReplayThreads = {
  start(about) {
    const [ours, theirs] = channelPair<ToReplays, FromReplays>((deliver) => setImmediate(deliver));
    const runs = new ReplayableRuns(written.dataDir);
    const rest = { clock: wallClock, schema, scenarios: [], log: pino({ level: 'silent' }), ...about };
    new ReplayStage({ channel: theirs, runs, archive: written.archive, ...rest });
    return { channel: ours, stop: () => {} };
  },
};

async function open(limits: Partial<Limits> = {}, elapsedMs = () => performance.now()): Promise<TestServer> {
  const read = createReadModel();
  const face = {
    read: () => read,
    state: () => ({ epoch: written.runId, seq: 0, exchangeStatus: 'ONLINE' }) as SimulationState,
    scenarios: () => [],
    listen: () => () => {},
  } as unknown as SimulationFace;
  const hub = new FeedHub({ face, archive: written.archive, clock: wallClock });
  server = await startTestServer({ face, hub, archive: written.archive, limits, replays: threads, elapsedMs });
  return server;
}

type Told = { readonly seq: number; readonly time: number; readonly isSeeking: boolean; readonly runId: string };
type Refused = {
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
};

async function send(method: string, name: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`http://${must(server, 'server').host}/replay/${name}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, told: (text === '' ? null : JSON.parse(text)) as Told & Refused };
}

async function ask(name: string, query: string, headers: Record<string, string> = {}) {
  const response = await fetch(`http://${must(server, 'server').host}/graphql?replay=${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { readonly data: Record<string, unknown> } & Refused;
}

const NAME = 'a-replay-of-mine';
const MOMENT = `{ simulation { seq epoch status } orders(first: 20) { nodes { placedSeq } } trades: market(symbol: "AAPL/BTC") { trades(first: 5) { nodes { seq } } } }`;

describe('the door to replays', () => {
  it('opens one under a name, answers the whole API at its moment, moves it, and ends it', async () => {
    await open();
    const [early, late] = [must(written.recorded[2], 'moment'), must(written.recorded.at(-1), 'moment')];
    const opened = await send('PUT', NAME, { at: late.time });
    expect(opened).toMatchObject({ status: 200, told: { id: NAME, runId: written.runId, time: late.time } });
    const moved = await send('PUT', NAME, { seq: early.seq });
    expect(moved.told).toMatchObject({ seq: early.seq, isSeeking: false, isPlaying: false });
    const { data } = await ask(NAME, MOMENT);
    expect(data.simulation).toEqual({ seq: early.seq, epoch: `${written.runId}~2`, status: 'PAUSED' });
    const placed = (data.orders as { nodes: { placedSeq: number }[] }).nodes.map(({ placedSeq }) => placedSeq);
    expect(placed.length).toBeGreaterThan(3);
    expect(Math.max(...placed)).toBeLessThanOrEqual(early.seq);
    expect((await send('GET', NAME)).told).toMatchObject({ seq: early.seq });
    expect((await send('DELETE', NAME)).status).toBe(204);
    expect((await ask(NAME, MOMENT)).errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('shows the run under its own id as it was, and changes nothing, whoever asks', async () => {
    await open();
    const early = must(written.recorded[2], 'moment');
    await send('PUT', NAME, { seq: early.seq });
    const { data } = await ask(
      NAME,
      `{ run(id: "${written.runId}") { lastSeq isCurrent endedAt leaderboard { rank } } }`,
    );
    expect(data.run).toMatchObject({ lastSeq: early.seq, isCurrent: true, endedAt: null });
    const headers = { Authorization: `Bearer ${GOD_TOKEN}` };
    const refused = await ask(NAME, 'mutation { pauseSimulation(input: {}) { changed } }', headers);
    expect(refused.errors[0]?.extensions.code).toBe('READ_ONLY');
  });

  it('tells a websocket of every jump and goes on there', async () => {
    const { host } = await open();
    const [early, late] = [must(written.recorded[2], 'moment'), must(written.recorded.at(-1), 'moment')];
    await send('PUT', NAME, { seq: late.seq });
    const client = createClient({
      url: `ws://${host}/graphql?replay=${NAME}`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    const query = 'subscription { leaderboard(rate: REALTIME) { __typename ... on FeedEvent { epoch lastSeq } } }';
    const feed = client.iterate<{ leaderboard: { __typename: string; lastSeq: number } }>({ query });
    const next = async () => (await feed.next()).value?.data?.leaderboard;
    expect(await next()).toMatchObject({ __typename: 'LeaderboardUpdate', lastSeq: late.seq });
    await send('PUT', NAME, { seq: early.seq });
    expect(await next()).toMatchObject({ __typename: 'Resync' });
    expect(await next()).toMatchObject({
      __typename: 'LeaderboardUpdate',
      lastSeq: early.seq,
      epoch: `${written.runId}~2`,
    });
    await client.dispose();
  });

  it('keeps so many at once and no more, and ends one that nobody watches', async () => {
    await open({ maxReplays: 2, replayIdleMs: 300 });
    expect((await send('PUT', 'first-of-all', { seq: 10 })).status).toBe(200);
    expect((await send('PUT', 'second-one', { seq: 10 })).status).toBe(200);
    const third = await send('PUT', 'third-one', { seq: 10 });
    expect(third).toMatchObject({ status: 429, told: { errors: [{ extensions: { code: 'TOO_MANY_REPLAYS' } }] } });
    await expect.poll(async () => (await send('PUT', 'third-one', { seq: 10 })).status, { timeout: 5_000 }).toBe(200);
  });

  it('lets one that somebody left without a word make room for another', async () => {
    let nowMs = 0;
    await open({ maxReplays: 1 }, () => nowMs);
    await send('PUT', 'left-behind', { seq: 10 });
    nowMs = 2_000;
    expect((await send('PUT', 'newcomer', { seq: 10 })).status).toBe(429);
    nowMs = 4_000;
    expect((await send('PUT', 'newcomer', { seq: 10 })).status).toBe(200);
    expect((await send('GET', 'left-behind')).status).toBe(404);
  });

  it.each([
    ['a bad name', 'PUT', 'x', { seq: 1 }, 400],
    ['an unknown wish', 'PUT', NAME, { sequence: 1 }, 400],
    ['a speed beyond a hundred', 'PUT', NAME, { speed: 1_000 }, 400],
    ['a run that is not kept', 'PUT', NAME, { run: '20260105-000000-nothing', seq: 1 }, 404],
    ['a replay that is not there', 'GET', NAME, undefined, 404],
    ['another method', 'PATCH', NAME, { seq: 1 }, 405],
  ])('refuses %s with a reason', async (_what, method, name, body, status) => {
    await open();
    const refused = await send(method, name, body);
    expect(refused.status).toBe(status);
    expect(refused.told.errors[0]?.message).toBeTruthy();
  });

  it.each([
    [{ run: '20260105-000000-nothing' }, /"20260105-000000-nothing" cannot be replayed/],
    [{ speed: 1_000, playing: 'yes' }, /speed: .*100.*; playing: .*boolean/],
  ])('leaves a replay as it was when it is wished %o, and names what is wrong', async (wish, words) => {
    await open();
    await send('PUT', NAME, { seq: 200 });
    expect((await send('PUT', NAME, wish)).told.errors[0]?.message).toMatch(words);
    expect((await send('GET', NAME)).told).toMatchObject({ runId: written.runId, seq: 200 });
  });

  it('is closed to pages of foreign origins', async () => {
    await open();
    expect((await send('PUT', NAME, { seq: 1 }, { Origin: 'http://elsewhere.example' })).status).toBe(403);
  });
});
