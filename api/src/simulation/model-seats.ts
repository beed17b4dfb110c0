import type { Brain, ParticipantId } from '../market/participant.ts';
import { type AgentSettings, handleOf } from '../traders/population-settings.ts';
import type { Scenario } from './scenario.ts';

/** Gives every second rule-driven agent of a scenario a model brain; null leaves the scenario as it is. */
export function withModelSeats(scenario: Scenario, model: string | null): Scenario {
  if (model === null) return scenario;
  const agents = scenario.population.agents.map((agent, index) => (index % 2 === 0 ? withModel(agent, model) : agent));
  return { ...scenario, population: { ...scenario.population, agents } };
}

function withModel(agent: AgentSettings, model: string): AgentSettings {
  return agent.brain.kind === 'RULE' ? { ...agent, brain: { kind: 'OPENAI', model } } : agent;
}

/** Gives agents the brains they once had, by handle; the others keep theirs. */
export function withBrains(scenario: Scenario, brains: ReadonlyMap<ParticipantId, Brain>): Scenario {
  const agents = scenario.population.agents.map((agent) => {
    return { ...agent, brain: brains.get(handleOf(agent)) ?? agent.brain };
  });
  return { ...scenario, population: { ...scenario.population, agents } };
}
