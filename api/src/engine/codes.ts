import type { OrderKind, Side } from '../market/order.ts';
import {
  orderKinds,
  type SelfTradePrevention,
  selfTradePreventions,
  type TimeInForce,
  timesInForce,
} from '../market/order.ts';
import { must } from '../util/assert.ts';
import { NONE } from '../util/integer-index.ts';

/**
 * The words of an order as small integers, packed into one number: what the book's columns hold. The layout is private
 * to the engine; snapshots and events use the words.
 */
export type Flags = number;

export const BUY = 0;
export const SELL = 1;
/** `BUY` or `SELL`. */
export type SideCode = 0 | 1;

/** Places of the words in the lists of `market/order.ts`. */
export const LIMIT = 0;
export const MARKET = 1;
export const STOP = 2;
export const STOP_LIMIT = 3;

export const GTC = 0;
export const IOC = 1;
export const FOK = 2;
export const GTD = 3;

export const STP_NONE = 0;
export const CANCEL_NEWEST = 1;
export const CANCEL_OLDEST = 2;
export const CANCEL_BOTH = 3;
export const DECREMENT = 4;

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
  return side === 'BUY' ? BUY : SELL;
}

export function sideWord(side: SideCode): Side {
  return side === BUY ? 'BUY' : 'SELL';
}

export function otherSide(side: SideCode): SideCode {
  return side === BUY ? SELL : BUY;
}

/** The words' codes, or `NONE` for what is no such word, whatever it is. */
export function kindCode(word: unknown): number {
  switch (word) {
    case 'LIMIT':
      return LIMIT;
    case 'MARKET':
      return MARKET;
    case 'STOP':
      return STOP;
    case 'STOP_LIMIT':
      return STOP_LIMIT;
    default:
      return NONE;
  }
}

export function timeCode(word: unknown): number {
  switch (word) {
    case 'GTC':
      return GTC;
    case 'IOC':
      return IOC;
    case 'FOK':
      return FOK;
    case 'GTD':
      return GTD;
    default:
      return NONE;
  }
}

export function stpCode(word: unknown): number {
  switch (word) {
    case 'NONE':
      return STP_NONE;
    case 'CANCEL_NEWEST':
      return CANCEL_NEWEST;
    case 'CANCEL_OLDEST':
      return CANCEL_OLDEST;
    case 'CANCEL_BOTH':
      return CANCEL_BOTH;
    case 'DECREMENT':
      return DECREMENT;
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
  return kindOf(flags) === STOP || kindOf(flags) === STOP_LIMIT;
}

/** Whether the order has no limit of its own. */
export function isUnpriced(flags: Flags): boolean {
  return kindOf(flags) === MARKET || kindOf(flags) === STOP;
}

/** Whether what is left of the order may rest in the book. */
export function mayRest(flags: Flags): boolean {
  return !isUnpriced(flags) && (timeOf(flags) === GTC || timeOf(flags) === GTD);
}
