import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './ledger-error.ts';

/** UTF-16 units. */
export const MAX_NOTE_LENGTH = 500;

/** Beside the ledger, and no part of what a run is verified by: a note may be written as long as the run is kept. */
const noteIn = (folder: string): string => join(folder, 'note.txt');

/** What a person noted about a run; empty when nothing was, or nothing can be read: the run is shown all the same. */
export function readNote(folder: string): string {
  try {
    return readFileSync(noteIn(folder), 'utf8').slice(0, MAX_NOTE_LENGTH);
  } catch (error) {
    if (codeOf(error) === 'UNKNOWN') throw error;
    return '';
  }
}

/** Puts a note in the place of the one before, whole or not at all; an empty one takes it away. Throws what the disk says. */
export function writeNote(folder: string, note: string): void {
  if (note === '') {
    rmSync(noteIn(folder), { force: true });
    return;
  }
  writeFileSync(`${noteIn(folder)}.new`, note);
  renameSync(`${noteIn(folder)}.new`, noteIn(folder));
}
