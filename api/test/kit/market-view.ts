import { type CandleInterval, candleIntervalMs } from '../../src/market/candle-interval.ts';
import { type Instrument, QUOTE_ASSET } from '../../src/market/instrument.ts';
import { usualInstruments as listed } from '../../src/market/instruments/index.ts';
import type { MarketStatus } from '../../src/market/market-status.ts';
import { type OrderRequest, plainTerms } from '../../src/market/order.ts';
import type { ParticipantId } from '../../src/market/participant.ts';
import type { RejectReason } from '../../src/market/reject-reason.ts';
import type {
  BookView,
  Candle,
  FillView,
  MarketView,
  MemoryView,
  NoteView,
  OccasionView,
  OrderView,
  PublicLineView,
  TickerView,
} from '../../src/projections/views.ts';
import { must } from '../../src/util/assert.ts';

/** One market as a test wants it; what is left out follows from the price. */
export type MarketSketch = {
  readonly priceSats?: number;
  readonly bidSats?: number | null;
  readonly askSats?: number | null;
  readonly referenceSats?: number;
  readonly status?: MarketStatus;
  /** One-minute closes, oldest first; the last is the newest minute. */
  readonly closes?: readonly number[];
  readonly book?: BookView;
  readonly ticker?: Partial<TickerView>;
};

export type OwnerSketch = {
  readonly free?: Readonly<Record<string, number>>;
  readonly held?: Readonly<Record<string, number>>;
  readonly open?: readonly OrderView[];
  readonly refused?: readonly OrderView[];
  readonly fills?: readonly FillView[];
  readonly memories?: readonly MemoryView[];
  readonly notes?: readonly NoteView[];
  /** Average cost by market, sats a unit. */
  readonly costs?: Readonly<Record<string, number>>;
};

export type ViewSketch = {
  readonly time?: number;
  readonly markets?: Readonly<Record<string, MarketSketch>>;
  readonly owners?: Readonly<Record<ParticipantId, OwnerSketch>>;
  readonly occasions?: readonly OccasionView[];
  readonly publicLines?: readonly PublicLineView[];
};

export const NOON = 1_767_700_800_000;

/** A small hand-made view of the four listed markets, for traders under test. */
export function marketView(sketch: ViewSketch = {}): MarketView {
  const { time = NOON, markets = {}, owners = {}, occasions = [], publicLines = [] } = sketch;
  const instrument = (market: string) =>
    must(
      listed.find(({ symbol }) => symbol === market),
      market,
    );
  const ticker = (market: string) => tickerOf(instrument(market), markets[market] ?? {}, time);
  const owner = (participantId: ParticipantId) => owners[participantId] ?? {};
  return {
    seq: 1,
    time,
    instruments: listed,
    instrument,
    ticker,
    touch: ticker,
    book: (market, depth) => cut(markets[market]?.book ?? plainBook(ticker(market)), depth),
    candles: (market, interval, limit) =>
      candlesOf(instrument(market), markets[market] ?? {}, interval, time).slice(-limit),
    trades: () => [],
    available: (participantId, asset) => owner(participantId).free?.[asset] ?? 0,
    held: (participantId, asset) => owner(participantId).held?.[asset] ?? 0,
    owedLots: () => 0,
    portfolio: (participantId) => portfolioOf(participantId, owner(participantId), ticker, time),
    openOrders: (participantId) => owner(participantId).open ?? [],
    rejections: (participantId, limit) => (owner(participantId).refused ?? []).slice(0, limit),
    fills: (participantId, limit) => (owner(participantId).fills ?? []).slice(0, limit),
    occasions: (limit) => occasions.slice(0, limit),
    thoughtsOf: () => [],
    memoriesOf: (participantId) => owner(participantId).memories ?? [],
    mindOf: (participantId) => ({ mood: null, notes: owner(participantId).notes ?? [] }),
    publicLines: (limit) => publicLines.slice(0, limit),
  };
}

/** No trader looks at the day. */
const noDay: TickerView['day'] = {
  openSats: null,
  highSats: null,
  lowSats: null,
  lastPriceSats: null,
  volumeLots: 0,
  turnoverSats: 0,
  tradeCount: 0,
  vwapSats: null,
};

