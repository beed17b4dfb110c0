import type { MarketEvent } from '../market/events.ts';
import { type Asset, type Instrument, QUOTE_ASSET } from '../market/instrument.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Sats } from '../market/units.ts';
import type { Projection } from './projection.ts';
import type { TickerProjection } from './ticker.ts';

type State = {
  readonly agents: readonly ParticipantId[];
  readonly funded: readonly (readonly [Asset, number])[];
  readonly instruments: readonly Instrument[];
  readonly isTrading: boolean;
};

/** The average start portfolio of the agents that were there before the first trade, held and never traded. */
export class Baseline implements Projection {
  readonly #tickers: TickerProjection;
  #agents = new Set<ParticipantId>();
  #funded = new Map<Asset, number>();
  #instruments: readonly Instrument[] = [];
  #isTrading = false;

  constructor(tickers: TickerProjection) {
    this.#tickers = tickers;
  }

  apply(event: MarketEvent): void {
    switch (event.type) {
      case 'RunStarted':
        this.#instruments = event.instruments;
        return;
      case 'ParticipantAdmitted':
        if (event.participant.kind === 'AGENT' && !this.#isTrading) this.#agents.add(event.participant.participantId);
        return;
      case 'FundsPosted':
        for (const { reason, to, asset, amount } of event.postings) {
          if (reason === 'FUND' && this.#agents.has(to.account))
            this.#funded.set(asset, (this.#funded.get(asset) ?? 0) + amount);
        }
        return;
      case 'TradeExecuted':
        this.#isTrading = true;
        return;
      default:
        return;
    }
  }

  state(): State {
    return {
      agents: [...this.#agents],
      funded: [...this.#funded],
      instruments: this.#instruments,
      isTrading: this.#isTrading,
    };
  }

  restore(state: unknown): void {
    const { agents, funded, instruments, isTrading } = state as State;
    this.#agents = new Set(agents);
    this.#funded = new Map(funded);
    this.#instruments = instruments;
    this.#isTrading = isTrading;
  }

  startSats(): Sats {
    return this.#average((instrument) => instrument.openingPriceSats);
  }

  equitySats(): Sats {
    return this.#average((instrument) => this.#tickers.markSats(instrument.symbol));
  }

  #average(priceOf: (instrument: Instrument) => Sats): Sats {
    if (this.#agents.size === 0) return 0;
    let sum = this.#funded.get(QUOTE_ASSET) ?? 0;
    for (const instrument of this.#instruments) {
      sum += (priceOf(instrument) / instrument.lotsPerUnit) * (this.#funded.get(instrument.baseAsset) ?? 0);
    }
    return Math.round(sum / this.#agents.size);
  }
}
