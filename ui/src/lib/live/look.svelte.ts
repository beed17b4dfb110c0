import { afterPaint } from './after-paint.ts';
import { kept, readSection, writeSection } from './storage.ts';

/** How the reader wants the terminal to look. Kept in the browser, applied as attributes of <html>. */

export const THEMES = ['dark', 'light', 'contrast'] as const;
export const UP_DOWN = ['teal-red', 'blue-amber'] as const;
export type Theme = (typeof THEMES)[number];
export type UpDown = (typeof UP_DOWN)[number];
export const THEME_NAMES = { dark: 'Dark', light: 'Light', contrast: 'High contrast' } as const;
export const UP_DOWN_NAMES = { 'teal-red': 'teal and red', 'blue-amber': 'blue and amber' } as const;

const SECTION = 'look';

class Look {
  theme = $state<Theme>('dark');
  updown = $state<UpDown>('teal-red');
  /** Whether the ticker tape moves. Off by default for readers who asked for less motion. */
  tapeRuns = $state(true);
  /** Grows with every change of colours: canvases read it to know when to read the tokens again. */
  version = $state(0);

  /** Called once, by the shell, before anything is drawn. */
  restore(): void {
    const saved = readSection(SECTION);
    this.theme = kept(THEMES, saved.theme, 'dark');
    this.updown = kept(UP_DOWN, saved.updown, 'teal-red');
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.tapeRuns = typeof saved.tapeRuns === 'boolean' ? saved.tapeRuns : !calm;
    matchMedia('(forced-colors: active)').addEventListener('change', () => {
      this.version += 1;
    });
    this.#apply();
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    this.#keep();
  }

  setUpDown(updown: UpDown): void {
    this.updown = updown;
    this.#keep();
  }

  toggleTape(): void {
    this.tapeRuns = !this.tapeRuns;
    this.#keep();
  }

  #keep(): void {
    const { theme, updown, tapeRuns } = this;
    writeSection(SECTION, { theme, updown, tapeRuns });
    // Who pressed the button is answered first: new colours are worked out for every element of the page.
    afterPaint(() => this.#apply());
  }

  #apply(): void {
    document.documentElement.dataset.theme = this.theme;
    document.documentElement.dataset.updown = this.updown;
    // One after the other: the new colours are seen before charts are drawn anew and letters are measured.
    afterPaint(() => {
      this.version += 1;
      afterPaint(() => {
        document.documentElement.dataset.letters = this.theme === 'contrast' ? 'heavy' : 'plain';
      });
    });
  }
}

export const look = new Look();
