import type { ControlError, ForkChange } from './control.ts';
import { act } from './god-acts.ts';
import type { Kernel } from './kernel.ts';

/** Changes a fork before it goes on. Answers why the first that the market refuses cannot be; null when all are done. */
export function applyForkChanges(kernel: Kernel, changes: readonly ForkChange[]): ControlError | null {
  for (const [index, change] of changes.entries()) {
    kernel.finishMoment();
    const [error] = act(kernel, change).errors;
    if (error !== undefined) return { ...error, field: forkChangeField(index, change, error.field) };
  }
  return null;
}

/** Where in the input of a fork something stands that stood in the input of an act. */
function forkChangeField(index: number, { kind }: ForkChange, [input = 'input', ...rest]: readonly string[]) {
  return [input, 'set', String(index), NAMES[kind], ...rest];
}

const NAMES: Readonly<Record<ForkChange['kind'], string>> = {
  SET_BRAIN: 'brain',
  SET_PERSONA: 'persona',
  SET_FEES: 'fees',
  INJECT_PRICE_SHOCK: 'shock',
  INJECT_NEWS: 'news',
};
