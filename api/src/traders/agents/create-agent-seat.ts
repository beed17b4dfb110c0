import type { Instrument } from '../../market/instrument.ts';
import type { Participant } from '../../market/participant.ts';
import { must } from '../../util/assert.ts';
import { Rng } from '../../util/rng.ts';
import { withDefaults } from '../parameters.ts';
import type { AgentSettings } from '../population-settings.ts';
import { type Seat, startFunds } from '../seat.ts';
import { Agent } from './agent.ts';
import { agentDefaults } from './agent-parameters.ts';
import type { Persona } from './persona.ts';
import { personas } from './personas/index.ts';
import type { Place } from './rota.ts';
import { agentStrategies } from './strategies/index.ts';

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
  const persona = personaOf(settings.persona);
  if (persona === null) return null;
  const strategy = must(
    agentStrategies.find((candidate) => candidate.strategy === persona.strategy),
    `agent strategy ${persona.strategy}`,
  );
  const participantId = handle ?? persona.handle;
  const parameters = withDefaults(agentDefaults, persona.parameters);
  const place = placeOf(participantId, seed);
  return {
    participant: participantOf(persona, participantId, settings),
    funds: startFunds(settings.startingSats, settings.stockShareBps, instruments),
    trader: new Agent({
      participantId,
      persona,
      strategy,
      parameters,
      place,
      brain: settings.brain,
      seed,
      instruments,
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

function personaOf(persona: AgentSettings['persona']): Persona | null {
  if (typeof persona !== 'string') return persona;
  return personas.find(({ handle }) => handle === persona) ?? null;
}
