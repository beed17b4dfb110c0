import type { DecisionRecord, WakeReason } from '../market/decision.ts';
import type { SimTime } from '../market/units.ts';
import type { TraderAction } from '../traders/trader.ts';
import { Heap } from '../util/heap.ts';

/** What a trader decided, on its way to the market. */
export type Arrival = {
  readonly kind: 'ARRIVAL';
  readonly traderIndex: number;
  readonly decision: DecisionRecord | null;
  readonly actions: readonly TraderAction[];
};

/**
 * What can be due: a trader's turn, what it sent, the once-a-second timer, a model's answer that reached the market, or an entry of
 * the timetable.
 */
export type Due =
  | { readonly kind: 'TURN'; readonly traderIndex: number; readonly reason: WakeReason }
  | Arrival
  | { readonly kind: 'SECOND' }
  | { readonly kind: 'ANSWER'; readonly requestId: string }
  | { readonly kind: 'TIMETABLE'; readonly index: number };

type Entry = { readonly time: SimTime; readonly order: number; readonly due: Due };

const inOrder = (a: Entry, b: Entry) => a.time - b.time || a.order - b.order;

/** What is on the agenda, in order; without the entries that an earlier wake made void. */
export type SchedulerState = { readonly order: number; readonly entries: readonly Entry[] };

/** Simulated time's agenda: earliest first, equal times in the order they were entered. */
export class Scheduler {
  readonly #heap = new Heap<Entry>(inOrder);
  /** Entry that holds for each trader; an earlier wake makes the later entry void. */
  readonly #turns = new Map<number, Entry>();
  #order = 0;

  at(time: SimTime, due: Due): void {
    this.#order += 1;
    this.#heap.push({ time, order: this.#order, due });
  }

  /** Enters a trader's turn; keeps the earlier one when it has one already. */
  wakeAt(time: SimTime, traderIndex: number, reason: WakeReason): void {
    const present = this.#turns.get(traderIndex);
    if (present !== undefined && present.time <= time) return;
    this.#order += 1;
    const entry: Entry = { time, order: this.#order, due: { kind: 'TURN', traderIndex, reason } };
    this.#turns.set(traderIndex, entry);
    this.#heap.push(entry);
  }

  /** Forgets the trader's turn. */
  cancelTurn(traderIndex: number): void {
    this.#turns.delete(traderIndex);
  }

  nextTime(): SimTime | null {
    this.#dropVoid();
    return this.#heap.peek()?.time ?? null;
  }

  pop(): { readonly time: SimTime; readonly due: Due } | null {
    this.#dropVoid();
    const entry = this.#heap.pop();
    if (entry === undefined) return null;
    if (entry.due.kind === 'TURN') this.#turns.delete(entry.due.traderIndex);
    return entry;
  }

  state(): SchedulerState {
    const entries = this.#heap.toArray().filter((entry) => !this.#isVoid(entry));
    return { order: this.#order, entries: entries.sort(inOrder) };
  }

  /** Takes an agenda while there is none. */
  restore({ order, entries }: SchedulerState): void {
    this.#order = order;
    for (const entry of entries) {
      if (entry.due.kind === 'TURN') this.#turns.set(entry.due.traderIndex, entry);
      this.#heap.push(entry);
    }
  }

  #isVoid(entry: Entry): boolean {
    return entry.due.kind === 'TURN' && this.#turns.get(entry.due.traderIndex) !== entry;
  }

  #dropVoid(): void {
    for (;;) {
      const entry = this.#heap.peek();
      if (entry === undefined || !this.#isVoid(entry)) return;
      this.#heap.pop();
    }
  }
}
