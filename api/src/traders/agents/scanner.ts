import type { ScanFilter, ShortlistEntry } from '../../market/decision.ts';
import type { Instrument } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type SimTime } from '../../market/units.ts';
import type { MarketView, TickerView } from '../../projections/views.ts';
import type { AgentParameters } from './agent-parameters.ts';
import { newsAbout, priceOf, spreadBpsOf } from './sight.ts';

type Points = Readonly<Partial<Record<ScanFilter, number>>>;

/** A market in the race for attention, with what each filter gave it. */
export type Candidate = { readonly instrument: Instrument; readonly points: Points };

/** Whose attention it is, and the market it looks at. */
export type Scan = {
  readonly view: MarketView;
  readonly now: SimTime;
  readonly participantId: ParticipantId;
  readonly parameters: AgentParameters;
};

/** One link of the chain: drops markets, or gives them points. */
export type Filter = (candidates: readonly Candidate[], scan: Scan) => readonly Candidate[];

/** Half a per cent of change, or of range, counts as one point. */
const POINT_BPS = 50;

const SPREAD_POINT_BPS = 10;

/** All of one's wealth in an asset counts as two points, orders that wait there as half of one. */
const WEALTH_POINTS = 2;
const ORDERS_POINTS = 0.5;

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
    plus(candidate, 'VOLUME', parameters.volumeWeight * ((turnover[index] ?? 0) / most)),
  );
};

const change: Filter = (candidates, { view, parameters }) =>
  candidates.map((candidate) => {
    const [first] = view.candles(candidate.instrument.symbol, 'M1', 5);
    const price = priceOf(view.ticker(candidate.instrument.symbol));
    const changeBps = first === undefined ? 0 : Math.abs(price / first.openSats - 1) * BASIS_POINTS;
    return plus(candidate, 'CHANGE', parameters.changeWeight * Math.min(3, changeBps / POINT_BPS));
  });

const volatility: Filter = (candidates, { view, parameters }) =>
  candidates.map((candidate) => {
    const candles = view.candles(candidate.instrument.symbol, 'M1', 10);
    const ranges = candles.map(({ highSats, lowSats }) => ((highSats - lowSats) / lowSats) * BASIS_POINTS);
    const mean = ranges.reduce((sum, range) => sum + range, 0) / Math.max(1, ranges.length);
    return plus(candidate, 'VOLATILITY', parameters.volatilityWeight * Math.min(3, mean / POINT_BPS));
  });

/** A wide spread is a cost: it takes points away. */
const spread: Filter = (candidates, { view, parameters }) =>
  candidates.map((candidate) => {
    const spreadBps = spreadBpsOf(view.ticker(candidate.instrument.symbol)) ?? 10 * SPREAD_POINT_BPS;
    return plus(candidate, 'SPREAD', -parameters.spreadWeight * Math.min(3, spreadBps / SPREAD_POINT_BPS));
  });

const news: Filter = (candidates, { view, now, parameters }) =>
  candidates.map((candidate) => {
    const item = newsAbout(view, now, candidate.instrument);
    return plus(candidate, 'NEWS', item === null ? 0 : parameters.newsWeight * 2 * Math.exp(-item.ageMs / 120_000));
  });

/** Where one has something at stake one looks more often. */
const position: Filter = (candidates, { view, participantId, parameters }) => {
  const { equitySats, positions } = view.portfolio(participantId);
  const orders = view.openOrders(participantId);
  return candidates.map((candidate) => {
    const { symbol } = candidate.instrument;
    const owned = positions.find(({ market }) => market === symbol);
    const share = Math.abs(owned?.marketValueSats ?? 0) / Math.max(1, equitySats);
    const waits = orders.some(({ order }) => order.market === symbol);
    const points = WEALTH_POINTS * Math.min(1, share) + (waits ? ORDERS_POINTS : 0);
    return plus(candidate, 'POSITION', parameters.positionWeight * points);
  });
};

/** The chain every market passes, in order. A new filter is one function and one place in this list. */
export const scannerFilters: readonly Filter[] = [open, volume, change, volatility, spread, news, position];

/** All markets that are open, those most worth a look first. */
export function scan(about: Scan): readonly Candidate[] {
  const all = about.view.instruments.map((instrument): Candidate => ({ instrument, points: {} }));
  const scored = scannerFilters.reduce<readonly Candidate[]>((candidates, filter) => filter(candidates, about), all);
  return [...scored].sort((a, b) => scoreOf(b) - scoreOf(a));
}

/** What is kept of a candidate with the decision. */
export function entryOf({ instrument, points }: Candidate): ShortlistEntry {
  const given = Object.entries(points) as readonly (readonly [ScanFilter, number])[];
  const [most] = given.filter(([, value]) => value > 0).sort(([, a], [, b]) => b - a);
  const scoreHundredths = Math.round(scoreOf({ instrument, points }) * 100) || 0;
  return { market: instrument.symbol, scoreHundredths, because: most?.[0] ?? null };
}

function scoreOf({ points }: Candidate): number {
  return Object.values(points).reduce((sum, value) => sum + value, 0);
}

function plus({ instrument, points }: Candidate, filter: ScanFilter, given: number): Candidate {
  return { instrument, points: { ...points, [filter]: given } };
}
