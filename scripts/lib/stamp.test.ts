import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashOf, isStamped, writeStamp } from './stamp.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stamp-'));
  mkdirSync(join(folder, 'src', 'deep'), { recursive: true });
  writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'a');
});
afterEach(() => rmSync(folder, { recursive: true }));

const hash = (words: string[] = []) => hashOf([join(folder, 'src'), join(folder, 'absent')], words);

it('gives the same hash for the same inputs and another for any change', () => {
  const seen = new Set([hash(), hash(), hash(['linux'])]);
  writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'b');
  seen.add(hash());
  writeFileSync(join(folder, 'src', 'b.ts'), '');
  seen.add(hash());
  writeFileSync(join(folder, 'absent'), 'now there');
  seen.add(hash());
  expect(seen.size).toBe(5);
});

it('does not look into what is made from the inputs', () => {
  const before = hash();
  mkdirSync(join(folder, 'src', 'node_modules'));
  writeFileSync(join(folder, 'src', 'node_modules', 'a.js'), 'a');
  expect(hash()).toBe(before);
});

it('remembers what was done last', () => {
  const stamp = join(folder, 'build', '.stamp');
  expect(isStamped(stamp, hash())).toBe(false);
  writeStamp(stamp, hash());
  expect(isStamped(stamp, hash())).toBe(true);
  expect(isStamped(stamp, 'another')).toBe(false);
});
