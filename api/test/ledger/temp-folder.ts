import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder of the test file's own, removed when its tests are done. */
export function tempFolder(): { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), 'ledger-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return { path };
}
