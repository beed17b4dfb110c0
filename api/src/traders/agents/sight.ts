import type { Instrument } from '../../market/instrument.ts';
import { QUOTE_ASSET } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type Lots, type Sats, type SimTime } from '../../market/units.ts';
import type { Candle, MarketView, TickerView } from '../../projections/views.ts';
import type { Rng } from '../../util/rng.ts';

const WINDOW_MINUTES = 20;
const MINUTE_MS = 60_000;
const BOOK_DEPTH = 5;
const NEWS_MEMORY_MS = 600_000;

/** Prices of the recent past, at most 20 minutes. */
export type Window = {
  readonly minutes: number;
  readonly firstSats: Sats;
  /** Without the newest candle, so that a price can be above its own high. */
  readonly highSats: Sats;
  readonly lowSats: Sats;
  readonly meanSats: Sats;
  /** Standard deviation of the closes about their mean, at least 2 basis points of it. */
  readonly deviationSats: number;
  readonly volumeLots: Lots;
  /** Volume of the newest two candles against the average of all, 1 is as usual. */
  readonly volumeRatio: number;
};

export type NewsItem = { readonly headline: string; readonly sentimentBps: number; readonly ageMs: number };

/** One market as one agent sees it: every number its rules look at. */
export type Sight = {
  readonly now: SimTime;
  readonly instrument: Instrument;
  readonly asset: string;
  readonly ticker: TickerView;
  readonly priceSats: Sats;
  readonly window: Window;
  /** Change over about the last minute. */
  readonly minuteBps: number;
  /** Mean change of the other markets over the window: all falling together is bitcoin rising. */
  readonly othersBps: number;
  /** Change of this market over the window. */
  readonly windowBps: number;
  /** Displayed bids minus asks over their sum, best five levels, -1 to 1. */
  readonly imbalance: number;
  readonly news: NewsItem | null;
  /** Free to use. */
  readonly cashSats: Sats;
  readonly freeLots: Lots;
  /** Part of the agent's wealth in this asset, 0 to 1. */
  readonly share: number;
  readonly equitySats: Sats;
  readonly startEquitySats: Sats;
  readonly rng: Rng;
};

export function see(
  view: MarketView,
  now: SimTime,
  instrument: Instrument,
  participantId: ParticipantId,
  rng: Rng,
): Sight {
  const ticker = view.ticker(instrument.symbol);
  const priceSats = priceOf(ticker);
  const window = windowOf(view, now, instrument, priceSats);
  const { equitySats, startEquitySats } = view.portfolio(participantId);
  const freeLots = view.available(participantId, instrument.baseAsset);
  const stockLots = freeLots + view.held(participantId, instrument.baseAsset);
  return {
    now,
    instrument,
    asset: instrument.baseAsset,
    ticker,
    priceSats,
    window,
    minuteBps: minuteBps(view, instrument, priceSats),
    othersBps: othersBps(view, now, instrument),
    windowBps: (priceSats / window.firstSats - 1) * BASIS_POINTS,
    imbalance: imbalance(view, instrument),
    news: newsAbout(view, now, instrument),
    cashSats: view.available(participantId, QUOTE_ASSET),
    freeLots,
    share: ((stockLots / instrument.lotsPerUnit) * priceSats) / Math.max(1, equitySats),
    equitySats,
    startEquitySats,
    rng,
  };
}

/** The price people speak of: the middle, else the last trade, else what is known from outside. */
export function priceOf(ticker: TickerView): Sats {
  return ticker.midSats ?? ticker.lastPriceSats ?? ticker.referencePriceSats;
}

/** Basis points of the price; null without two sides. */
export function spreadBpsOf(ticker: TickerView): number | null {
  return ticker.spreadSats === null ? null : (ticker.spreadSats / priceOf(ticker)) * BASIS_POINTS;
}

function windowOf(view: MarketView, now: SimTime, instrument: Instrument, priceSats: Sats): Window {
  const oldest = now - WINDOW_MINUTES * MINUTE_MS;
  const candles = view.candles(instrument.symbol, 'M1', WINDOW_MINUTES).filter((candle) => candle.openTime >= oldest);
  const past = candles.length > 1 ? candles.slice(0, -1) : candles;
  const closes = candles.length === 0 ? [priceSats] : candles.map((candle) => candle.closeSats);
  const meanSats = closes.reduce((sum, close) => sum + close, 0) / closes.length;
  const variance = closes.reduce((sum, close) => sum + (close - meanSats) ** 2, 0) / closes.length;
  const volumeLots = sumVolume(candles);
  const newest = candles.slice(-2);
  const usual = volumeLots / Math.max(1, candles.length);
  return {
    minutes: Math.max(1, Math.round((now - (candles[0]?.openTime ?? now)) / MINUTE_MS)),
    firstSats: candles[0]?.openSats ?? priceSats,
    highSats: past.reduce((high, candle) => Math.max(high, candle.highSats), past[0]?.highSats ?? priceSats),
    lowSats: past.reduce((low, candle) => Math.min(low, candle.lowSats), past[0]?.lowSats ?? priceSats),
    meanSats: Math.round(meanSats),
    deviationSats: Math.max(Math.sqrt(variance), meanSats * 0.0002),
    volumeLots,
    volumeRatio: usual === 0 ? 1 : sumVolume(newest) / newest.length / usual,
  };
}

function sumVolume(candles: readonly Candle[]): Lots {
  return candles.reduce((sum, candle) => sum + candle.volumeLots, 0);
}

function minuteBps(view: MarketView, { symbol }: Instrument, priceSats: Sats): number {
  const [first] = view.candles(symbol, 'S5', 12);
  return first === undefined ? 0 : (priceSats / first.openSats - 1) * BASIS_POINTS;
}

function othersBps(view: MarketView, now: SimTime, instrument: Instrument): number {
  const others = view.instruments.filter(({ symbol }) => symbol !== instrument.symbol);
  const changes = others.map((other) => changeOver(view, now, other));
  return changes.reduce((sum, change) => sum + change, 0) / Math.max(1, changes.length);
}

function changeOver(view: MarketView, now: SimTime, { symbol }: Instrument): number {
  const oldest = now - WINDOW_MINUTES * MINUTE_MS;
  const first = view.candles(symbol, 'M1', WINDOW_MINUTES).find((candle) => candle.openTime >= oldest);
  return first === undefined ? 0 : (priceOf(view.ticker(symbol)) / first.openSats - 1) * BASIS_POINTS;
}

function imbalance(view: MarketView, { symbol }: Instrument): number {
  const { bids, asks } = view.book(symbol, BOOK_DEPTH);
  const bidLots = bids.reduce((sum, level) => sum + level.quantityLots, 0);
  const askLots = asks.reduce((sum, level) => sum + level.quantityLots, 0);
  return (bidLots - askLots) / Math.max(1, bidLots + askLots);
}

/** The newest news about a market, or about all of them. */
export function newsAbout(view: MarketView, now: SimTime, { symbol }: Instrument): NewsItem | null {
  for (const { event, time } of view.occasions(20)) {
    if (now - time > NEWS_MEMORY_MS) return null;
    if (event.type !== 'NewsPublished') continue;
    const { headline, sentimentBps, markets } = event;
    if (markets.length === 0 || markets.includes(symbol)) return { headline, sentimentBps, ageMs: now - time };
  }
  return null;
}
