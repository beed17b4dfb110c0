import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiCandlesQuery, ApiMarketQuery } from '../generated/graphql.ts';
import {
  AgentDocument,
  CandleColumnsDocument,
  CandlesDocument,
  FiltersDocument,
  KeptIdsDocument,
  KeptNothingDocument,
  MarketDocument,
  NodesDocument,
  OverviewDocument,
  RunsDocument,
  ScenariosDocument,
  StatsDocument,
} from './documents.ts';
import { MemoryHistory, manifestOf } from './kit/memory-history.ts';
import { archiveOf, ScriptedMarket } from './kit/scripted-market.ts';
import { SimpleFeeds } from './kit/simple-feeds.ts';
import { startTestServer, type TestServer } from './kit/test-server.ts';

type TradePage = NonNullable<ApiMarketQuery['market']>['trades'] | undefined;
type CandlePage = NonNullable<ApiCandlesQuery['market']>['candles'] | undefined;

const TRADES = 30;
const market = new ScriptedMarket('run-2');
let server: TestServer;

function tradeAndThink(): void {
  const seq = market.think('kelvin', 'Apple looks cheap', {
    ...{ horizonMs: 900_000, mood: 'EAGER', publicLine: 'Apple is cheap.', memoryNote: 'Sell at 251000.' },
    wakeConditions: [
      { kind: 'SPREAD_BELOW', market: 'AAPL/BTC', spreadBps: 4 },
      { kind: 'AFTER', delayMs: 60_000 },
    ],
  });
  market.order('ostara', 'SELL', 250_000, 2);
  market.order('kelvin', 'BUY', 250_000, 2, seq);
}

beforeAll(async () => {
  for (let index = 0; index < TRADES; index += 1) {
    market.trade(250_000 + 10 * index);
    market.pass(60_000);
  }
  tradeAndThink();
  market.order('ladder-aapl-1', 'BUY', 249_000, 7);
  const old = new ScriptedMarket('run-1');
  old.trade(240_000);
  const archive = archiveOf([
    {
      manifest: manifestOf('run-2', '2026-11-24T20:00:00.000Z', { status: 'RUNNING' }),
      history: new MemoryHistory(market.events),
    },
    { manifest: manifestOf('run-1', '2026-11-24T19:00:00.000Z'), history: new MemoryHistory(old.events) },
  ]);
  server = await startTestServer({ face: market, hub: new SimpleFeeds(market), archive });
});

afterAll(() => server.close());

test('one query tells how everything stands', async () => {
  const { data, errors } = await server.run(OverviewDocument, {});
  expect(errors).toBeUndefined();
  expect(data?.simulation).toMatchObject({ status: 'RUNNING', epoch: 'run-2', seq: market.read().seq });
  expect(data?.markets.map(({ symbol }) => symbol)).toEqual(['AAPL/BTC', 'TSLA/BTC', 'ETH/BTC', 'SOL/BTC']);
  expect(data?.agents.map(({ handle }) => handle)).toEqual(['kelvin', 'ostara']);
  expect(data?.participants).toEqual([{ participantId: 'ladder-aapl-1', kind: 'LIQUIDITY' }]);
  expect(data?.ledgerCheck.balanced).toBe(true);
  expect(data?.ledgerCheck.assets.every(({ total, issued }) => total === issued)).toBe(true);
});

test('scenarios tell what a picker needs: who takes part, what is to come, whether a price file is needed', async () => {
  const scenarios = (await server.run(ScenariosDocument, {})).data?.scenarios ?? [];
  expect(scenarios[0]).toMatchObject({ name: 'calm', warmUpMs: 1_800_000, startAt: '2026-01-05T14:30:00.000Z' });
  expect(scenarios[0]?.participants).toEqual([
    { kind: 'AGENT', count: 12 },
    { kind: 'LIQUIDITY', count: 8 },
    { kind: 'BACKGROUND', count: 228 },
  ]);
  expect(scenarios.filter(({ needsPrices }) => needsPrices).map(({ name }) => name)).toEqual(['replay']);
  const crash = scenarios.find(({ name }) => name === 'flash-crash')?.events ?? [];
  expect(new Set(crash.map(({ kind }) => kind))).toEqual(new Set(['SHOCK', 'NEWS', 'HALT', 'RESUME']));
  expect(crash[0]).toMatchObject({ kind: 'SHOCK', markets: ['AAPL/BTC'], title: 'AAPL/BTC: market order -9%' });
});

