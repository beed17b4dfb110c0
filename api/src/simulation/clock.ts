/** Wall-clock time and timers: the only door from the simulation to the machine's clock. */
export type Clock = {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Monotonic milliseconds, for measuring. */
  elapsedMs(): number;
  /** Runs `work` once after `delayMs`; 0 means as soon as other work had its turn. Returns the way to call it off. */
  after(delayMs: number, work: () => void): () => void;
};

export const wallClock: Clock = {
  now: () => Date.now(),
  elapsedMs: () => performance.now(),
  after(delayMs, work) {
    if (delayMs <= 0) {
      const immediate = setImmediate(work);
      return () => clearImmediate(immediate);
    }
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
};
