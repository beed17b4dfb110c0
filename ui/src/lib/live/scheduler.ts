/**
 * One place decides when the screen is drawn. Feeds only say that something changed; however fast they speak, a beat of the
 * screen has six turns, and in each of them only one kind of thing is drawn: no frame has to draw everything, and what is due
 * together is drawn together, so that the browser works out styles, layout and pixels once for all of it. Where drawing would take
 * more than a third of the thread's time the beats stretch; they never stop.
 */

/**
 * Charts are drawn on each beat, tables and the book too unless the reader chose otherwise; lists of what happened on every second one,
 * boards and the wire on every fourth. No choice stops a clock.
 */
export type Pace = 'table' | 'book' | 'chart' | 'tape' | 'board' | 'wire' | 'clock';

export type SchedulerPorts = {
  readonly nowMs: () => number;
  /** Not within a frame: what a turn changes is drawn by the next frame, so that neither task is a long one. */
  readonly after: (delayMs: number, callback: () => void) => unknown;
  /** Puts what the tasks changed into the page. */
  readonly settle: () => void;
  readonly requestFrame: (callback: () => void) => unknown;
  /** From within a frame: as soon as the browser is done with it. */
  readonly afterFrame: (callback: () => void) => unknown;
};

type Task = { readonly pace: Pace; readonly run: () => void; dirty: boolean; ranAtMs: number };

/** As often as the feeds of a chart or a table speak. */
const BEAT_MS = 100;
const TAPE_MS = 200;
const BOARD_MS = 400;
/** What is drawn together, in the order of the turns. Clocks are a few words in the tables. */
const TURNS: readonly (readonly Pace[])[] = [['table', 'clock'], ['book'], ['chart'], ['tape'], ['board'], ['wire']];
const TURN_MS = BEAT_MS / TURNS.length;
/** Timers come a little early or late: a task that is due within this is due. */
const SLACK_MS = 10;
/** Of one turn and its frame: a beat has four of them on average, which then take a third of it. */
const SLOW_TURN_MS = 8;
/** About two beats. */
const REMEMBERED_TURNS = 6;
const MOST_STRETCH = 10;

export class Scheduler {
  readonly #ports: SchedulerPorts;
  readonly #tasks = new Set<Task>();
  #pending = false;
  /** What was flushed last is not on the screen yet: a hidden page never gets there, and flushes nothing more. */
  #awaitsFrame = false;
  #heldUntilMs = Number.NEGATIVE_INFINITY;
  /** Whose turn it was last, and when each had its last one. */
  #turn = TURNS.length - 1;
  readonly #turnAtMs: number[] = TURNS.map(() => Number.NEGATIVE_INFINITY);
  #tableMs = BEAT_MS;
  /** What the last ones took. */
  #turnsMs: readonly number[] = [];

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

  /** To what somebody does: nothing else is drawn for so long, and before the frame that answers it. */
  giveWay(forMs = 0): void {
    this.#heldUntilMs = this.#ports.nowMs() + forMs;
    if (!this.#awaitsFrame) this.#awaitFrame();
  }

  /** 1 when drawing is quick; above, the factor by which all intervals are stretched. */
  get stretch(): number {
    if (this.#turnsMs.length === 0) return 1;
    const mean = this.#turnsMs.reduce((sum, ms) => sum + ms, 0) / this.#turnsMs.length;
    return Math.min(MOST_STRETCH, Math.max(1, mean / SLOW_TURN_MS));
  }

  #intervalOf(pace: Pace): number {
    if (pace === 'clock') return 0;
    const isFrozen = this.#tableMs === Number.POSITIVE_INFINITY;
    if (pace === 'chart') return isFrozen ? this.#tableMs : BEAT_MS * this.stretch;
    const leastMs = { table: 0, book: 0, tape: TAPE_MS, board: BOARD_MS, wire: BOARD_MS }[pace];
    return Math.max(leastMs, this.#tableMs) * this.stretch;
  }

  #request(): void {
    if (this.#pending || this.#awaitsFrame) return;
    this.#pending = true;
    const nextMs = Math.max(Math.max(...this.#turnAtMs) + TURN_MS * this.stretch, this.#heldUntilMs);
    this.#ports.after(Math.max(0, nextMs - this.#ports.nowMs()), () => this.#flush());
  }

  /** The next in turn that has something to draw. */
  #flush(): void {
    this.#pending = false;
    const startedMs = this.#ports.nowMs();
    if (this.#awaitsFrame || startedMs < this.#heldUntilMs) {
      this.#request();
      return;
    }
    for (let after = 1; after <= TURNS.length; after += 1) {
      const turn = (this.#turn + after) % TURNS.length;
      const due = this.#dueIn(turn, startedMs);
      if (due.length === 0) continue;
      this.#draw(turn, due, startedMs);
      return;
    }
    if (this.#waits()) this.#request();
  }

  #dueIn(turn: number, nowMs: number): readonly Task[] {
    const hadTurnMs = nowMs - (this.#turnAtMs[turn] ?? 0);
    if (hadTurnMs < BEAT_MS * this.stretch - SLACK_MS) return [];
    return [...this.#tasks].filter((task) => TURNS[turn]?.includes(task.pace) && this.#isDue(task, nowMs));
  }

  #draw(turn: number, due: readonly Task[], startedMs: number): void {
    this.#turn = turn;
    // A turn that came early is no reason for the next one to do so too.
    const turnAtMs = Math.max(startedMs, (this.#turnAtMs[turn] ?? 0) + BEAT_MS * this.stretch);
    this.#turnAtMs[turn] = turnAtMs;
    for (const task of due) {
      task.dirty = false;
      task.ranAtMs = turnAtMs;
      task.run();
    }
    this.#ports.settle();
    this.#awaitFrame(this.#ports.nowMs() - startedMs);
  }

  /** A single one that was slow beyond measure is no reason to be slow for long. */
  #remember(turnMs: number): void {
    this.#turnsMs = [...this.#turnsMs, Math.min(turnMs, MOST_STRETCH * SLOW_TURN_MS)].slice(-REMEMBERED_TURNS);
  }

  #isDue({ dirty, pace, ranAtMs }: Task, nowMs: number): boolean {
    return dirty && nowMs - ranAtMs >= this.#intervalOf(pace) - SLACK_MS;
  }

  /** What is frozen waits for nothing. */
  #waits(): boolean {
    return [...this.#tasks].some(({ dirty, pace }) => dirty && this.#intervalOf(pace) !== Number.POSITIVE_INFINITY);
  }

  /** The frame that shows a turn which took so long until now, if any. */
  #awaitFrame(turnMs: number | null = null): void {
    this.#awaitsFrame = true;
    const { nowMs, requestFrame, afterFrame } = this.#ports;
    requestFrame(() => {
      const beganMs = nowMs();
      afterFrame(() => {
        this.#awaitsFrame = false;
        if (turnMs !== null) this.#remember(turnMs + nowMs() - beganMs);
        if (this.#waits()) this.#request();
      });
    });
  }
}
