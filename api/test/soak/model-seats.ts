import { personas } from '../../src/traders/agents/personas/index.ts';

/** Seats that ask a model: every second one of the registry, as `LLM_MODEL` has it. */
export const modelSeats: readonly string[] = personas.filter((_, index) => index % 2 === 0).map(({ handle }) => handle);

/** Half of them are answered wrongly. */
export const wrongSeats: readonly string[] = modelSeats.filter((_, index) => index % 2 === 1);

/** Whose question it is: the system prompt begins with the persona's own words. */
export function seatOf(systemPrompt: string): string | undefined {
  return personas.find(({ prompt }) => systemPrompt.startsWith(prompt))?.handle;
}
