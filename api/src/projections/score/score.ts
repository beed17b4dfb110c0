import type { MarketEvent } from '../../market/events.ts';
import type { Projection } from '../projection.ts';
import type { TickerProjection } from '../ticker.ts';
import { Outcomes, type OutcomesState } from './outcomes.ts';

type State = { readonly outcomes: OutcomesState };

/** What agents are measured by. One projection for all measures: most events concern none, and each is looked at once. */
export class ScoreProjection implements Projection {
  readonly outcomes: Outcomes;

  constructor(tickers: TickerProjection) {
    this.outcomes = new Outcomes(tickers);
  }

  apply(event: MarketEvent): void {
    switch (event.type) {
      case 'AgentDecided':
        this.outcomes.decided(event);
        return;
      case 'TimeAdvanced':
        this.outcomes.second(event.time);
        return;
      default:
        return;
    }
  }

  state(): State {
    return { outcomes: this.outcomes.state() };
  }

  restore(state: unknown): void {
    const { outcomes } = state as State;
    this.outcomes.restore(outcomes);
  }
}
