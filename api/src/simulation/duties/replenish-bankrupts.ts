import type { Command } from '../../market/commands.ts';
import type { SimTime } from '../../market/units.ts';
import type { ReadModel } from '../../projections/views.ts';
import { isBankrupt } from '../../traders/bankruptcy.ts';
import type { Seat } from '../../traders/population.ts';
import type { Duty } from '../duty.ts';

const EVERY_MS = 60_000;

/** Once a simulated minute: a background trader that can neither buy nor sell gets its start funds again, from the treasury and on record. */
export class ReplenishBankrupts implements Duty {
  readonly #background: readonly Seat[];
  #nextAt: SimTime = 0;

  constructor(seats: readonly Seat[]) {
    this.#background = seats.filter((seat) => seat.participant.kind === 'BACKGROUND');
  }

  perform(view: ReadModel, now: SimTime): readonly Command[] {
    if (now < this.#nextAt) return [];
    this.#nextAt = now + EVERY_MS;
    return this.#background.filter((seat) => isBankrupt(view, seat.participant)).flatMap(refund);
  }

  state(): SimTime {
    return this.#nextAt;
  }

  restore(state: unknown): void {
    this.#nextAt = state as SimTime;
  }
}

function refund(seat: Seat): Command[] {
  const { participantId } = seat.participant;
  return Object.entries(seat.funds).map(([asset, amount]) => ({
    type: 'AdjustFunds',
    participantId,
    asset,
    amount,
    reason: 'REPLENISH',
  }));
}
