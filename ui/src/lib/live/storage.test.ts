import { expect, test } from 'vitest';
import { kept, sectionsIn, withSection } from './storage.ts';

test('a section is kept beside the others and found again', () => {
  const first = withSection(null, 'look', { theme: 'light' });
  const both = withSection(first, 'units', { money: 'btc' });
  expect(sectionsIn(both)).toEqual({ look: { theme: 'light' }, units: { money: 'btc' } });
});

test.each([
  null,
  '',
  'null',
  '7',
  '[]',
  '{"theme":"light"}',
  '{"version":0,"look":{}}',
  '{"version":"1","look":{}}',
  '{',
])('an entry of another version, or of none, is dropped quietly: %s', (text) => {
  expect(sectionsIn(text)).toEqual({});
  expect(sectionsIn(withSection(text, 'look', { theme: 'dark' }))).toEqual({ look: { theme: 'dark' } });
});

test('what is none of the options falls back', () => {
  expect(kept(['utc', 'local'], 'local', 'utc')).toBe('local');
  expect(kept(['utc', 'local'], { evil: true }, 'utc')).toBe('utc');
});
