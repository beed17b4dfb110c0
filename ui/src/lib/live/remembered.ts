/** Yes-or-no memories of the browser. One that keeps nothing forgets, and nothing else happens. */
const PREFIX = 'agent-market.';

export function isRemembered(name: string): boolean {
  try {
    return localStorage.getItem(PREFIX + name) === 'yes';
  } catch {
    return false;
  }
}

export function remember(name: string): void {
  try {
    localStorage.setItem(PREFIX + name, 'yes');
  } catch {
    // It will be asked again, then.
  }
}
