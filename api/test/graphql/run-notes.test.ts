import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { YOUNG_THIN_MARKET } from '../kit/young-market.ts';
import { tempFolder } from '../ledger/temp-folder.ts';

const folder = tempFolder();
const NOTE = 'Kelvin <b>sold</b> at the low.\nAgain with other fees?';

let server: ServerProcess;
let runId: string;

beforeAll(async () => {
  server = await startServer(folder.path, { SCENARIO: YOUNG_THIN_MARKET });
  const { simulation } = await server.query<{ simulation: { epoch: string } }>('{ simulation { epoch } }');
  runId = simulation.epoch;
});
afterAll(() => server.kill('SIGTERM'));

type Told = { readonly data?: { readonly setRunNote: unknown }; readonly errors?: readonly unknown[] };

async function setNote(input: object, token = server.godToken): Promise<Told> {
  const query =
    'mutation ($input: SetRunNoteInput!) { setRunNote(input: $input) { changed userErrors { code field } run { note } } }';
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { input } }),
  });
  return (await response.json()) as Told;
}

const noteOf = async (id: string) => {
  const { run } = await server.query<{ run: { note: string } }>(`{ run(id: "${id}") { note } }`);
  return run.note;
};

const told = (changed: boolean, note: string, userErrors: readonly object[] = []) => ({
  data: { setRunNote: { changed, userErrors, run: { note } } },
});

test('L20 a run has no note until a person writes one, word for word', async () => {
  expect(await noteOf(runId)).toBe('');
  expect(await setNote({ run: runId, note: NOTE })).toEqual(told(true, NOTE));
  expect(await setNote({ run: runId, note: ` ${NOTE}\n` })).toEqual(told(false, NOTE));
  expect(await noteOf(runId)).toBe(NOTE);
});

test.for([
  ['a run that is not kept', { run: '20200101-000000-gone', note: 'x' }, 'NOT_FOUND', 'run'],
  ['the way out of the folder', { run: '../../etc', note: 'x' }, 'NOT_FOUND', 'run'],
  ['a note that is too long', { note: 'x'.repeat(501) }, 'INVALID_INPUT', 'note'],
  ['a note with a bell', { note: 'ding \u0007' }, 'INVALID_INPUT', 'note'],
] as const)('L20 %s is refused, and notes stay', async ([, input, code, field]) => {
  const { data } = await setNote({ run: runId, ...input });
  expect(data?.setRunNote).toMatchObject({ changed: false, userErrors: [{ code, field: ['input', field] }] });
  expect(await noteOf(runId)).toBe(NOTE);
});

test('L20 without the token nothing is noted', async () => {
  expect((await setNote({ run: runId, note: 'mine' }, 'wrong')).errors).toMatchObject([
    { extensions: { code: 'FORBIDDEN' } },
  ]);
  expect(await noteOf(runId)).toBe(NOTE);
});

test('L20 a note that cannot be read or written leaves its run in the list', async () => {
  const path = join(folder.path, 'runs', runId, 'note.txt');
  rmSync(path);
  mkdirSync(path);
  expect(await noteOf(runId)).toBe('');
  const { data } = await setNote({ run: runId, note: 'x' });
  expect(data?.setRunNote).toMatchObject({ changed: false, userErrors: [{ code: 'FAILED' }], run: { note: '' } });
  rmSync(path, { recursive: true });
  expect(await setNote({ run: runId, note: NOTE })).toEqual(told(true, NOTE));
});

test('L20 a note outlives the server, and an empty one takes it away', async () => {
  await server.kill('SIGKILL');
  server = await startServer(folder.path, { SCENARIO: YOUNG_THIN_MARKET });
  expect(await noteOf(runId)).toBe(NOTE);
  expect(await setNote({ run: runId, note: '' })).toEqual(told(true, ''));
  expect(existsSync(join(folder.path, 'runs', runId, 'note.txt'))).toBe(false);
});
