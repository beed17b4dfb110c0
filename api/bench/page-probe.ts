import type { CDPSession, Page } from 'playwright-core';

/** What a page notes about itself, from before its first script on. Runs in the browser. */
function takeNotes(): void {
  const notes = { longTasks: [] as number[], clicks: [] as number[], lcpMs: 0, gaps: [] as number[] };
  const watch = (type: string, options: object, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options });
  watch('longtask', {}, ({ duration }) => notes.longTasks.push(duration));
  watch('event', { durationThreshold: 16 }, ({ name, duration }) => {
    if (name === 'click' || name === 'pointerup') notes.clicks.push(duration);
  });
  watch('largest-contentful-paint', {}, ({ startTime }) => {
    notes.lcpMs = startTime;
  });
  Object.assign(window, { notes });
}

/** Asks for every frame, and so has the page make sixty a second: what else is measured is measured without it. */
function noteFrames(): void {
  const { notes } = window as unknown as { readonly notes: { readonly gaps: number[] } };
  let before = 0;
  const frame = (now: number): void => {
    if (before > 0) notes.gaps.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

type Notes = {
  readonly longTasks: readonly number[];
  /** Events that took less than 16 ms to the next paint are not told. */
  readonly clicks: readonly number[];
  readonly lcpMs: number;
  readonly gaps: readonly number[];
};

/** A fixed piece of work, as the browser of this machine does it: what all times are compared with. */
function calibrate(): number {
  const startedMs = performance.now();
  let state = 1;
  const numbers = Array.from({ length: 200_000 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  });
  numbers.sort((a, b) => a - b);
  return performance.now() - startedMs;
}

/** Measures a page from outside, and by the notes it takes. */
export class PageProbe {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  /** Before the page goes anywhere. */
  static async on(page: Page): Promise<PageProbe> {
    const session = await page.context().newCDPSession(page);
    // Time that the thread really had: a crowded machine makes tasks long, not heavy.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.addInitScript(takeNotes);
    return new PageProbe(page, session);
  }

  /** Median of so many loops, milliseconds. */
  async calibration(loops = 7): Promise<number> {
    const times: number[] = [];
    for (let loop = 0; loop < loops; loop += 1) times.push(await this.#page.evaluate(calibrate));
    return times.toSorted((a, b) => a - b)[Math.floor(loops / 2)] ?? Number.NaN;
  }

  /** CPU time of the page's main thread so far, milliseconds. */
  async busyMs(): Promise<number> {
    return (await this.#metric('TaskDuration')) * 1_000;
  }

  /** How often the page was laid out so far. */
  layouts(): Promise<number> {
    return this.#metric('LayoutCount');
  }

  async #metric(wanted: string): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  }

  notes(): Promise<Notes> {
    return this.#page.evaluate(() => (window as unknown as { readonly notes: Notes }).notes);
  }

  /** From now on, until the page is closed. */
  watchFrames(): Promise<void> {
    return this.#page.evaluate(noteFrames);
  }

  /** What was noted so far does not count. */
  forget(): Promise<void> {
    return this.#page.evaluate(() => {
      const { notes } = window as unknown as { readonly notes: Record<'longTasks' | 'clicks' | 'gaps', number[]> };
      for (const name of ['longTasks', 'clicks', 'gaps'] as const) notes[name].length = 0;
    });
  }

  elements(): Promise<number> {
    return this.#page.evaluate(() => document.querySelectorAll('*').length);
  }

  /** After a collection. */
  async heapBytes(): Promise<number> {
    await this.#session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.#session.send('Runtime.getHeapUsage');
    return usedSize;
  }
}
