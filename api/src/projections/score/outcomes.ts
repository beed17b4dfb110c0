import type { EventOf } from '../../market/events.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type BasisPoints, type Sats, type Seq, type SimTime } from '../../market/units.ts';
import type { TickerProjection } from '../ticker.ts';
import type { Calibration, ThoughtOutcome } from './score-views.ts';

const SOON_MS = 60_000;
const LATER_MS = 300_000;

/** Decisions whose outcome can be told; a day of twelve busy agents is about as many. */
const KEPT = 10_000;

/** Rises, falls, or not said. */
type Direction = -1 | 0 | 1;

type Followed = {
  readonly seq: Seq;
  readonly time: SimTime;
  readonly participantId: ParticipantId;
  readonly market: MarketSymbol;
  readonly priceSats: Sats;
  /** What it did. */
  readonly acted: Direction;
  /** What its fair value says. */
  readonly believed: Direction;
  readonly confidenceBps: BasisPoints;
};

type Errors = { sampleCount: number; squaredSum: number };

export type OutcomesState = {
  readonly soon: readonly Followed[];
  readonly later: readonly Followed[];
  readonly soonBps: readonly (readonly [Seq, BasisPoints])[];
  readonly laterBps: readonly (readonly [Seq, BasisPoints])[];
  readonly errors: readonly (readonly [ParticipantId, Readonly<Errors>])[];
};

/** What the market did after each decision, and how often beliefs about prices came true. */
export class Outcomes {
  readonly #tickers: TickerProjection;
  #soon: Followed[] = [];
  #later: Followed[] = [];
  /** Numbers alone: thousands are kept, and none is to be an object. */
  #soonBps = new Map<Seq, BasisPoints>();
  #laterBps = new Map<Seq, BasisPoints>();
  #errors = new Map<ParticipantId, Errors>();

  constructor(tickers: TickerProjection) {
    this.#tickers = tickers;
  }

  decided({ seq, time, record }: EventOf<'AgentDecided'>): void {
    if (record.outcome.kind !== 'DECIDED') return;
    const { market, stance, fairValueSats, confidenceBps } = record.outcome.decision;
    const priceSats = this.#tickers.marketPriceSats(market);
    if (priceSats === null) return;
    const acted = stance === 'BUY' ? 1 : stance === 'SELL' ? -1 : 0;
    const believed = fairValueSats === null ? 0 : directionOf(fairValueSats - priceSats);
    if (acted === 0 && believed === 0) return;
    const { participantId } = record;
    const followed = { seq, time, participantId, market, priceSats, acted, believed, confidenceBps } as const;
    this.#soon.push(followed);
    this.#later.push(followed);
  }

  second(time: SimTime): void {
    for (const followed of due(this.#soon, time - SOON_MS)) this.#tell(this.#soonBps, followed);
    for (const followed of due(this.#later, time - LATER_MS)) {
      this.#tell(this.#laterBps, followed);
      this.#judge(followed);
    }
  }

  of(seq: Seq): ThoughtOutcome {
    return { after1mBps: this.#soonBps.get(seq) ?? null, after5mBps: this.#laterBps.get(seq) ?? null };
  }

  calibration(participantId: ParticipantId): Calibration {
    return this.#errors.get(participantId) ?? { sampleCount: 0, squaredSum: 0 };
  }

  state(): OutcomesState {
    return {
      soon: this.#soon,
      later: this.#later,
      soonBps: [...this.#soonBps],
      laterBps: [...this.#laterBps],
      errors: [...this.#errors],
    };
  }

  restore({ soon, later, soonBps, laterBps, errors }: OutcomesState): void {
    this.#soon = [...soon];
    this.#later = [...later];
    this.#soonBps = new Map(soonBps);
    this.#laterBps = new Map(laterBps);
    this.#errors = new Map(errors.map(([participantId, sums]) => [participantId, { ...sums }]));
  }

  #tell(told: Map<Seq, BasisPoints>, { seq, market, priceSats, acted }: Followed): void {
    const nowSats = this.#tickers.marketPriceSats(market);
    if (nowSats === null || acted === 0) return;
    told.set(seq, Math.round(((nowSats - priceSats) * BASIS_POINTS) / priceSats) * acted || 0);
    if (told.size > KEPT) forgetOldest(told);
  }

  #judge({ participantId, market, priceSats, believed, confidenceBps }: Followed): void {
    const nowSats = this.#tickers.marketPriceSats(market);
    if (nowSats === null || believed === 0) return;
    const cameTrue = directionOf(nowSats - priceSats) === believed;
    const errors = this.#errors.get(participantId) ?? { sampleCount: 0, squaredSum: 0 };
    errors.sampleCount += 1;
    errors.squaredSum += (confidenceBps - (cameTrue ? BASIS_POINTS : 0)) ** 2;
    this.#errors.set(participantId, errors);
  }
}

function forgetOldest(told: Map<Seq, BasisPoints>): void {
  for (const oldest of told.keys()) {
    told.delete(oldest);
    return;
  }
}

function directionOf(change: number): Direction {
  return change > 0 ? 1 : change < 0 ? -1 : 0;
}

/** Takes those decided at `time` or before off the front. */
function due(waiting: Followed[], time: SimTime): readonly Followed[] {
  const first = waiting[0];
  if (first === undefined || first.time > time) return [];
  const next = waiting.findIndex((followed) => followed.time > time);
  return waiting.splice(0, next === -1 ? waiting.length : next);
}
