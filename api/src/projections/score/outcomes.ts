import type { EventOf } from '../../market/events.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import { BASIS_POINTS, type Sats, type Seq, type SimTime } from '../../market/units.ts';
import type { TickerProjection } from '../ticker.ts';
import type { ThoughtOutcome } from './score-views.ts';
import { type ToldMove, ToldMoves } from './told-moves.ts';

const SOON_MS = 60_000;
const LATER_MS = 300_000;

type Followed = {
  readonly seq: Seq;
  readonly time: SimTime;
  readonly market: MarketSymbol;
  readonly priceSats: Sats;
  readonly isBuy: boolean;
};

export type OutcomesState = {
  readonly soon: readonly Followed[];
  readonly later: readonly Followed[];
  readonly soonBps: readonly ToldMove[];
  readonly laterBps: readonly ToldMove[];
};

/** What the market did after each decision to buy or to sell. */
export class Outcomes {
  readonly #tickers: TickerProjection;
  #soon: Followed[] = [];
  #later: Followed[] = [];
  readonly #soonBps = new ToldMoves();
  readonly #laterBps = new ToldMoves();

  constructor(tickers: TickerProjection) {
    this.#tickers = tickers;
  }

  decided({ seq, time, record }: EventOf<'AgentDecided'>): void {
    if (record.outcome.kind !== 'DECIDED') return;
    const { market, stance } = record.outcome.decision;
    if (stance !== 'BUY' && stance !== 'SELL') return;
    const priceSats = this.#tickers.marketPriceSats(market);
    if (priceSats === null) return;
    const followed = { seq, time, market, priceSats, isBuy: stance === 'BUY' };
    this.#soon.push(followed);
    this.#later.push(followed);
  }

  second(time: SimTime): void {
    for (const followed of due(this.#soon, time - SOON_MS)) this.#tell(this.#soonBps, followed);
    for (const followed of due(this.#later, time - LATER_MS)) this.#tell(this.#laterBps, followed);
  }

  of(seq: Seq): ThoughtOutcome {
    return { after1mBps: this.#soonBps.of(seq), after5mBps: this.#laterBps.of(seq) };
  }

  state(): OutcomesState {
    return {
      soon: this.#soon,
      later: this.#later,
      soonBps: this.#soonBps.toArray(),
      laterBps: this.#laterBps.toArray(),
    };
  }

  restore({ soon, later, soonBps, laterBps }: OutcomesState): void {
    this.#soon = [...soon];
    this.#later = [...later];
    this.#soonBps.replaceWith(soonBps);
    this.#laterBps.replaceWith(laterBps);
  }

  #tell(told: ToldMoves, { seq, market, priceSats, isBuy }: Followed): void {
    const nowSats = this.#tickers.marketPriceSats(market);
    if (nowSats === null) return;
    const riseBps = Math.round(((nowSats - priceSats) * BASIS_POINTS) / priceSats);
    told.add(seq, (isBuy ? riseBps : -riseBps) || 0);
  }
}

/** Takes those decided at `time` or before off the front. */
function due(waiting: Followed[], time: SimTime): readonly Followed[] {
  const first = waiting[0];
  if (first === undefined || first.time > time) return [];
  const next = waiting.findIndex((followed) => followed.time > time);
  return waiting.splice(0, next === -1 ? waiting.length : next);
}
