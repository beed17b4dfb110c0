import { local, type Profile } from './profile.ts';

/** vLLM: batches many calls. Its chat templates may take one system message only, which is all that is sent. */
export const vllm: Profile = { ...local, toolChoice: 'named', maxConcurrentCalls: 8, isFreeWithoutKey: true };
