/** How the reader wants the terminal to look. Kept in the browser, applied as attributes of <html>. */

export const THEMES = ['dark', 'light', 'contrast'] as const;
export const UP_DOWN = ['teal-red', 'blue-amber'] as const;
export type Theme = (typeof THEMES)[number];
export type UpDown = (typeof UP_DOWN)[number];
export const THEME_NAMES = { dark: 'Dark', light: 'Light', contrast: 'High contrast' } as const;
export const UP_DOWN_NAMES = { 'teal-red': 'teal and red', 'blue-amber': 'blue and amber' } as const;

const STORAGE_KEY = 'agent-market.look';

type Saved = { readonly theme?: unknown; readonly updown?: unknown; readonly tapeRuns?: unknown };

function readSaved(): Saved {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

class Look {
  theme = $state<Theme>('dark');
  updown = $state<UpDown>('teal-red');
  /** Whether the ticker tape moves. Off by default for readers who asked for less motion. */
  tapeRuns = $state(true);
  /** Grows with every change of colours: canvases read it to know when to read the tokens again. */
  version = $state(0);

  /** Called once, by the shell, before anything is drawn. */
  restore(): void {
    const saved = readSaved();
    this.theme = THEMES.find((theme) => theme === saved.theme) ?? 'dark';
    this.updown = UP_DOWN.find((pair) => pair === saved.updown) ?? 'teal-red';
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.tapeRuns = typeof saved.tapeRuns === 'boolean' ? saved.tapeRuns : !calm;
    this.#apply();
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.#apply();
  }

  setUpDown(updown: UpDown): void {
    this.updown = updown;
    this.#apply();
  }

  toggleTape(): void {
    this.tapeRuns = !this.tapeRuns;
    this.#apply();
  }

  #apply(): void {
    document.documentElement.dataset.theme = this.theme;
    document.documentElement.dataset.updown = this.updown;
    const { theme, updown, tapeRuns } = this;
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify({ theme, updown, tapeRuns }));
    } catch {
      // A browser that keeps nothing still shows everything.
    }
    this.version += 1;
  }
}

export const look = new Look();
