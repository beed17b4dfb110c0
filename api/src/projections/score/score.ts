import type { EventOf, MarketEvent } from '../../market/events.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import { opposite, type PlacedOrder, type Side } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { notionalSats, type Sats, type SimTime } from '../../market/units.ts';
import { must } from '../../util/assert.ts';
import type { PortfoliosProjection } from '../portfolios.ts';
import type { Projection } from '../projection.ts';
import type { TickerProjection } from '../ticker.ts';
import { Conduct, type ConductState } from './conduct.ts';
import { Directions, type DirectionsState } from './directions.ts';
import { Forecasts, type ForecastsState } from './forecasts.ts';
import { MinuteReturns, type MinuteReturnsState } from './minute-returns.ts';
import { Outcomes, type OutcomesState } from './outcomes.ts';
import { Plans, type PlansState } from './plans.ts';
import { RoundTrips, type RoundTripsState } from './round-trips.ts';

const MINUTE_MS = 60_000;

type State = {
  readonly agents: readonly ParticipantId[];
  readonly lotsPerUnit: readonly (readonly [MarketSymbol, number])[];
  readonly minute: number | null;
  readonly outcomes: OutcomesState;
  readonly forecasts: ForecastsState;
  readonly returns: MinuteReturnsState;
  readonly trips: RoundTripsState;
  readonly conduct: ConductState;
  readonly plans: PlansState;
  readonly directions: DirectionsState;
};

/** What agents are measured by. One projection for all measures: most events concern none, and each is looked at once. */
export class ScoreProjection implements Projection {
  readonly outcomes: Outcomes;
  readonly forecasts: Forecasts;
  readonly returns: MinuteReturns;
  readonly trips = new RoundTrips();
  readonly conduct = new Conduct();
  readonly plans = new Plans();
  readonly directions = new Directions();
  #agents = new Set<ParticipantId>();
  #lotsPerUnit = new Map<MarketSymbol, number>();
  #minute: number | null = null;

  constructor(tickers: TickerProjection, portfolios: PortfoliosProjection) {
    this.outcomes = new Outcomes(tickers);
    this.forecasts = new Forecasts(tickers);
    this.returns = new MinuteReturns(portfolios);
  }

  apply(event: MarketEvent): void {
    switch (event.type) {
      case 'RunStarted':
        for (const { symbol, lotsPerUnit } of event.instruments) this.#lotsPerUnit.set(symbol, lotsPerUnit);
        return;
      case 'ParticipantAdmitted':
        if (event.participant.kind === 'AGENT') this.#admit(event.participant.participantId);
        return;
      case 'ParticipantRetired':
        this.returns.retired(event.participantId);
        return;
      case 'AgentDecided':
        this.#decided(event);
        return;
      case 'AgentAbstained':
        if (event.record.outcome.kind === 'ABSTAINED')
          this.conduct.abstained(event.record.participantId, event.record.outcome.cause);
        return;
      case 'OrderAccepted':
        if (event.order.linkedOrderId !== null && this.#agents.has(event.order.participantId))
          this.plans.accepted(event.order);
        return;
      case 'OrderCanceled':
        this.plans.canceled(event);
        return;
      case 'OrderRejected':
        if (this.#agents.has(event.order.participantId) && !isSecondLeg(event.order))
          this.conduct.refused(event.order.participantId, event.reason);
        return;
      case 'CommandRejected':
        if (event.participantId !== null && this.#agents.has(event.participantId))
          this.conduct.refused(event.participantId, event.reason);
        return;
      case 'TradeExecuted':
        this.#trade(event);
        return;
      case 'TimeAdvanced':
        this.#second(event.time);
        return;
      default:
        return;
    }
  }

  state(): State {
    return {
      agents: [...this.#agents],
      lotsPerUnit: [...this.#lotsPerUnit],
      minute: this.#minute,
      outcomes: this.outcomes.state(),
      forecasts: this.forecasts.state(),
      returns: this.returns.state(),
      trips: this.trips.state(),
      conduct: this.conduct.state(),
      plans: this.plans.state(),
      directions: this.directions.state(),
    };
  }

  restore(state: unknown): void {
    const saved = state as State;
    this.#agents = new Set(saved.agents);
    this.#lotsPerUnit = new Map(saved.lotsPerUnit);
    this.#minute = saved.minute;
    this.outcomes.restore(saved.outcomes);
    this.forecasts.restore(saved.forecasts);
    this.returns.restore(saved.returns);
    this.trips.restore(saved.trips);
    this.conduct.restore(saved.conduct);
    this.plans.restore(saved.plans);
    this.directions.restore(saved.directions);
  }

  #admit(participantId: ParticipantId): void {
    this.#agents.add(participantId);
    this.returns.admitted(participantId);
    this.directions.admitted(participantId);
  }

  #decided(event: EventOf<'AgentDecided'>): void {
    const { participantId, outcome } = event.record;
    if (outcome.kind !== 'DECIDED') return;
    this.outcomes.decided(event);
    this.forecasts.decided(event);
    this.directions.decided(participantId, outcome.decision.market, outcome.decision.stance);
  }

  #second(time: SimTime): void {
    this.outcomes.second(time);
    this.forecasts.second(time);
    const minute = Math.floor(time / MINUTE_MS);
    if (minute === this.#minute) return;
    this.#minute = minute;
    this.returns.minute();
    this.directions.minute();
  }

  #trade(event: EventOf<'TradeExecuted'>): void {
    const { takerId, makerId, takerSide, takerOrderId, makerOrderId } = event;
    if (this.#agents.has(takerId)) this.#fill(event, takerId, takerOrderId, takerSide, event.takerFeeSats);
    if (this.#agents.has(makerId)) this.#fill(event, makerId, makerOrderId, opposite(takerSide), event.makerFeeSats);
  }

  #fill(event: EventOf<'TradeExecuted'>, id: ParticipantId, orderId: number, side: Side, feeSats: Sats): void {
    const { market, priceSats, quantityLots } = event;
    const notional = notionalSats(priceSats, quantityLots, must(this.#lotsPerUnit.get(market), market));
    if (side === 'BUY') this.trips.filled(id, market, quantityLots, notional + feeSats);
    else this.trips.filled(id, market, -quantityLots, feeSats - notional);
    this.plans.filled(id, market, side, orderId, priceSats);
  }
}

/** A refused pair is one intent: its second leg names a smaller number. */
function isSecondLeg({ orderId, linkedOrderId }: PlacedOrder): boolean {
  return linkedOrderId !== null && linkedOrderId < orderId;
}
