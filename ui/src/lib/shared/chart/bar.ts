/** One candle as charts take it. Prices in sats per whole unit, volume in lots. */
export type Bar = {
  /** Start of the interval, UTC seconds of simulated time. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
};

/** A figure of a line at a moment, UTC seconds of simulated time. */
export type Point = { readonly time: number; readonly value: number };

/** An agent's fill, drawn at the bar it happened in. */
export type FillMark = {
  readonly id: string;
  /** Simulated time, epoch ms. */
  readonly time: number;
  readonly price: number;
  readonly side: 'BUY' | 'SELL';
  readonly handle: string;
  readonly orderId: number;
  readonly frame: 'tile' | 'ring' | 'bare';
  /** What hovering says: "Kelvin bought 12.0 at 431 250, taker". */
  readonly label: string;
};

/** Something that happened to the market, drawn as a dotted vertical with a word. */
export type Flag = {
  readonly id: string;
  /** Simulated time, epoch ms. */
  readonly time: number;
  readonly kind: 'news' | 'shock' | 'halt' | 'auction' | 'resume';
  readonly word: string;
};
