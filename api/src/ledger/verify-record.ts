import type { SqliteFile } from './sqlite-file.ts';
import { findOddInput } from './verify-inputs.ts';
import { findOddQuestion } from './verify-questions.ts';
import { findOddReply } from './verify-replies.ts';

/**
 * What passed between the run and the outside lies beside the journal's hash. It is compared with what is under that hash,
 * with hashes of its own and with itself, since answers are kept twice: as the question's end and as an input. Null when
 * all agree, else the first difference: table, row, what was found, what was expected.
 *
 * @param hasInputs false for runs from before inputs were kept
 */
export function findOddRecord(file: SqliteFile, hasInputs: boolean): string | null {
  // A writer may go on beside: all tables as they are at one moment.
  return file.transaction(() => {
    return findOddQuestion(file) ?? findOddReply(file) ?? (hasInputs ? findOddInput(file) : null);
  })();
}
