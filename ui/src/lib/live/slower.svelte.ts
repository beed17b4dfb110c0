import { untrack } from 'svelte';
import type { Pace, Scheduler } from './scheduler.ts';

/**
 * What is drawn at one pace, to be shown at a slower one: words that move, or that cost more than a cell of a table. Made where
 * effects may be made, and gone with its component.
 */
export class Slower<Value> {
  current: Value;

  constructor(scheduler: Scheduler, pace: Pace, read: () => Value) {
    this.current = $state.raw(untrack(read));
    const drawing = scheduler.add(pace, () => {
      this.current = read();
    });
    $effect(() => {
      read();
      drawing.mark();
    });
    $effect(() => drawing.cancel);
  }
}
