import type { MarketSymbol } from '../market/instrument.ts';
import type { Expectation } from './expectation.ts';
import type { MarketTape } from './market-tape.ts';
import type { Segments } from './statistics/segments.ts';

/** Seconds of the interval that most statistics are about. */
export const MINUTE_S = 60;

/** Seconds between two beginnings of `staggered` intervals. */
const STAGGER_S = 10;

/** One market over all seeds. */
export class MarketSample {
  readonly market: MarketSymbol;
  readonly tapes: readonly MarketTape[];
  readonly expected: Expectation;
  readonly #returns = new Map<number, Segments>();

  constructor(tapes: readonly MarketTape[], expected: Expectation) {
    this.market = tapes[0]?.market ?? '';
    this.tapes = tapes;
    this.expected = expected;
  }

  /** r_t = ln(mid_t / mid_(t - interval)), one after the other, never over a moment with an empty side. */
  returns(intervalS: number): Segments {
    const known = this.#returns.get(intervalS);
    if (known !== undefined) return known;
    const made = this.tapes.flatMap((tape) => changes(logMids(tape, intervalS)));
    this.#returns.set(intervalS, made);
    return made;
  }

  /**
   * The same from every tenth second on instead of from the full minute only, each beginning in parts of its own. Where a
   * minute begins is nobody's choice: the mean over all beginnings estimates the same with less chance in it.
   */
  staggered(intervalS: number): Segments {
    const beginnings = Array.from({ length: Math.ceil(intervalS / STAGGER_S) }, (_, place) => place * STAGGER_S);
    return this.tapes.flatMap((tape) => beginnings.flatMap((from) => changes(logMids(tape, intervalS, from))));
  }
}

/** ln of the middle of the book every so many seconds; NaN when a side was empty. */
export function logMids(tape: MarketTape, everyS: number, fromS = 0): readonly number[] {
  const count = Math.max(0, Math.floor((tape.bidSats.length - 1 - fromS) / everyS) + 1);
  return Array.from({ length: count }, (_, step) => Math.log(midAt(tape, fromS + step * everyS)));
}

export function logReferences(tape: MarketTape, everyS: number): readonly number[] {
  const count = Math.floor((tape.referenceSats.length - 1) / everyS) + 1;
  return Array.from({ length: count }, (_, step) => Math.log(tape.referenceSats[step * everyS] as number));
}

export function midAt(tape: MarketTape, second: number): number {
  return ((tape.bidSats[second] as number) + (tape.askSats[second] as number)) / 2;
}

/** Differences of neighbours; a NaN ends a part. */
export function changes(levels: readonly number[]): Segments {
  const parts: number[][] = [[]];
  for (let place = 1; place < levels.length; place += 1) {
    const change = (levels[place] as number) - (levels[place - 1] as number);
    if (Number.isNaN(change)) parts.push([]);
    else parts.at(-1)?.push(change);
  }
  return parts.filter((part) => part.length > 0);
}
