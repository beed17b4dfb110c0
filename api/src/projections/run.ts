import type { BudgetCap } from '../market/budget-cap.ts';
import type { EventOf, MarketEvent } from '../market/events.ts';
import type { Instrument } from '../market/instrument.ts';
import type { Projection } from './projection.ts';
import type { RunView } from './views.ts';

type State = { readonly instruments: readonly Instrument[]; readonly view: RunView | null };

/** The run's own life. */
export class RunProjection implements Projection {
  instruments: readonly Instrument[] = [];
  view: RunView | null = null;

  apply(event: MarketEvent): void {
    switch (event.type) {
      case 'RunStarted':
        this.instruments = event.instruments;
        this.view = begin(event.scenario, event.seed, event.time);
        return;
      case 'FeesSet':
        this.instruments = this.instruments.map((instrument) => withFees(instrument, event));
        return;
      case 'RunEnded':
        this.#change({ isEnded: true, endReason: event.reason });
        return;
      case 'RunPaused':
        this.#change({ isPaused: true });
        return;
      case 'RunResumed':
        this.#change({ isPaused: false });
        return;
      case 'BudgetSet':
        this.#change({ caps: withCap(this.view?.caps ?? [], event) });
        return;
      case 'SpeedSet':
        this.#change({ speed: event.speed });
        return;
      default:
        return;
    }
  }

  state(): State {
    return { instruments: this.instruments, view: this.view };
  }

  restore(state: unknown): void {
    const { instruments, view } = state as State;
    this.instruments = instruments;
    // Of an older program it has no caps.
    this.view = view === null ? null : { ...view, caps: view.caps ?? [] };
  }

  #change(change: Partial<RunView>): void {
    if (this.view !== null) this.view = { ...this.view, ...change };
  }
}

/** What is not spoken of stays. */
function withCap(
  caps: readonly BudgetCap[],
  { scope, participantId, microUsd, tokens }: BudgetCap,
): readonly BudgetCap[] {
  const isSame = (cap: BudgetCap) => cap.scope === scope && cap.participantId === participantId;
  const before = caps.find(isSame);
  const cap = {
    scope,
    participantId,
    microUsd: microUsd ?? before?.microUsd ?? null,
    tokens: tokens ?? before?.tokens ?? null,
  };
  return [...caps.filter((other) => !isSame(other)), cap];
}

function withFees(instrument: Instrument, { market, makerFeeBps, takerFeeBps }: EventOf<'FeesSet'>): Instrument {
  return instrument.symbol === market ? { ...instrument, makerFeeBps, takerFeeBps } : instrument;
}

function begin(scenario: string, seed: string, startedAt: number): RunView {
  return { scenario, seed, startedAt, isPaused: false, isEnded: false, endReason: null, speed: 1, caps: [] };
}
