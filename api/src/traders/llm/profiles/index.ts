import { gemini } from './gemini.ts';
import { generic } from './generic.ts';
import { groq } from './groq.ts';
import { litellm } from './litellm.ts';
import { llamaCpp } from './llama-cpp.ts';
import { ollama } from './ollama.ts';
import { openai } from './openai.ts';
import { openaiResponses } from './openai-responses.ts';
import { openrouter } from './openrouter.ts';
import type { Profile } from './profile.ts';
import { vllm } from './vllm.ts';

/** Every kind of provider that is known, by the name that providers.json calls it. */
export const profiles = {
  openai,
  'openai-responses': openaiResponses,
  gemini,
  ollama,
  openrouter,
  groq,
  vllm,
  'llama-cpp': llamaCpp,
  litellm,
  generic,
} as const satisfies Readonly<Record<string, Profile>>;

export type ProfileName = keyof typeof profiles;

export const profileNames = Object.keys(profiles) as [ProfileName, ...ProfileName[]];
