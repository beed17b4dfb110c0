import { local, type Profile } from './profile.ts';

/** Ollama. Local models are held to the schema by a grammar; its cloud takes the schema and ignores it. */
export const ollama: Profile = {
  ...local,
  baseUrl: 'http://127.0.0.1:11434/v1',
  addresses: [/:11434$/],
  // It has no tool_choice.
  toolChoice: 'none',
  freeModels: /^(?!.*[-:]cloud$)/,
};
