import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Edit, Sabotage } from './sabotage.ts';

const SOURCES = fileURLToPath(new URL('../../src/', import.meta.url));

export type Damage = {
  /** The files that it changes, below `api/src`, as they are then. */
  readonly texts: ReadonlyMap<string, string>;
  /** Texts that were to be replaced and are not there, or not only once. */
  readonly misses: readonly string[];
};

export function damageOf(sabotage: Sabotage): Damage {
  const texts = new Map<string, string>();
  const misses = [sabotage, ...(sabotage.also ?? [])].flatMap((edit) => apply(edit, texts) ?? []);
  return { texts, misses };
}

/** Answers what it misses. */
function apply({ file, find, replacement }: Edit, texts: Map<string, string>): string | null {
  const pieces = (texts.get(file) ?? readFileSync(join(SOURCES, file), 'utf8')).split(find);
  if (pieces.length !== 2) return `api/src/${file} holds this ${pieces.length - 1} times instead of once: ${find}`;
  texts.set(file, pieces.join(replacement));
  return null;
}
