import type { Instrument } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { Parameters } from '../population-settings.ts';
import type { Trader } from '../trader.ts';

export type LiquiditySeat = {
  readonly participantId: ParticipantId;
  readonly instrument: Instrument;
  readonly seed: string;
  readonly parameters: Parameters;
};

/** A bot that keeps two-sided quotes in one market. */
export type LiquidityStrategy = {
  readonly strategy: string;
  readonly description: string;
  readonly createTrader: (seat: LiquiditySeat) => Trader;
};
