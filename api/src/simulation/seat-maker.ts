import type { Instrument } from '../market/instrument.ts';
import { createAgentSeat } from '../traders/population.ts';
import type { SeatMaker } from './god-acts.ts';

/** Seats agents that are spawned while a run goes on: all bitcoin, no stock, under the handle that was asked for. */
export function seatMaker(instruments: readonly Instrument[], seed: string): SeatMaker {
  return ({ handle, persona, brain, model, startingSats }) =>
    createAgentSeat(
      { persona, brain: { kind: brain, model }, startingSats, stockShareBps: 0 },
      seed,
      instruments,
      handle,
    );
}
