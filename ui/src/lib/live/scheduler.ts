/**
 * One place decides when the screen is drawn. Feeds only say that something changed; however fast they speak, tables are drawn
 * ten times a second and charts thirty times. When drawing itself gets slow, all intervals stretch; they never stop.
 */

export type Pace = 'chart' | 'table' | 'board';

export type SchedulerPorts = {
  readonly nowMs: () => number;
  readonly requestFrame: (callback: () => void) => unknown;
};

type Task = { readonly pace: Pace; readonly run: () => void; dirty: boolean; ranAtMs: number };

/** Thirty a second: more would be seen by nobody, and a chart is drawn whole. */
const CHART_MS = 30;
const BOARD_MS = 400;
const SLOW_FLUSH_MS = 8;
const REMEMBERED_FLUSHES = 5;
const MOST_STRETCH = 10;

export class Scheduler {
  readonly #ports: SchedulerPorts;
  readonly #tasks = new Set<Task>();
  #pending = false;
  #tableMs = 100;
  #flushes: readonly number[] = [];

  constructor(ports: SchedulerPorts) {
    this.#ports = ports;
  }

  /** Registers a drawing; `mark` asks for it, `cancel` takes it out. */
  add(pace: Pace, run: () => void): { readonly mark: () => void; readonly cancel: () => void } {
    const task: Task = { pace, run, dirty: false, ranAtMs: Number.NEGATIVE_INFINITY };
    this.#tasks.add(task);
    return {
      mark: () => {
        task.dirty = true;
        this.#request();
      },
      cancel: () => this.#tasks.delete(task),
    };
  }

  /** How often tables may be drawn, ms between two drawings; Infinity freezes them. */
  setTableInterval(ms: number): void {
    this.#tableMs = ms;
    this.#request();
  }

  /** 1 when drawing is quick; above, the factor by which all intervals are stretched. */
  get stretch(): number {
    if (this.#flushes.length === 0) return 1;
    const mean = this.#flushes.reduce((sum, ms) => sum + ms, 0) / this.#flushes.length;
    return Math.min(MOST_STRETCH, Math.max(1, mean / SLOW_FLUSH_MS));
  }

  #intervalOf(pace: Pace): number {
    if (pace === 'chart') return this.#tableMs === Number.POSITIVE_INFINITY ? this.#tableMs : CHART_MS;
    return (pace === 'table' ? this.#tableMs : Math.max(BOARD_MS, this.#tableMs)) * this.stretch;
  }

  #request(): void {
    if (this.#pending) return;
    this.#pending = true;
    this.#ports.requestFrame(() => this.#flush());
  }

  #flush(): void {
    this.#pending = false;
    const startedMs = this.#ports.nowMs();
    let waits = false;
    let drew = false;
    for (const task of this.#tasks) {
      if (!task.dirty) continue;
      const interval = this.#intervalOf(task.pace);
      if (startedMs - task.ranAtMs < interval) {
        waits ||= interval !== Number.POSITIVE_INFINITY;
        continue;
      }
      task.dirty = false;
      task.ranAtMs = startedMs;
      task.run();
      drew = true;
    }
    if (drew) this.#flushes = [...this.#flushes, this.#ports.nowMs() - startedMs].slice(-REMEMBERED_FLUSHES);
    if (waits) this.#request();
  }
}
