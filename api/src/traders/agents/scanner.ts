import type { Instrument } from '../../market/instrument.ts';
import { BASIS_POINTS, type SimTime } from '../../market/units.ts';
import type { MarketView, TickerView } from '../../projections/views.ts';
import type { AgentParameters } from './agent-parameters.ts';
import { newsAbout, priceOf } from './sight.ts';

/** A market in the race for attention. */
export type Candidate = { readonly instrument: Instrument; readonly score: number };

type Scan = { readonly view: MarketView; readonly now: SimTime; readonly parameters: AgentParameters };

/** One link of the chain: drops markets, or adds to their scores. */
export type Filter = (candidates: readonly Candidate[], scan: Scan) => readonly Candidate[];

/** Half a per cent of change, or of range, counts as one point. */
const POINT_BPS = 50;

const SPREAD_POINT_BPS = 10;

/** Whether orders are taken there, if only to rest until an auction is over. */
export function isOpen({ status }: TickerView): boolean {
  return status !== 'HALTED' && status !== 'CLOSED';
}

const open: Filter = (candidates, { view }) =>
  candidates.filter(({ instrument }) => isOpen(view.ticker(instrument.symbol)));

const volume: Filter = (candidates, { view, parameters }) => {
  const turnover = candidates.map(({ instrument }) => view.ticker(instrument.symbol).turnoverSats);
  const most = Math.max(1, ...turnover);
  return candidates.map((candidate, index) =>
    plus(candidate, parameters.volumeWeight * ((turnover[index] ?? 0) / most)),
  );
};

const change: Filter = (candidates, { view, parameters }) =>
  candidates.map((candidate) => {
    const [first] = view.candles(candidate.instrument.symbol, 'M1', 5);
    const price = priceOf(view.ticker(candidate.instrument.symbol));
    const changeBps = first === undefined ? 0 : Math.abs(price / first.openSats - 1) * BASIS_POINTS;
    return plus(candidate, parameters.changeWeight * Math.min(3, changeBps / POINT_BPS));
  });

const volatility: Filter = (candidates, { view, parameters }) =>
  candidates.map((candidate) => {
    const candles = view.candles(candidate.instrument.symbol, 'M1', 10);
    const ranges = candles.map(({ highSats, lowSats }) => ((highSats - lowSats) / lowSats) * BASIS_POINTS);
    const mean = ranges.reduce((sum, range) => sum + range, 0) / Math.max(1, ranges.length);
    return plus(candidate, parameters.volatilityWeight * Math.min(3, mean / POINT_BPS));
  });

/** A wide spread is a cost: it takes points away. */
const spread: Filter = (candidates, { view, parameters }) =>
  candidates.map((candidate) => {
    const ticker = view.ticker(candidate.instrument.symbol);
    const spreadBps = ticker.spreadSats === null ? 100 : (ticker.spreadSats / priceOf(ticker)) * BASIS_POINTS;
    return plus(candidate, -parameters.spreadWeight * Math.min(3, spreadBps / SPREAD_POINT_BPS));
  });

const news: Filter = (candidates, { view, now, parameters }) =>
  candidates.map((candidate) => {
    const item = newsAbout(view, now, candidate.instrument);
    return plus(candidate, item === null ? 0 : parameters.newsWeight * 2 * Math.exp(-item.ageMs / 120_000));
  });

/** The chain every market passes, in order. A new filter is one function and one place in this list. */
export const scannerFilters: readonly Filter[] = [open, volume, change, volatility, spread, news];

/** The markets most worth a look, best first. Halted and closed markets are not on it. */
export function scan(view: MarketView, now: SimTime, parameters: AgentParameters): readonly Candidate[] {
  const all = view.instruments.map((instrument) => ({ instrument, score: 0 }));
  const scored = scannerFilters.reduce<readonly Candidate[]>(
    (candidates, filter) => filter(candidates, { view, now, parameters }),
    all,
  );
  return [...scored].sort((a, b) => b.score - a.score).slice(0, parameters.shortlistLength);
}

function plus({ instrument, score }: Candidate, points: number): Candidate {
  return { instrument, score: score + points };
}
