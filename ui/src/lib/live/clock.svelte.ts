import type { Scheduler } from './scheduler.ts';

const TICK_MS = 250;

/** Wall time for ages and countdowns, read four times a second while anyone looks. */
class WallClock {
  #now = $state(Date.now());

  /** Epoch ms. Follows wall time when read in an effect or in markup. */
  get nowMs(): number {
    return this.#now;
  }

  /** Starts ticking, on the beats of the screen; returns the stop. Called once, by the shell. */
  start(scheduler: Scheduler): () => void {
    const drawing = scheduler.add('clock', () => {
      this.#now = Date.now();
    });
    const timer = setInterval(() => drawing.mark(), TICK_MS);
    return () => {
      clearInterval(timer);
      drawing.cancel();
    };
  }
}

export const clock = new WallClock();
