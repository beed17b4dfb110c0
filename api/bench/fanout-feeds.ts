import type { ActRecord } from '../src/ledger/history.ts';
import { plainTerms, type Side } from '../src/market/order.ts';
import type { FeedName } from '../src/simulation/feeds/feed-source.ts';
import { must } from '../src/util/assert.ts';
import type { ScriptedMarket } from '../test/graphql/kit/scripted-market.ts';

/** A feed to measure: what a terminal asks for, and something that makes each of its subscribers hear exactly once. */
export type FanoutFeed = {
  readonly query: string;
  /** One commit. */
  readonly happen: (market: ScriptedMarket, round: number) => void;
  /** CPU of a delivery, at most so many times that of a bare broadcast. */
  readonly askedRatio: number;
};

const HEADER = '__typename ... on FeedEvent { epoch firstSeq lastSeq prevSeq }';

function asking(field: string, selection: string): string {
  return `subscription { ${field} { ${HEADER} ${selection} } }`;
}

const CLEAN_AFTER = 10;
const placed: number[] = [];

function apply(market: ScriptedMarket, participantId: string, side: Side, priceSats: number): void {
  const terms = { ...plainTerms, kind: 'LIMIT', timeInForce: 'GTC', postOnly: false } as const;
  const order = {
    ...terms,
    market: 'AAPL/BTC',
    side,
    priceSats,
    quantityLots: 1,
    selfTradePrevention: 'NONE',
  } as const;
  const events = market.apply({ type: 'PlaceOrder', participantId, order, decisionSeq: null });
  for (const event of events) if (event.type === 'OrderAccepted') placed.push(event.order.orderId);
}

/** A new best or almost best bid; an old one goes, so that the book and the agent's means stay as they are. */
function quote(market: ScriptedMarket, round: number): void {
  const orderId = placed.length > CLEAN_AFTER ? placed.shift() : undefined;
  if (orderId !== undefined) {
    market.apply({ type: 'CancelOrder', participantId: 'kelvin', orderId, decisionSeq: null });
  }
  apply(market, 'kelvin', 'BUY', 200_000 + 10 * (round % (2 * CLEAN_AFTER)));
  market.commit();
}

function trade(market: ScriptedMarket, round: number): void {
  const priceSats = 250_000 + 10 * (round % 2);
  const [buyer, seller] = round % 4 < 2 ? ['kelvin', 'ostara'] : ['ostara', 'kelvin'];
  apply(market, seller as string, 'SELL', priceSats);
  apply(market, buyer as string, 'BUY', priceSats);
  placed.length = 0;
  market.commit();
}

/** A second, after which everybody's worth is told. */
function pass(market: ScriptedMarket): void {
  market.pass(1_000);
}

/** What acts leave in the file of the run. */
export const acts: ActRecord[] = [];

function publish(market: ScriptedMarket, round: number): void {
  const news = { headline: `News ${round % 10}`, body: '', sentimentBps: 0, markets: [] };
  const events = market.apply({ type: 'PublishNews', ...news, source: 'GOD' });
  const { seq, time } = must(events[0], 'published news');
  acts.splice(0, acts.length, {
    seq: seq - 1,
    time,
    atMs: time,
    kind: 'ACT',
    payload: { kind: 'INJECT_NEWS', ...news },
    refusal: null,
  });
  market.commit();
}

function auction(market: ScriptedMarket, round: number): void {
  market.apply({ type: round % 2 === 0 ? 'StartAuction' : 'UncrossMarket', market: 'AAPL/BTC' });
  market.commit();
}

/** A few words more of a thought. */
function write(market: ScriptedMarket, round: number): void {
  market.drafts.write('kelvin', `The bid is ${200_000 + round}, ten basis points under what I take it to be worth`);
}

function think(market: ScriptedMarket, round: number): void {
  market.think('kelvin', `The spread has been ${round % 7} ticks for a while: I wait for it to close.`);
}

/** What feeds that everybody watches may cost, and the others. */
const HOT = 1.5;
const OTHER = 3;

