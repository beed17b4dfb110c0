import type { JournalInput } from '../ledger/journal.ts';
import type { Command } from '../market/commands.ts';
import { act, type GodAct } from './god-acts.ts';
import type { Kernel } from './kernel.ts';
import type { AnswerInput } from './kernel-state.ts';

/** Does once more what came from outside, at its time. The border where a journal's inputs get their types back. */
export function playInput(kernel: Kernel, { kind, time, payload }: JournalInput): void {
  kernel.advanceTo(time);
  switch (kind) {
    case 'ACT':
      act(kernel, payload as GodAct);
      return;
    case 'COMMAND':
      kernel.command(payload as Command);
      return;
    case 'ANSWER':
      kernel.giveAnswer(payload as AnswerInput);
      return;
  }
}
