import type { ParticipantId } from '../../market/participant.ts';
import type { Sats } from '../../market/units.ts';
import type { PortfoliosProjection } from '../portfolios.ts';
import type { ReturnSums } from './score-views.ts';

/** A return of 1 is 100 %. Whole hundred-millionths keep sums exact. */
export const RETURN_UNIT = 100_000_000;

type Line = {
  /** Null until its first minute begins, and again when it has left. */
  last: { readonly equitySats: Sats; readonly startSats: Sats } | null;
  hasLeft: boolean;
  count: number;
  sum: number;
  squaredSum: number;
};

export type MinuteReturnsState = readonly (readonly [ParticipantId, Readonly<Line>])[];

const none: ReturnSums = { count: 0, sum: 0, squaredSum: 0 };

/** Returns of the agents from one simulated minute to the next; what the treasury gives or takes is no return. */
export class MinuteReturns {
  readonly #portfolios: PortfoliosProjection;
  #lines = new Map<ParticipantId, Line>();

  constructor(portfolios: PortfoliosProjection) {
    this.#portfolios = portfolios;
  }

  admitted(participantId: ParticipantId): void {
    this.#lines.set(participantId, { last: null, hasLeft: false, ...none });
  }

  retired(participantId: ParticipantId): void {
    const line = this.#lines.get(participantId);
    if (line !== undefined) line.hasLeft = true;
  }

  minute(): void {
    for (const [participantId, line] of this.#lines) if (!line.hasLeft) this.#add(participantId, line);
  }

  of(participantId: ParticipantId): ReturnSums {
    return this.#lines.get(participantId) ?? none;
  }

  state(): MinuteReturnsState {
    return [...this.#lines];
  }

  restore(state: MinuteReturnsState): void {
    this.#lines = new Map(state.map(([participantId, line]) => [participantId, { ...line }]));
  }

  #add(participantId: ParticipantId, line: Line): void {
    const equitySats = this.#portfolios.equitySats(participantId);
    const startSats = this.#portfolios.startEquitySats(participantId);
    const { last } = line;
    line.last = { equitySats, startSats };
    if (last === null || last.equitySats <= 0) return;
    const gainedSats = equitySats - last.equitySats - (startSats - last.startSats);
    const units = Math.round((gainedSats / last.equitySats) * RETURN_UNIT) || 0;
    line.count += 1;
    line.sum += units;
    line.squaredSum += units * units;
  }
}

/**
 * Sharpe ratio of one-minute returns: their mean over their sample standard deviation, with a riskless rate of 0 and
 * without annualising (W. F. Sharpe, "The Sharpe Ratio", 1994, ex post form). Null when all returns are the same.
 */
export function sharpeOf({ count, sum, squaredSum }: ReturnSums): number | null {
  if (count < 2) return null;
  const variance = (squaredSum - (sum * sum) / count) / (count - 1);
  return variance > 0 ? sum / count / Math.sqrt(variance) : null;
}