const SIDES = 'bidPrices bidQuantities bidOrderCounts askPrices askQuantities askOrderCounts checksum';

export const fanoutFeeds: Readonly<Record<FeedName, FanoutFeed>> = {
  ticks: {
    query: asking(
      'ticks(rate: REALTIME)',
      '... on TickBatch { isSnapshot ticks { market last bestBid bestAsk changeBps volumeLots seq time } }',
    ),
    happen: quote,
    askedRatio: HOT,
  },
  book: {
    query: asking(
      'book(market: "AAPL/BTC", depth: D25, rate: REALTIME)',
      `... on BookSnapshot { ${SIDES} } ... on BookDelta { ${SIDES} }`,
    ),
    happen: quote,
    askedRatio: HOT,
  },
  trades: {
    query: asking(
      'trades(rate: REALTIME)',
      '... on TradeBatch { isSnapshot trades { id seq time market priceSats quantityLots takerSide maker taker } }',
    ),
    happen: trade,
    askedRatio: OTHER,
  },
  candles: {
    query: asking(
      'candles(market: "AAPL/BTC", interval: S1, rate: REALTIME)',
      '... on CandleUpdate { openTimes opens highs lows closes volumesLots isLastClosed }',
    ),
    happen: trade,
    askedRatio: OTHER,
  },
  thoughts: {
    query: asking(
      'thoughts(rate: REALTIME)',
      '... on ThoughtBatch { isSnapshot thoughts { seq time agent agentName market stance thesis isScripted costUsd } }',
    ),
    happen: think,
    askedRatio: OTHER,
  },
  thoughtDeltas: {
    query: asking(
      'thoughtDeltas(rate: REALTIME)',
      '... on ThoughtDeltaBatch { isSnapshot deltas { agent viewSeq revision thesis isDone } }',
    ),
    happen: write,
    askedRatio: OTHER,
  },
  ledger: {
    query: asking(
      'ledger(rate: REALTIME)',
      '... on LedgerBatch { isSnapshot entries { seq time causeSeq postings { asset amount from to reason } } }',
    ),
    happen: quote,
    askedRatio: OTHER,
  },
  orders: {
    query: asking(
      'orders(rate: REALTIME)',
      '... on OrderBatch { isSnapshot orders { orderId participant market side priceSats quantityLots filledLots status updatedSeq } }',
    ),
    happen: quote,
    askedRatio: OTHER,
  },
  occasions: {
    query: asking(
      'occasions(rate: REALTIME)',
      '... on OccasionBatch { isSnapshot occasions { seq time kind market title detail } }',
    ),
    happen: publish,
    askedRatio: OTHER,
  },
  godEvents: {
    query: asking(
      'godEvents(rate: REALTIME)',
      '... on GodEventBatch { isSnapshot godEvents { seq at simAt kind market title detail refusal } }',
    ),
    happen: publish,
    askedRatio: OTHER,
  },
  leaderboard: {
    query: asking(
      'leaderboard(rate: REALTIME)',
      '... on LeaderboardUpdate { rows { participant equitySats returnBps } }',
    ),
    happen: pass,
    askedRatio: OTHER,
  },
  simulationStatus: {
    query: asking(
      'simulationStatus(rate: REALTIME)',
      '... on SimulationStatusUpdate { simulation { status seq epoch simAt speed } exchangeStatus budget { lines { scope spentUsd limitUsd } } }',
    ),
    happen: quote,
    askedRatio: OTHER,
  },
  exchangeStatus: {
    query: asking(
      'exchangeStatus(rate: REALTIME)',
      '... on ExchangeStatusUpdate { exchangeStatus status problem markets { market status haltReason } }',
    ),
    happen: auction,
    askedRatio: OTHER,
  },
  portfolio: {
    query: asking(
      'portfolio(rate: REALTIME)',
      '... on PortfolioBatch { isSnapshot portfolios { participant equitySats profitSats returnBps positions { market quantityLots } } }',
    ),
    happen: trade,
    askedRatio: OTHER,
  },
};

export const fanoutFeedNames = Object.keys(fanoutFeeds) as readonly FeedName[];
