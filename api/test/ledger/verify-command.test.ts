import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import type { RunPaths } from '../../src/ledger/run-paths.ts';
import { openForWriting } from '../../src/ledger/sqlite-file.ts';
import { type VerifyReport, verifyChecks } from '../../src/ledger/verify-run.ts';
import { copyRun, RUN_ID, shortRun } from './damage.ts';
import { tempFolder } from './temp-folder.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const temp = tempFolder();
let whole: RunPaths;

beforeAll(() => {
  const { run } = shortRun(join(temp.path, 'whole'), 3);
  run.finish({ status: 'ENDED', reason: 'enough' });
  whole = run.paths;
});

/** The command in a process of its own. */
function verify(...args: readonly string[]) {
  return spawnSync(process.execPath, [CLI, 'verify', ...args], { encoding: 'utf8' });
}

it('J02 verify says OK of every check of a whole run, and exits with 0', () => {
  const { status, stdout } = verify(whole.folder);
  expect(status).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.slice(0, -1)).toEqual(verifyChecks.map((check) => `${check.padEnd(18)} OK`));
  expect(lines.at(-1)).toMatch(new RegExp(`^${RUN_ID} holds: \\d+ rows, journal hash [0-9a-f]{64}$`));
});

it('J02 verify names what is wrong, says what it could not check, and exits with 1', () => {
  const paths = copyRun(whole, join(temp.path, 'harmed'));
  const file = openForWriting(paths.ledger);
  file.exec('update journal set time = time + 1 where seq = 99');
  file.close();
  const { status, stdout } = verify(paths.folder, '--json');
  expect(status).toBe(1);
  const report = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as VerifyReport;
  expect(report).toMatchObject({ runId: RUN_ID, isOk: false });
  const told = Object.fromEntries(report.checks.map(({ check, status, detail }) => [check, `${status} ${detail}`]));
  expect(told['hash chain']).toMatch(
    /^WRONG row 99 \(\w+\) was changed: expected checksum \d+, its contents give \d+$/,
  );
  expect(told['wall-clock chain']).toBe('NOT_CHECKED the journal could not be followed beyond row 98');
  expect(told.books).toBe('OK ');
  expect(verify(paths.folder).stdout).toContain(`${RUN_ID} is damaged\n`);
});

it.each([
  ['somewhere', /^somewhere is no folder of a run: expected DATA_DIR\/runs\/RUN_ID$/m],
  [join('runs', '20990101-000000-none'), /holds no run: expected a folder with manifest\.json$/m],
])('J02 verify of %s says what it expected', (dir, message) => {
  const { status, stderr } = verify(dir);
  expect(status).toBe(1);
  expect(stderr).toMatch(message);
});
