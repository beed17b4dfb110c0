import type { JournalEntry } from '../journal.ts';
import type { SqliteFile } from '../sqlite-file.ts';
import type { TableWriter } from './table-writer.ts';

/** What came from outside the run, under the seq of the command that it came before. */
export class InputRows implements TableWriter {
  readonly types = [];
  readonly #add;

  constructor(file: SqliteFile) {
    this.#add = file.prepare('insert into inputs (seq, position, kind, step, time, payload) values (?, ?, ?, ?, ?, ?)');
  }

  write(): void {}

  writeEntry({ command, inputs = [] }: JournalEntry): void {
    for (const [position, { kind, step, time, payload }] of inputs.entries()) {
      this.#add.run(command.seq, position, kind, step, time, JSON.stringify(payload));
    }
  }

  flush(): void {}
}
