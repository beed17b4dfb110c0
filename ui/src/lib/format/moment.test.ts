import { expect, test } from 'vitest';
import { momentText, parseMoment } from './moment.ts';

const START = Date.UTC(2026, 0, 5, 14, 30);

test('a moment in an address is the day of the run and its clock, and leads back to the same moment', () => {
  const moment = Date.UTC(2026, 0, 7, 4, 12, 7);
  expect(momentText(moment, START)).toBe('3d04:12:07');
  expect(momentText(moment + 45, START)).toBe('3d04:12:07.045');
  for (const time of [START, moment, moment + 45, START + 86_400_000])
    expect(parseMoment(momentText(time, START))?.(START)).toBe(time);
  expect(parseMoment(String(moment))?.(0)).toBe(moment);
});

test.each(['', 'yesterday', '0d04:12:07', '3d24:00:00', '3d04:60:00', '3d4:12:07', '3d04:12:07.', '-1'])(
  'nonsense is no moment: "%s"',
  (text) => {
    expect(parseMoment(text)).toBeNull();
  },
);
