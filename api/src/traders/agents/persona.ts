import type { InlinePersona } from '../population-settings.ts';

/** Who an AI seat is. What a scenario may bring itself and what the registry holds are the same thing. */
export type Persona = InlinePersona;
