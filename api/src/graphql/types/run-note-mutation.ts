import { codeOf } from '../../ledger/ledger-error.ts';
import { MAX_NOTE_LENGTH } from '../../ledger/run-note.ts';
import type { ControlError } from '../../simulation/control.ts';
import { builder } from '../builder.ts';
import type { Services } from '../context.ts';
import { plainText } from '../operations/input-rules.ts';
import { idempotencyKey } from './act-inputs.ts';
import { controlMutation } from './control-mutation.ts';

controlMutation({
  name: 'setRunNote',
  description:
    'Notes something about a kept run, in place of what was noted before. Runs and their hashes stay as they are.',
  input: builder.inputType('SetRunNoteInput', {
    description: 'Which run, and what to note.',
    fields: (t) => ({
      run: t.id({ required: true, description: 'Its `runId`.' }),
      note: t.string({
        required: true,
        description: `For people, at most ${MAX_NOTE_LENGTH} characters; an empty text takes the note away.`,
      }),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'RUN',
  rules: ({ note }) => [plainText('note', note, 0, MAX_NOTE_LENGTH)],
  act: ({ run, note }, services) => {
    const { seq, status } = services.face.state();
    const problem = noted(services, run, note.trim());
    return typeof problem === 'boolean'
      ? { changed: problem, seq, status, errors: [] }
      : { changed: false, seq, status, errors: [problem] };
  },
  subject: ({ run }) => ({ run }),
});

/** Whether anything changed, or why nothing could. */
function noted({ archive }: Services, run: string, note: string): boolean | ControlError {
  if (archive.run(run) === undefined)
    return { code: 'NOT_FOUND', message: `run: no run ${run} is kept`, field: ['input', 'run'] };
  if (archive.note(run) === note) return false;
  try {
    archive.setNote(run, note);
    return true;
  } catch (error) {
    return { code: 'FAILED', message: `the note could not be written: ${codeOf(error)}`, field: [] };
  }
}
