import { must } from '../../util/assert.ts';
import { withDefaults } from '../parameters.ts';
import type { AgentSettings } from '../population-settings.ts';
import { type AgentParameters, agentDefaults } from './agent-parameters.ts';
import type { Persona } from './persona.ts';
import { personas } from './personas/index.ts';
import type { AgentStrategy } from './strategies/agent-strategy.ts';
import { agentStrategies } from './strategies/index.ts';

/** What a persona makes of the agent that has it. */
export type Character = {
  readonly persona: Persona;
  readonly strategy: AgentStrategy;
  readonly parameters: AgentParameters;
};

/** Null when the persona is unknown. */
export function characterOf(settings: AgentSettings['persona']): Character | null {
  const persona = typeof settings === 'string' ? personas.find(({ handle }) => handle === settings) : settings;
  if (persona === undefined) return null;
  const strategy = must(
    agentStrategies.find((candidate) => candidate.strategy === persona.strategy),
    `agent strategy ${persona.strategy}`,
  );
  return { persona, strategy, parameters: withDefaults(agentDefaults, persona.parameters) };
}
