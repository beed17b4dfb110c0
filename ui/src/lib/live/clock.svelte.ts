const TICK_MS = 250;

/** Wall time for ages and countdowns, read four times a second while anyone looks. */
class WallClock {
  #now = $state(Date.now());

  /** Epoch ms. Follows wall time when read in an effect or in markup. */
  get nowMs(): number {
    return this.#now;
  }

  /** Starts ticking; returns the stop. Called once, by the shell. */
  start(): () => void {
    const timer = setInterval(() => {
      if (!document.hidden) this.#now = Date.now();
    }, TICK_MS);
    return () => clearInterval(timer);
  }
}

export const clock = new WallClock();
