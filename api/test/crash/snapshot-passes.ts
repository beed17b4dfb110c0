import files, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { FolderSnapshots } from '../../src/ledger/folder-snapshots.ts';
import { SnapshotTaker } from '../../src/simulation/snapshot-taker.ts';
import { after, before, wrap } from './passing.ts';

const SNAPSHOT = /snapshot-\d+\.gz(\.new)?$/;

/**
 * From the moment it counts, one snapshot follows upon the other. It is passed after every piece of the text, after every
 * write to the file, before it gets its name, after that, and after every removal of an older one.
 */
export function watchSnapshots(pass: () => void, isCounting: () => boolean): void {
  let isSaving = false;
  before(FolderSnapshots.prototype, 'save', () => {
    isSaving = true;
  });
  after(FolderSnapshots.prototype, 'save', () => {
    isSaving = false;
  });
  wrap(
    SnapshotTaker.prototype,
    'beginIfDue',
    (original) =>
      function (this: unknown, ...args) {
        if (isCounting() && !isSaving) (this as SnapshotTaker).begin();
        else original.apply(this, [...args]);
      },
  );
  after(SnapshotTaker.prototype, 'work', pass);
  watchFiles(pass);
}

/** The module's functions themselves: the store takes them by name. */
function watchFiles(pass: () => void): void {
  const { open } = files;
  files.open = async (path, ...rest) => {
    const file = await open(path, ...rest);
    if (SNAPSHOT.test(String(path))) watchHandle(file, pass);
    return file;
  };
  before(files, 'rename', pass, isSnapshot);
  after(files, 'rename', pass, isSnapshot);
  after(files, 'rm', pass, isSnapshot);
  syncBuiltinESMExports();
}

function watchHandle(file: FileHandle, pass: () => void): void {
  after(file, 'writeFile', pass);
  after(file, 'sync', pass);
}

function isSnapshot(path: unknown): boolean {
  return SNAPSHOT.test(String(path));
}
