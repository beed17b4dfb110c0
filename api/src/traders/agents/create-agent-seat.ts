import type { Instrument } from '../../market/instrument.ts';
import type { Participant } from '../../market/participant.ts';
import { Rng } from '../../util/rng.ts';
import type { AgentSettings } from '../population-settings.ts';
import { type Seat, startFunds } from '../seat.ts';
import { Agent } from './agent.ts';
import { characterOf } from './character.ts';
import type { Persona } from './persona.ts';
import { personas } from './personas/index.ts';
import type { Place } from './rota.ts';

/**
 * The seat of one agent; null when its persona is unknown. `handle` is another name for the seat than the persona's own,
 * so that one persona can sit twice.
 */
export function createAgentSeat(
  settings: AgentSettings,
  seed: string,
  instruments: readonly Instrument[],
  handle?: string,
): Seat | null {
  const character = characterOf(settings.persona);
  if (character === null) return null;
  const { persona } = character;
  const participantId = handle ?? persona.handle;
  const place = placeOf(participantId, seed);
  return {
    participant: participantOf(persona, participantId, settings),
    funds: startFunds(settings.startingSats, settings.stockShareBps, instruments),
    trader: new Agent({
      participantId,
      character,
      place,
      brain: settings.brain,
      seed,
      masksTickers: settings.masksTickers ?? false,
    }),
  };
}

/** Those of the registry share the round evenly, whoever else is seated; others stand anywhere in it. */
function placeOf(participantId: string, seed: string): Place {
  const count = personas.length;
  const index = personas.findIndex(({ handle }) => handle === participantId);
  return { index: index < 0 ? Rng.derive(seed, `${participantId} place`).integer(0, count - 1) : index, count };
}

function participantOf(persona: Persona, participantId: string, { brain }: AgentSettings): Participant {
  const { name, strategy, description } = persona;
  const shown = participantId === persona.handle ? name : participantId;
  return { participantId, kind: 'AGENT', name: shown, strategy, description, brain, market: null };
}
