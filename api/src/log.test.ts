import { expect, it } from 'vitest';
import { createLog } from './log.ts';
import { Secret } from './secret.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

it('writes one JSON object a line with a level by name and the time', () => {
  const line = JSON.parse(logged((log) => log.info({ runId: 'r1' }, 'run started')));
  expect(line).toMatchObject({ level: 'info', runId: 'r1', msg: 'run started' });
  expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
});

it.each([
  ['a secret', { godToken: new Secret('hunter2') }],
  ['a secret in depth', { a: { b: { c: { d: new Secret('hunter2') } } } }],
  ['a key by name', { apiKey: 'hunter2' }],
  ['a header', { request: { headers: { authorization: 'Bearer hunter2' } } }],
  ['a header of a client', { headers: { Authorization: 'Bearer hunter2' } }],
])('hides %s', (_what, fields) => {
  expect(logged((log) => log.info(fields, 'hello'))).not.toContain('hunter2');
});

it('says nothing below its level', () => {
  expect(logged((log) => log.debug('detail'))).toBe('');
});
