import type { EventOf } from '../../market/events.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type BasisPoints, type Sats, type Seq, type SimTime } from '../../market/units.ts';
import { Heap } from '../../util/heap.ts';
import type { TickerProjection } from '../ticker.ts';
import type { Calibration } from './score-views.ts';

/** For a belief whose agent did not say by when. */
const USUAL_HORIZON_MS = 300_000;

type Forecast = {
  readonly seq: Seq;
  readonly dueAt: SimTime;
  readonly participantId: ParticipantId;
  readonly market: MarketSymbol;
  /** Mid price when it was made. */
  readonly priceSats: Sats;
  readonly rises: boolean;
  readonly confidenceBps: BasisPoints;
};

type Prices = Pick<TickerProjection, 'marketPriceSats'>;

type Errors = { sampleCount: number; squaredSum: number };

export type ForecastsState = {
  /** By due time, then by seq. */
  readonly open: readonly Forecast[];
  readonly errors: readonly (readonly [ParticipantId, Readonly<Errors>])[];
};

/** How often beliefs about prices came true, each at the horizon that its agent gave it. Rule O05. */
export class Forecasts {
  readonly #prices: Prices;
  #open = new Heap<Forecast>(dueFirst);
  #errors = new Map<ParticipantId, Errors>();

  constructor(prices: Prices) {
    this.#prices = prices;
  }

  decided({ seq, time, record }: EventOf<'AgentDecided'>): void {
    if (record.outcome.kind !== 'DECIDED') return;
    const { participantId } = record;
    const { market, fairValueSats, confidenceBps, horizonMs = USUAL_HORIZON_MS } = record.outcome.decision;
    const priceSats = this.#prices.marketPriceSats(market);
    if (priceSats === null || fairValueSats === null || fairValueSats === priceSats) return;
    const rises = fairValueSats > priceSats;
    this.#open.push({ seq, dueAt: time + horizonMs, participantId, market, priceSats, rises, confidenceBps });
  }

  second(time: SimTime): void {
    for (let next = this.#open.peek(); next !== undefined && next.dueAt <= time; next = this.#open.peek()) {
      this.#judge(next);
      this.#open.pop();
    }
  }

  calibration(participantId: ParticipantId): Calibration {
    return this.#errors.get(participantId) ?? { sampleCount: 0, squaredSum: 0 };
  }

  state(): ForecastsState {
    return { open: this.#open.toArray().sort(dueFirst), errors: [...this.#errors] };
  }

  restore({ open, errors }: ForecastsState): void {
    this.#open = new Heap(dueFirst);
    for (const forecast of open) this.#open.push(forecast);
    this.#errors = new Map(errors.map(([participantId, sums]) => [participantId, { ...sums }]));
  }

  #judge({ participantId, market, priceSats, rises, confidenceBps }: Forecast): void {
    const nowSats = this.#prices.marketPriceSats(market);
    if (nowSats === null) return;
    const cameTrue = rises ? nowSats > priceSats : nowSats < priceSats;
    const errors = this.#errors.get(participantId) ?? { sampleCount: 0, squaredSum: 0 };
    errors.sampleCount += 1;
    errors.squaredSum += (confidenceBps - (cameTrue ? BASIS_POINTS : 0)) ** 2;
    this.#errors.set(participantId, errors);
  }
}

function dueFirst(a: Forecast, b: Forecast): number {
  return a.dueAt - b.dueAt || a.seq - b.seq;
}
