import type { Instrument } from '../../market/instrument.ts';
import type { AgentSettings } from '../population-settings.ts';
import type { Seat } from '../seat.ts';

/** The seat of one agent; null when its persona is unknown. */
export function createAgentSeat(
  _settings: AgentSettings,
  _seed: string,
  _instruments: readonly Instrument[],
): Seat | null {
  return null;
}
