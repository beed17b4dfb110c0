import { expect, test } from 'vitest';
import { proofPage } from './proof-page.mjs';

const counts = { passed: 3, failed: 0, skipped: 1, seconds: 12 };
const monday = { now: new Date('2026-11-30T10:00:00Z'), code: 'abc', machine: 'a machine' };
const tuesday = { now: new Date('2026-12-01T10:00:00Z'), code: 'def', machine: 'another' };
const crash = { path: 'api/test/crash.test.ts', ...counts, figures: [{ test: 'kill', figure: '40 kills,\nlost 0' }] };
const fuzz = { path: 'api/test/fuzz.test.ts', ...counts, figures: [{ test: 'frames', figure: '10,000 frames' }] };

test('each file says of which day, code and machine it is', () => {
  const page = proofPage('', [fuzz, crash], monday);
  expect(page).toMatch(/^# Proof\n/);
  expect(page).toContain(
    '## api/test/crash.test.ts\n\n2026-11-30 10:00 UTC, code abc, a machine: 3 passed, 0 failed, 1 skipped in 12 s.\n\n- kill: 40 kills, lost 0\n',
  );
  expect(page.indexOf('crash.test.ts')).toBeLessThan(page.indexOf('fuzz.test.ts'));
});

test('a later run replaces what it tried and keeps the rest as it was', () => {
  const before = proofPage('', [fuzz, crash], monday);
  const after = proofPage(before, [{ ...fuzz, failed: 1 }], tuesday);
  expect(after).toContain('2026-12-01 10:00 UTC, code def, another: 3 passed, 1 failed');
  expect(after.slice(0, after.indexOf('## api/test/fuzz'))).toBe(before.slice(0, before.indexOf('## api/test/fuzz')));
  expect(proofPage(before, [], tuesday)).toBe(before);
});
