import type { OrderKind, Side } from '../market/order.ts';
import {
  orderKinds,
  type SelfTradePrevention,
  selfTradePreventions,
  type TimeInForce,
  timesInForce,
} from '../market/order.ts';
import { must } from '../util/assert.ts';
import * as integerIndex from '../util/integer-index.ts';

const { NONE } = integerIndex;

/**
 * The words of an order as small integers, packed into one number: what the book's columns hold. The layout is private
 * to the engine; snapshots and events use the words.
 */
export type Flags = number;

/** For this module's own use: what a module exports is looked up each time, its own constants are compiled in. */
const own = {
  BUY: 0,
  SELL: 1,

  // Places of the words in the lists of `market/order.ts`.
  LIMIT: 0,
  MARKET: 1,
  STOP: 2,
  STOP_LIMIT: 3,

  GTC: 0,
  IOC: 1,
  FOK: 2,
  GTD: 3,

  STP_NONE: 0,
  CANCEL_NEWEST: 1,
  CANCEL_OLDEST: 2,
  CANCEL_BOTH: 3,
  DECREMENT: 4,
} as const;

export const { BUY, SELL, LIMIT, MARKET, STOP, STOP_LIMIT, GTC, IOC, FOK, GTD } = own;
export const { STP_NONE, CANCEL_NEWEST, CANCEL_OLDEST, CANCEL_BOTH, DECREMENT } = own;

/** `BUY` or `SELL`. */
export type SideCode = 0 | 1;

const TIME_SHIFT = 3;
const STP_SHIFT = 5;
export const POST_ONLY: Flags = 1 << 8;
/** Placed by `ReplaceQuotes`, which alone may take it away again in its stride. */
export const QUOTE: Flags = 1 << 9;
/** Has a stop price, a hidden part, a date or another leg. */
export const SPECIAL: Flags = 1 << 11;
/** A stop whose price has not been reached. */
export const WAITING: Flags = 1 << 10;

export function sideCode(side: Side): SideCode {
  return side === 'BUY' ? own.BUY : own.SELL;
}

export function sideWord(side: SideCode): Side {
  return side === own.BUY ? 'BUY' : 'SELL';
}

export function otherSide(side: SideCode): SideCode {
  return side === own.BUY ? own.SELL : own.BUY;
}

/** The words' codes, or `NONE` for what is no such word, whatever it is. */
export function kindCode(word: unknown): number {
  switch (word) {
    case 'LIMIT':
      return own.LIMIT;
    case 'MARKET':
      return own.MARKET;
    case 'STOP':
      return own.STOP;
    case 'STOP_LIMIT':
      return own.STOP_LIMIT;
    default:
      return NONE;
  }
}

export function timeCode(word: unknown): number {
  switch (word) {
    case 'GTC':
      return own.GTC;
    case 'IOC':
      return own.IOC;
    case 'FOK':
      return own.FOK;
    case 'GTD':
      return own.GTD;
    default:
      return NONE;
  }
}

export function stpCode(word: unknown): number {
  switch (word) {
    case 'NONE':
      return own.STP_NONE;
    case 'CANCEL_NEWEST':
      return own.CANCEL_NEWEST;
    case 'CANCEL_OLDEST':
      return own.CANCEL_OLDEST;
    case 'CANCEL_BOTH':
      return own.CANCEL_BOTH;
    case 'DECREMENT':
      return own.DECREMENT;
    default:
      return NONE;
  }
}

export function packFlags(side: SideCode, kind: number, time: number, stp: number): Flags {
  return side | (kind << 1) | (time << TIME_SHIFT) | (stp << STP_SHIFT);
}

export function sideOf(flags: Flags): SideCode {
  return (flags & 1) as SideCode;
}

export function kindOf(flags: Flags): number {
  return (flags >> 1) & 3;
}

export function timeOf(flags: Flags): number {
  return (flags >> TIME_SHIFT) & 3;
}

export function stpOf(flags: Flags): number {
  return (flags >> STP_SHIFT) & 7;
}

export function kindWord(flags: Flags): OrderKind {
  return must(orderKinds[kindOf(flags)], 'order kind');
}

export function timeWord(flags: Flags): TimeInForce {
  return must(timesInForce[timeOf(flags)], 'time in force');
}

export function stpWord(flags: Flags): SelfTradePrevention {
  return must(selfTradePreventions[stpOf(flags)], 'self-trade prevention');
}

/** Whether the order waits outside of the book before it acts. */
export function isStop(flags: Flags): boolean {
  return kindOf(flags) === own.STOP || kindOf(flags) === own.STOP_LIMIT;
}

/** Whether the order has no limit of its own. */
export function isUnpriced(flags: Flags): boolean {
  const kind = (flags >> 1) & 3;
  return kind === own.MARKET || kind === own.STOP;
}

/** Whether what is left of the order may rest in the book. */
export function mayRest(flags: Flags): boolean {
  const kind = (flags >> 1) & 3;
  const time = (flags >> TIME_SHIFT) & 3;
  return (kind === own.LIMIT || kind === own.STOP_LIMIT) && (time === own.GTC || time === own.GTD);
}