test('trades are paged newest first to the first one, each once', async () => {
  const seen: number[] = [];
  let after: string | null = null;
  do {
    const page: TradePage = (await server.run(MarketDocument, { symbol: 'AAPL/BTC', first: 7, after })).data?.market
      ?.trades;
    seen.push(...(page?.nodes.map(({ seq }) => seq) ?? []));
    after = page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  const all = market
    .read()
    .trades('AAPL/BTC', 1000)
    .map(({ seq }) => seq);
  expect(all.length).toBe(TRADES + 1);
  expect(seen).toEqual(all);
});

test('an order book has its checksum and the seq it is true for', async () => {
  const { data } = await server.run(MarketDocument, { symbol: 'AAPL/BTC', first: 1 });
  expect(data?.market?.book.seq).toBe(market.read().seq);
  expect(data?.market?.book.bids).toEqual([{ priceSats: '249000', quantityLots: '7', orderCount: 1 }]);
  expect(data?.market?.book.checksum).toMatch(/^[0-9a-f]{8}$/);
});

test('statistics over an hour, a day and the run are those of the trades within', async () => {
  const told = (await server.run(StatsDocument, {})).data?.market;
  if (!told) throw new Error('no market');
  const { day, hour, window, run, ...market24 } = told;
  expect(window).toEqual(market24);
  expect(run).toMatchObject(day);
  const read = market.read();
  const hourBegins = Math.floor(read.time / 60_000) * 60_000 - 3_600_000;
  const trades = read.trades('AAPL/BTC', 1_000).filter(({ time }) => time >= hourBegins);
  const lots = trades.reduce((sum, { quantityLots }) => sum + quantityLots, 0);
  expect(hour).toMatchObject({ tradeCount: trades.length, volumeLots: String(lots), last: market24.last });
  expect(Number(hour.change)).toBe(Number(hour.last) - Number(hour.open));
});

test('candles page forward and back without overlap, oldest first', async () => {
  const symbol = 'AAPL/BTC';
  const whole = (await server.run(CandlesDocument, { symbol, last: 1000 })).data?.market?.candles;
  const times = whole?.nodes.map(({ openTime }) => openTime) ?? [];
  expect(times.length).toBeGreaterThan(20);
  expect(times).toEqual([...times].sort((a, b) => a - b));

  const back: number[] = [];
  let before: string | null = null;
  do {
    const page: CandlePage = (await server.run(CandlesDocument, { symbol, last: 6, before })).data?.market?.candles;
    back.unshift(...(page?.nodes.map(({ openTime }) => openTime) ?? []));
    before = page?.pageInfo.hasPreviousPage ? (page.pageInfo.startCursor ?? null) : null;
  } while (before !== null);
  expect(back).toEqual(times);

  const head = (await server.run(CandlesDocument, { symbol, last: 10 })).data?.market?.candles;
  const tail = (await server.run(CandlesDocument, { symbol, first: 4, after: head?.pageInfo.startCursor ?? null }))
    .data;
  expect(tail?.market?.candles.nodes.map(({ openTime }) => openTime)).toEqual(times.slice(-9, -5));
});

test('columns of candles are the same page as the candles themselves', async () => {
  const { data, errors } = await server.run(CandleColumnsDocument, { symbol: 'AAPL/BTC', last: 12 });
  expect(errors).toBeUndefined();
  const columns = data?.market?.candleColumns;
  const nodes = data?.market?.candles.nodes ?? [];
  expect(nodes).toHaveLength(12);
  expect(columns).toEqual({
    market: 'AAPL/BTC',
    interval: 'M1',
    openTimes: nodes.map(({ openTime }) => openTime),
    opens: nodes.map(({ open }) => open),
    highs: nodes.map(({ high }) => high),
    lows: nodes.map(({ low }) => low),
    closes: nodes.map(({ close }) => close),
    volumesLots: nodes.map(({ volumeLots }) => volumeLots),
    turnovers: nodes.map(({ turnover }) => turnover),
    tradeCounts: nodes.map(({ tradeCount }) => tradeCount),
    isLastClosed: nodes.at(-1)?.isClosed,
    seq: nodes.at(-1)?.seq,
    pageInfo: data?.market?.candles.pageInfo,
  });
});

test('columns of a stretch of time without candles are empty, and 1,501 of them are refused', async () => {
  const { data } = await server.run(CandleColumnsDocument, { symbol: 'AAPL/BTC', from: 0, to: 60_000 });
  expect(data?.market?.candleColumns).toMatchObject({ openTimes: [], closes: [], isLastClosed: true, seq: 0 });
  const refused = await server.run(CandleColumnsDocument, { symbol: 'AAPL/BTC', last: 1_501 });
  expect(refused.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
});

test('trades are listed by who took part and by the side that took', async () => {
  const tradesFor = async (variables: object) =>
    (await server.run(FiltersDocument, variables)).data?.market?.trades.nodes ?? [];
  const all = await tradesFor({});
  expect(all).toHaveLength(TRADES + 1);
  expect(await tradesFor({ participant: 'kelvin', takerSide: 'BUY' })).toEqual(all);
  expect(await tradesFor({ takerSide: 'SELL' })).toEqual([]);
  expect(await tradesFor({ participant: 'ladder-aapl-1' })).toEqual([]);
});

test.each([
  [{ kind: 'DECIDED' }, 1],
  [{ kind: 'ABSTAINED' }, 0],
] as const)('thoughts are listed by how they came out: %o', async (variables, count) => {
  const { data } = await server.run(FiltersDocument, variables);
  expect(data?.thoughts.nodes).toHaveLength(count);
});

test('a curve of one point an hour has the last one of each', async () => {
  const curve = async (resolution: 'H1' | 'M1' | null) =>
    (await server.run(FiltersDocument, { resolution })).data?.agent?.equityCurve ?? [];
  const all = await curve(null);
  expect(all.length).toBeGreaterThan(20);
  for (const [resolution, lengthMs] of [
    ['H1', 3_600_000],
    ['M1', 60_000],
  ] as const) {
    const lastOf = new Map(all.map((point) => [Math.floor(point.time / lengthMs), point]));
    expect(await curve(resolution)).toEqual([...lastOf.values()]);
  }
});

test('a fill leads back to the thought that placed its order, and the thought to the order and its fill', async () => {
  const { data } = await server.run(AgentDocument, { handle: 'kelvin' });
  const fill = data?.agent?.fills.nodes[0];
  const thought = data?.agent?.thoughts.nodes[0];
  expect(fill?.thought?.thesis).toBe('Apple looks cheap');
  expect(thought?.seq).toBe(fill?.thought?.seq);
  expect(thought?.isScripted).toBe(true);
  expect(thought?.orders).toEqual([{ orderId: fill?.orderId, status: 'FILLED', fills: [{ orderId: fill?.orderId }] }]);
});

test('Y16 horizon, mood, line and note of a thought, and what its agent notes and feels', async () => {
  const { data } = await server.run(AgentDocument, { handle: 'kelvin' });
  expect(data?.agent?.thoughts.nodes[0]).toMatchObject({
    ...{ horizonMs: 900_000, mood: 'EAGER', publicLine: 'Apple is cheap.', memoryNote: 'Sell at 251000.' },
  });
  expect(data?.agent).toMatchObject({ mood: 'EAGER', notes: [{ text: 'Sell at 251000.' }] });
});

test('Y17 Y18 the shortlist of a thought with its scores, and what should wake its agent', async () => {
  const { data } = await server.run(AgentDocument, { handle: 'kelvin' });
  const [thought] = data?.agent?.thoughts.nodes ?? [];
  expect(thought?.shortlist).toEqual([{ market: 'AAPL/BTC', score: 2.31, because: 'CHANGE' }]);
  expect(thought?.wakeConditions).toEqual([
    { kind: 'SPREAD_BELOW', market: 'AAPL/BTC', priceSats: null, spreadBps: 4, delayMs: null },
    { kind: 'AFTER', market: null, priceSats: null, spreadBps: null, delayMs: 60_000 },
  ]);
});

test('an unknown market, agent or run is null, not an error', async () => {
  expect((await server.run(MarketDocument, { symbol: 'NOPE/BTC', first: 1 })).data).toEqual({ market: null });
  expect((await server.run(AgentDocument, { handle: "' or 1=1 --" })).data).toEqual({ agent: null });
  expect((await server.run(AgentDocument, { handle: 'ladder-aapl-1' })).data).toEqual({ agent: null });
  expect((await server.run(RunsDocument, { id: '../../etc' })).data?.run).toBeNull();
});

test('ids lead back to what they came from', async () => {
  const overview = (await server.run(OverviewDocument, {})).data;
  const trade = (await server.run(MarketDocument, { symbol: 'AAPL/BTC', first: 1 })).data?.market?.trades.nodes[0];
  const ids = [trade?.id ?? '', overview?.markets[0]?.id ?? ''];
  const { data } = await server.run(NodesDocument, { ids });
  expect(data?.nodes).toMatchObject([
    { __typename: 'Trade', id: ids[0], seq: trade?.seq },
    { __typename: 'Market', id: ids[1], symbol: 'AAPL/BTC' },
  ]);
});

test('a market, an agent and a participant of a kept run are found again by their ids, as they were', async () => {
  const { data } = await server.run(KeptIdsDocument, { id: 'run-1' });
  const { market, agent, participants } = data?.run ?? {};
  expect(market?.last).toBe('240000');
  expect(participants?.map(({ participantId }) => participantId)).toEqual(['ladder-aapl-1']);
  const ids = [market?.id ?? '', agent?.id ?? '', participants?.[0]?.id ?? ''];
  expect((await server.run(NodesDocument, { ids })).data?.nodes).toEqual([
    { __typename: 'Market', id: ids[0], symbol: 'AAPL/BTC', last: '240000' },
    { __typename: 'Agent', id: ids[1], handle: 'kelvin', portfolio: agent?.portfolio },
    { __typename: 'Participant', id: ids[2] },
  ]);
  expect(agent?.portfolio.fillCount).toBe(1);
});

test.each(['run-1', 'run-2'])('what %s never had is null, and its candles of no market are none', async (id) => {
  const { data, errors } = await server.run(KeptNothingDocument, { id });
  expect(errors).toBeUndefined();
  expect(data?.run).toEqual({ market: null, agent: null, candles: { nodes: [] } });
});

test('an id of nothing is null, and one that is no id is refused', async () => {
  const gone = Buffer.from('Trade:run-9/5').toString('base64');
  expect((await server.run(NodesDocument, { ids: [gone] })).data).toEqual({ nodes: [null] });
  expect((await server.run(NodesDocument, { ids: ['%%%'] })).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
});

test('a kept run answers with the types of the current one', async () => {
  const { data, errors } = await server.run(RunsDocument, { id: 'run-1' });
  expect(errors).toBeUndefined();
  expect(data?.runs.nodes.map(({ runId, isCurrent }) => [runId, isCurrent])).toEqual([
    ['run-2', true],
    ['run-1', false],
  ]);
  expect(data?.run?.trades.nodes).toMatchObject([{ priceSats: '240000', makerKind: 'AGENT' }]);
  expect(data?.run?.agents.map(({ handle }) => handle)).toEqual(['kelvin', 'ostara']);
  expect(data?.run?.ledgerCheck.balanced).toBe(true);
});