function tickerOf(instrument: Instrument, sketch: MarketSketch, time: number): TickerView {
  const price = sketch.priceSats ?? sketch.closes?.at(-1) ?? instrument.openingPriceSats;
  const bid = sketch.bidSats === undefined ? price - instrument.tickSats : sketch.bidSats;
  const ask = sketch.askSats === undefined ? price + instrument.tickSats : sketch.askSats;
  const isTwoSided = bid !== null && ask !== null;
  return {
    market: instrument.symbol,
    status: sketch.status ?? 'CONTINUOUS',
    haltReason: null,
    auction: null,
    lastPriceSats: price,
    bestBidSats: bid,
    bestAskSats: ask,
    midSats: isTwoSided ? Math.floor((bid + ask) / 2) : null,
    spreadSats: isTwoSided ? ask - bid : null,
    referencePriceSats: sketch.referenceSats ?? price,
    openSats: instrument.openingPriceSats,
    highSats: price,
    lowSats: price,
    changeSats: price - instrument.openingPriceSats,
    changeBps: Math.round((price / instrument.openingPriceSats - 1) * 10_000),
    volumeLots: 1_000,
    turnoverSats: 100_000_000,
    tradeCount: 10,
    vwapSats: price,
    day: noDay,
    seq: 1,
    time,
    ...sketch.ticker,
  };
}

function plainBook({ bestBidSats, bestAskSats }: TickerView): BookView {
  const side = (priceSats: number | null) =>
    priceSats === null ? [] : [{ priceSats, quantityLots: 500, orderCount: 2 }];
  return { bids: side(bestBidSats), asks: side(bestAskSats) };
}

function cut({ bids, asks }: BookView, depth: number): BookView {
  return { bids: bids.slice(0, depth), asks: asks.slice(0, depth) };
}

/** Minute closes spread evenly over the candles of any interval up to a minute. */
function candlesOf(
  instrument: Instrument,
  sketch: MarketSketch,
  interval: CandleInterval,
  time: number,
): readonly Candle[] {
  const closes = sketch.closes ?? [];
  const lengthMs = candleIntervalMs[interval];
  return closes.map((closeSats, index) => {
    const openSats = closes[index - 1] ?? closeSats;
    return {
      market: instrument.symbol,
      interval,
      openTime: time - (closes.length - index) * lengthMs,
      openSats,
      highSats: Math.max(openSats, closeSats),
      lowSats: Math.min(openSats, closeSats),
      closeSats,
      volumeLots: 100,
      turnoverSats: closeSats * 10,
      tradeCount: 5,
      isClosed: index < closes.length - 1,
      seq: 1,
    };
  });
}

function portfolioOf(
  participantId: ParticipantId,
  { free = {}, held = {}, costs = {} }: OwnerSketch,
  ticker: (market: string) => TickerView,
  time: number,
): ReturnType<MarketView['portfolio']> {
  const owned = (asset: string) => (free[asset] ?? 0) + (held[asset] ?? 0);
  const positions = listed.flatMap(({ symbol, baseAsset, lotsPerUnit }) => {
    const quantityLots = owned(baseAsset);
    const marketValueSats = ((ticker(symbol).lastPriceSats ?? 0) / lotsPerUnit) * quantityLots;
    if (quantityLots === 0) return [];
    const averageCostSats = costs[symbol] ?? null;
    return [{ market: symbol, quantityLots, owedLots: 0, averageCostSats, marketValueSats, unrealizedSats: 0 }];
  });
  const equitySats = positions.reduce((sum, { marketValueSats }) => sum + marketValueSats, owned(QUOTE_ASSET));
  const balances = [...new Set([...Object.keys(free), ...Object.keys(held)])].map((asset) => ({
    asset,
    available: free[asset] ?? 0,
    held: held[asset] ?? 0,
  }));
  return {
    participantId,
    balances,
    positions,
    equitySats,
    startEquitySats: equitySats,
    realizedSats: 0,
    feesPaidSats: 0,
    turnoverSats: 0,
    fillCount: 0,
    seq: 1,
    time,
  };
}

/** A resting order, or a refused one when a reason is given. */
export function orderView(
  orderId: number,
  participantId: ParticipantId,
  order: Pick<OrderRequest, 'market' | 'side' | 'priceSats' | 'quantityLots'>,
  placedAt: number,
  rejectReason: RejectReason | null = null,
): OrderView {
  return {
    order: {
      ...plainTerms,
      ...order,
      orderId,
      participantId,
      decisionSeq: null,
      linkedOrderId: null,
      kind: order.priceSats === null ? 'MARKET' : 'LIMIT',
      timeInForce: order.priceSats === null ? 'IOC' : 'GTC',
      postOnly: false,
      selfTradePrevention: 'CANCEL_NEWEST',
    },
    status: rejectReason === null ? 'NEW' : 'REJECTED',
    filledLots: 0,
    remainingLots: order.quantityLots,
    rejectReason,
    cancelReason: null,
    triggeredSeq: null,
    placedSeq: 1,
    placedAt,
    updatedSeq: 1,
    updatedAt: placedAt,
  };
}
