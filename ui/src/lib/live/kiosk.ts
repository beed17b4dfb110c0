/** Wall time that a market stays on a wall screen, ms. */
const TURN_MS = 20_000;

/** `?kiosk=1`: nobody is at the keyboard. The screen shows one market after the other; whoever asked for less motion sees one. */
export class Kiosk {
  readonly isOn: boolean;
  readonly #next: () => void;

  constructor(isOn: boolean, next: () => void) {
    this.isOn = isOn;
    this.#next = next;
  }

  start(): () => void {
    if (!this.isOn) return () => {};
    document.documentElement.dataset.kiosk = 'on';
    // Before anybody else hears of it: a key that pauses the run has no place on a wall.
    const silence = (event: KeyboardEvent): void => event.stopImmediatePropagation();
    addEventListener('keydown', silence, { capture: true });
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const timer = isCalm ? null : setInterval(this.#next, TURN_MS);
    return () => {
      delete document.documentElement.dataset.kiosk;
      removeEventListener('keydown', silence, { capture: true });
      if (timer !== null) clearInterval(timer);
    };
  }
}
