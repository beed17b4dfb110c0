import { local, type Profile } from './profile.ts';

/** llama.cpp's own server: it ignores `\d` in patterns and bounds of floats, of which the schema has none. */
export const llamaCpp: Profile = { ...local, freeModels: /./ };
