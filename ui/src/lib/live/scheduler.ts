/**
 * One place decides when the screen is drawn. Feeds only say that something changed; however fast they speak, the screen has ten
 * beats a second, and whatever is due is drawn on the same one: the browser works out styles, layout and pixels once for all of
 * it. When drawing itself gets slow, the beats stretch; they never stop.
 */

/**
 * Charts are drawn on each beat, tables too unless the reader chose otherwise, boards more calmly and between two beats, so that
 * no frame has to draw everything. No choice stops a clock.
 */
export type Pace = 'chart' | 'table' | 'board' | 'clock';

export type SchedulerPorts = {
  readonly nowMs: () => number;
  /** Not within a frame: what a beat changes is drawn by the next frame, so that neither task is a long one. */
  readonly after: (delayMs: number, callback: () => void) => unknown;
  /** Puts what the tasks changed into the page. */
  readonly settle: () => void;
  readonly requestFrame: (callback: () => void) => unknown;
};

type Task = { readonly pace: Pace; readonly run: () => void; dirty: boolean; ranAtMs: number };

/** As often as the feeds of a chart or a table speak. */
const BEAT_MS = 100;
const BOARD_MS = 400;
/** Timers come a little early or late: a task that is due within this is due. */
const SLACK_MS = 10;
const SLOW_FLUSH_MS = 8;
const REMEMBERED_FLUSHES = 5;
const MOST_STRETCH = 10;

export class Scheduler {
  readonly #ports: SchedulerPorts;
  readonly #tasks = new Set<Task>();
  #pending = false;
  /** What was flushed last is not on the screen yet: a hidden page never gets there, and flushes nothing more. */
  #awaitsFrame = false;
  #beatAtMs = Number.NEGATIVE_INFINITY;
  /** Only boards are left to be drawn, between this beat and the next. */
  #isOffBeat = false;
  #tableMs = BEAT_MS;
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
    if (pace === 'clock') return 0;
    const isFrozen = this.#tableMs === Number.POSITIVE_INFINITY;
    if (pace === 'chart') return isFrozen ? this.#tableMs : BEAT_MS * this.stretch;
    return (pace === 'table' ? this.#tableMs : Math.max(BOARD_MS, this.#tableMs)) * this.stretch;
  }

  #request(): void {
    if (this.#pending || this.#awaitsFrame) return;
    this.#pending = true;
    const beatMs = BEAT_MS * this.stretch * (this.#isOffBeat ? 0.5 : 1);
    this.#ports.after(Math.max(0, this.#beatAtMs + beatMs - this.#ports.nowMs()), () => this.#flush());
  }

  #flush(): void {
    this.#pending = false;
    const startedMs = this.#ports.nowMs();
    const isOffBeat = this.#isOffBeat;
    if (!isOffBeat) this.#beatAtMs = startedMs;
    const due = [...this.#tasks].filter((task) => this.#isDue(task, startedMs));
    const onBeat = due.filter(({ pace }) => pace !== 'board');
    const chosen = isOffBeat || onBeat.length === 0 ? due.filter(({ pace }) => pace === 'board') : onBeat;
    this.#isOffBeat = !isOffBeat && chosen.length < due.length;
    for (const task of chosen) this.#run(task);
    if (chosen.length > 0) {
      this.#ports.settle();
      if (!isOffBeat) this.#remember(this.#ports.nowMs() - startedMs);
      this.#awaitFrame();
    } else if (this.#waits()) this.#request();
  }

  #remember(flushMs: number): void {
    this.#flushes = [...this.#flushes, flushMs].slice(-REMEMBERED_FLUSHES);
  }

  /** By the time of its beat: what is drawn after it is as soon due again. */
  #run(task: Task): void {
    task.dirty = false;
    task.ranAtMs = this.#beatAtMs;
    task.run();
  }

  #isDue({ dirty, pace, ranAtMs }: Task, nowMs: number): boolean {
    return dirty && nowMs - ranAtMs >= this.#intervalOf(pace) - SLACK_MS;
  }

  /** What is frozen waits for nothing. */
  #waits(): boolean {
    return [...this.#tasks].some(({ dirty, pace }) => dirty && this.#intervalOf(pace) !== Number.POSITIVE_INFINITY);
  }

  #awaitFrame(): void {
    this.#awaitsFrame = true;
    this.#ports.requestFrame(() => {
      this.#awaitsFrame = false;
      if (this.#waits()) this.#request();
    });
  }
}
