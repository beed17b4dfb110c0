import { assert } from '../util/assert.ts';
import type { Parameters } from './population-settings.ts';

/** Defaults with some of them replaced. An unknown name or a number that is none is a broken scenario. */
export function withDefaults<T extends Parameters>(defaults: T, overrides: Parameters): T {
  for (const [name, value] of Object.entries(overrides)) {
    assert(name in defaults, () => `unknown parameter ${name}; known are ${Object.keys(defaults).join(', ')}`);
    assert(Number.isFinite(value), () => `parameter ${name} is not a number`);
  }
  return { ...defaults, ...overrides };
}
