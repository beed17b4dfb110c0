import type { MarketEvent } from '../market/events.ts';
import type { ParticipantId } from '../market/participant.ts';
import { BASIS_POINTS, type Sats, type SimTime } from '../market/units.ts';
import { must } from '../util/assert.ts';
import { Baseline } from './baseline.ts';
import { EquityCurve, type EquityCurveState } from './equity-curve.ts';
import type { PortfoliosProjection } from './portfolios.ts';
import type { Projection } from './projection.ts';
import type { ThoughtsProjection } from './thoughts.ts';
import type { TickerProjection } from './ticker.ts';
import type { EquityPoint, LeaderboardRow } from './views.ts';

/** The row of the portfolio that nobody trades. */
export const BASELINE_ID = 'buy-and-hold';

type Runner = {
  readonly curve: EquityCurve;
  peakSats: Sats;
  maxDrawdownBps: number;
  equitySats: Sats;
  startSats: Sats;
};

type State = {
  readonly baseline: ReturnType<Baseline['state']>;
  readonly runners: readonly (readonly [ParticipantId, Omit<Runner, 'curve'> & { readonly curve: EquityCurveState }])[];
};

/** Agents by return, revalued once per simulated second, beside holding the average start portfolio. */
export class LeaderboardProjection implements Projection {
  readonly #portfolios: PortfoliosProjection;
  readonly #thoughts: ThoughtsProjection;
  readonly #baseline: Baseline;
  readonly #runners = new Map<ParticipantId, Runner>([[BASELINE_ID, startLine()]]);

  constructor(portfolios: PortfoliosProjection, thoughts: ThoughtsProjection, tickers: TickerProjection) {
    this.#portfolios = portfolios;
    this.#thoughts = thoughts;
    this.#baseline = new Baseline(tickers);
  }

  apply(event: MarketEvent): void {
    this.#baseline.apply(event);
    switch (event.type) {
      case 'ParticipantAdmitted':
        if (event.participant.kind === 'AGENT') this.#runners.set(event.participant.participantId, startLine());
        return;
      case 'TimeAdvanced':
        this.#revalue(event.time);
        return;
      default:
        return;
    }
  }

  rows(): readonly LeaderboardRow[] {
    return [...this.#runners]
      .filter(([, runner]) => runner.startSats > 0)
      .map(([participantId, runner]) => this.#row(participantId, runner))
      .sort((a, b) => b.returnBps - a.returnBps || (a.participantId < b.participantId ? -1 : 1))
      .map((row, index) => ({ ...row, rank: index + 1 }));
  }

  curve(participantId: ParticipantId, after?: SimTime): readonly EquityPoint[] {
    return this.#runners.get(participantId)?.curve.points(after) ?? [];
  }

  state(): State {
    const runners = [...this.#runners].map(([participantId, runner]) => {
      return [participantId, { ...runner, curve: runner.curve.state() }] as const;
    });
    return { baseline: this.#baseline.state(), runners };
  }

  restore(state: unknown): void {
    const { baseline, runners } = state as State;
    this.#baseline.restore(baseline);
    this.#runners.clear();
    for (const [participantId, runner] of runners) {
      const curve = new EquityCurve();
      curve.restore(runner.curve);
      this.#runners.set(participantId, { ...runner, curve });
    }
  }

  #row(participantId: ParticipantId, runner: Runner): LeaderboardRow {
    const { equitySats, startSats, maxDrawdownBps } = runner;
    const profitSats = equitySats - startSats;
    return {
      rank: 0,
      participantId,
      isBaseline: participantId === BASELINE_ID,
      equitySats,
      profitSats,
      returnBps: Math.trunc((profitSats * BASIS_POINTS) / startSats) || 0,
      maxDrawdownBps,
      fillCount: this.#portfolios.fillCount(participantId),
      decisionCount: this.#thoughts.totals(participantId).decisionCount,
    };
  }

  #revalue(time: SimTime): void {
    for (const [participantId, runner] of this.#runners) {
      if (participantId === BASELINE_ID) move(runner, this.#baseline.startSats(), this.#baseline.equitySats(), time);
      else
        move(runner, this.#portfolios.startEquitySats(participantId), this.#portfolios.equitySats(participantId), time);
    }
  }
}

function startLine(): Runner {
  return { curve: new EquityCurve(), peakSats: 0, maxDrawdownBps: 0, equitySats: 0, startSats: 0 };
}

function move(runner: Runner, startSats: Sats, equitySats: Sats, time: SimTime): void {
  if (startSats === 0) return;
  runner.startSats = startSats;
  runner.equitySats = equitySats;
  runner.peakSats = Math.max(runner.peakSats, equitySats);
  const fallBps = Math.round(((runner.peakSats - equitySats) / must(runner.peakSats || null, 'peak')) * BASIS_POINTS);
  runner.maxDrawdownBps = Math.max(runner.maxDrawdownBps, fallBps);
  runner.curve.add(time, equitySats);
}
