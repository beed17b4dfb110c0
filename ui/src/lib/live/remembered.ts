import { readSection, writeSection } from './storage.ts';

/** Yes-or-no memories of the browser. One that keeps nothing forgets, and nothing else happens. */
const SECTION = 'seen';

export function isRemembered(name: string): boolean {
  return readSection(SECTION)[name] === true;
}

export function remember(name: string): void {
  writeSection(SECTION, { ...readSection(SECTION), [name]: true });
}
