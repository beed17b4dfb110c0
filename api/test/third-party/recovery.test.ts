import {
  bookFeed,
  type FeedEvent,
  type FeedPlan,
  FeedSession,
  type FeedSignal,
  thoughtFeed,
  tickFeed,
  tradeFeed,
} from '@agent-market/schema';
import { createFeedSocket, socketTransport } from '@agent-market/schema/graphql-ws';
import { print } from 'graphql';
import { afterAll, expect, it } from 'vitest';
import { must } from '../../src/util/assert.ts';
import type { ApiTradePageQuery } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { tempFolder } from '../ledger/temp-folder.ts';

/** As many as one address may have. */
const CLIENTS = 50;
const MARKETS = ['AAPL/BTC', 'TSLA/BTC', 'ETH/BTC', 'SOL/BTC'];

const TradePageDocument = graphql(`
  query ApiTradePage($market: String!, $after: Cursor) {
    market(symbol: $market) {
      trades(first: 100, after: $after) {
        nodes { seq }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

const folder = tempFolder();
const clients: Client[] = [];
afterAll(() => Promise.all(clients.map((client) => client.leave())));

/** One client with a socket of its own; every event that it heard, in order. */
class Client {
  readonly events: (FeedEvent | FeedSignal)[] = [];
  readonly broken: string[] = [];
  readonly session: {
    readonly state: { readonly cursor: { readonly seq: number } | null };
    readonly breachCount: number;
  };
  readonly leave: () => Promise<void>;

  constructor(leave: Client['leave'], open: (listen: Client) => Client['session']) {
    this.leave = leave;
    this.session = open(this);
  }

  get seq(): number {
    return this.session.state.cursor?.seq ?? 0;
  }
}

function join<Data, Event extends FeedEvent, Result, Variables extends Readonly<Record<string, unknown>>>(
  url: string,
  plan: FeedPlan<Data, Event, Result, Variables>,
  variables: Variables,
): Client {
  const socket = createFeedSocket({ url, retryWait: () => new Promise((resolve) => setTimeout(resolve, 250)) });
  const client = new Client(
    async () => socket.dispose(),
    ({ events, broken }) => {
      const session = new FeedSession(socketTransport(socket), plan, {
        onEvent: (event) => events.push(event),
        onBroken: (why) => broken.push(why),
      });
      session.open(variables);
      return session;
    },
  );
  clients.push(client);
  return client;
}

function joinAll(url: string): readonly { readonly feed: string; readonly market: string; readonly client: Client }[] {
  return Array.from({ length: CLIENTS }, (_, index) => {
    const market = must(MARKETS[index % MARKETS.length], 'a market');
    const rate = index % 2 === 0 ? 'REALTIME' : 'MS_100';
    switch (index % 5) {
      case 0:
        return { feed: 'book', market, client: join(url, bookFeed(25), bookFeed(25).variables(market, rate)) };
      case 1:
        return { feed: 'ticks', market, client: join(url, tickFeed, { rate }) };
      case 2:
        return { feed: 'thoughts', market, client: join(url, thoughtFeed(), { rate }) };
      default:
        return { feed: 'trades', market, client: join(url, tradeFeed(), { rate, markets: [market] }) };
    }
  });
}

/** Seqs of a market's trades from the file, oldest first. */
async function tradesOf(server: ServerProcess, market: string): Promise<readonly number[]> {
  const seqs: number[] = [];
  for (let after: string | null = null; ; ) {
    const body = JSON.stringify({ query: print(TradePageDocument), variables: { market, after } });
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
    const { data } = (await answer.json()) as { readonly data: ApiTradePageQuery };
    const page = must(data.market, 'the market').trades;
    seqs.push(...page.nodes.map(({ seq }) => seq));
    if (!page.pageInfo.hasNextPage) return seqs.reverse();
    after = page.pageInfo.endCursor ?? null;
  }
}

/** What a trade client was told since its snapshot. */
function toldBy(client: Client): { readonly snapshotSeq: number; readonly seqs: readonly number[] } {
  const batches = client.events.filter((event) => event.__typename === 'TradeBatch') as unknown as readonly {
    readonly isSnapshot: boolean;
    readonly lastSeq: number;
    readonly trades: readonly { readonly seq: number }[];
  }[];
  const [snapshot, ...rest] = batches;
  expect(rest.every(({ isSnapshot }) => !isSnapshot)).toBe(true);
  return {
    snapshotSeq: must(snapshot, 'a snapshot').lastSeq,
    seqs: rest.flatMap(({ trades }) => trades.map(({ seq }) => seq)),
  };
}

it(`${CLIENTS} clients of a server that is killed go on by themselves: nothing missing, nothing twice, every book proven`, async ({
  annotate,
}) => {
  const env = { ON_CRASH: 'resume' };
  const server = await startServer(folder.path, env);
  const { port } = new URL(server.url);
  const all = joinAll(`ws://127.0.0.1:${port}/graphql`);
  await expect.poll(() => all.every(({ client }) => client.seq > 0), { timeout: 60_000 }).toBe(true);
  const livedSeq = Math.max(...all.map(({ client }) => client.seq));
  await expect
    .poll(() => Math.min(...all.map(({ client }) => client.seq)), { timeout: 60_000 })
    .toBeGreaterThan(livedSeq + 100);
  await server.kill('SIGKILL');
  const killedSeq = Math.max(...all.map(({ client }) => client.seq));
  const startedMs = performance.now();
  const again = await startServer(folder.path, { ...env, PORT: port });
  const listensMs = performance.now();
  await expect
    .poll(() => Math.min(...all.map(({ client }) => client.seq)), { timeout: 60_000, interval: 20 })
    .toBeGreaterThan(killedSeq);
  const liveMs = performance.now();
  const times = `${Math.round(listensMs - startedMs)} ms to the first answer, ${Math.round(liveMs - listensMs)} ms more until all are live`;
  await annotate(`${CLIENTS} clients at seq ${killedSeq}: ${times}`, 'figure');
  await expect
    .poll(() => Math.min(...all.map(({ client }) => client.seq)), { timeout: 60_000 })
    .toBeGreaterThan(killedSeq + 100);

  expect(all.map(({ client }) => client.session.breachCount)).toEqual(all.map(() => 0));
  for (const { feed, market, client } of all) {
    if (feed !== 'trades') continue;
    expect(client.broken, market).toEqual([]);
    const { snapshotSeq, seqs } = toldBy(client);
    const untilSeq = client.seq;
    const wanted = (await tradesOf(again, market)).filter((seq) => seq > snapshotSeq && seq <= untilSeq);
    expect(
      seqs.filter((seq) => seq <= untilSeq),
      market,
    ).toEqual(wanted);
  }
  await again.kill('SIGTERM');
});
