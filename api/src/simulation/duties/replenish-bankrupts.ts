import type { Command } from '../../market/commands.ts';
import type { SimTime } from '../../market/units.ts';
import { isBankrupt } from '../../traders/bankruptcy.ts';
import type { Seat } from '../../traders/population.ts';
import type { Duty } from '../kernel.ts';

const EVERY_MS = 60_000;

/** Once a simulated minute: a background trader that can neither buy nor sell gets its start funds again, from the treasury and on record. */
export function replenishBankrupts(seats: readonly Seat[]): Duty {
  const background = seats.filter((seat) => seat.participant.kind === 'BACKGROUND');
  let nextAt: SimTime = 0;
  return (view, now) => {
    if (now < nextAt) return [];
    nextAt = now + EVERY_MS;
    return background.filter((seat) => isBankrupt(view, seat.participant)).flatMap(refund);
  };
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
