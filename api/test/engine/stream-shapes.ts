import type { Instrument } from '../../src/market/instrument.ts';
import { otherInstrument, plainInstrument } from './session.ts';

export type CommandKind =
  | 'place'
  | 'take'
  | 'stop'
  | 'oco'
  | 'cancel'
  | 'cancelAll'
  | 'replace'
  | 'quote'
  | 'short'
  | 'advance'
  | 'halt'
  | 'resume'
  | 'auction'
  | 'uncross'
  | 'close'
  | 'preOpen'
  | 'adjust'
  | 'retire'
  | 'talk'
  | 'odd'
  | 'rules';

/** What kind of market a stream makes. Shares are weights, spreads are in ticks around a wandering middle. */
export type StreamShape = {
  readonly instruments: readonly Instrument[];
  readonly spreadTicks: number;
  readonly driftTicks: number;
  readonly largestLots: number;
  /** How many times as large a market order may be. */
  readonly hunger: number;
  readonly weights: Readonly<Record<CommandKind, number>>;
};

/** Every rule of an instrument is in force in one of the two. */
export const streamInstruments: readonly Instrument[] = [
  {
    ...plainInstrument,
    priceBandTicks: 40,
    volatilityBandBps: 250,
    auctionMs: 40,
    maxShortLots: 60,
    previousCloseSats: 1000,
  },
  {
    ...otherInstrument,
    quantityStepLots: 5,
    minNotionalSats: 10_000,
    openingStatus: 'AUCTION',
    auctionMs: 30,
  },
];

/** Nothing but price and time. */
const plainInstruments: readonly Instrument[] = [plainInstrument, otherInstrument];

/** Everything happens, nothing dominates. */
export const mixedShape: StreamShape = {
  instruments: streamInstruments,
  spreadTicks: 20,
  driftTicks: 1,
  largestLots: 40,
  hunger: 5,
  weights: {
    place: 50,
    take: 6,
    stop: 6,
    oco: 3,
    cancel: 12,
    cancelAll: 0.4,
    replace: 12,
    quote: 10,
    short: 2,
    advance: 3,
    halt: 0.1,
    resume: 1.5,
    auction: 0.2,
    uncross: 1,
    close: 0.05,
    preOpen: 1.5,
    adjust: 0.5,
    retire: 0.1,
    talk: 0.5,
    odd: 1.5,
    rules: 0,
  },
};

const calm = { halt: 0, close: 0, auction: 0, preOpen: 0, retire: 0 };

/** Two prices, long queues. */
export const deepShape: StreamShape = {
  ...mixedShape,
  instruments: plainInstruments,
  spreadTicks: 1,
  driftTicks: 0,
  hunger: 3,
  weights: { ...mixedShape.weights, ...calm, place: 90, take: 6, cancel: 5, advance: 1 },
};

/** A middle that runs away, over wide gaps. */
export const crashShape: StreamShape = {
  ...mixedShape,
  instruments: streamInstruments.map((each) => ({ ...each, volatilityBandBps: null, priceBandTicks: 75 })),
  spreadTicks: 60,
  driftTicks: 25,
  largestLots: 400,
};

/** Thin books, large market orders and narrow bands, and short auctions to come to rest in. */
export const flashShape: StreamShape = {
  ...mixedShape,
  instruments: streamInstruments.map((each) => ({ ...each, volatilityBandBps: 80, auctionMs: 15 })),
  spreadTicks: 30,
  driftTicks: 4,
  hunger: 40,
  weights: { ...mixedShape.weights, ...calm, take: 14, cancelAll: 3, quote: 4, advance: 6 },
};

/** Stops upon stops, close to the market. */
export const cascadeShape: StreamShape = {
  ...mixedShape,
  instruments: plainInstruments,
  spreadTicks: 12,
  driftTicks: 2,
  largestLots: 20,
  weights: { ...mixedShape.weights, ...calm, stop: 40, oco: 15, place: 40 },
};

/** Markets that open, close, halt and call auctions all the time. */
export const auctionShape: StreamShape = {
  ...mixedShape,
  instruments: [
    { ...plainInstrument, openingStatus: 'PRE_OPEN', auctionMs: 60, maxShortLots: 60, previousCloseSats: 990 },
    { ...otherInstrument, openingStatus: 'AUCTION', auctionMs: 0, volatilityBandBps: 150, quantityStepLots: 5 },
  ],
  weights: {
    ...mixedShape.weights,
    place: 60,
    stop: 10,
    advance: 10,
    halt: 1,
    resume: 4,
    auction: 3,
    uncross: 4,
    close: 0.4,
    preOpen: 6,
    rules: 3,
  },
};

/** People who sell what they do not have. */
export const shortShape: StreamShape = {
  ...mixedShape,
  instruments: [
    { ...plainInstrument, maxShortLots: 24, volatilityBandBps: 400, auctionMs: 20 },
    { ...otherInstrument, quantityStepLots: 5, priceBandTicks: 60 },
  ],
  spreadTicks: 10,
  weights: { ...mixedShape.weights, ...calm, short: 30, adjust: 3, stop: 12 },
};

export const shapes = {
  mixed: mixedShape,
  deep: deepShape,
  crash: crashShape,
  flash: flashShape,
  cascade: cascadeShape,
  auction: auctionShape,
  short: shortShape,
} as const;
