import type { Scheduler } from './scheduler.ts';

/** About as long as a key or a button of the mouse is held. */
const PRESS_MS = 100;

/** Has drawing give way to what somebody presses; returns the stop. Called once, by the shell. */
export function watchPresses(scheduler: Scheduler): () => void {
  const gone = new AbortController();
  const options = { capture: true, passive: true, signal: gone.signal };
  addEventListener('pointerdown', () => scheduler.giveWay(PRESS_MS), options);
  for (const answered of ['click', 'keydown', 'input']) addEventListener(answered, () => scheduler.giveWay(), options);
  return () => gone.abort();
}
