import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ConfigError } from './config-error.ts';
import { loadGodToken } from './god-token.ts';
import { Secret } from './secret.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'god-token-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes a token on the first start, for its owner only, and keeps it', () => {
  const dataDir = join(folder, 'deep', 'data');
  const token = loadGodToken(dataDir, null).reveal();
  expect(token).toMatch(/^[\w-]{32}$/);
  expect(readFileSync(join(dataDir, 'god-token'), 'utf8')).toBe(`${token}\n`);
  expect(statSync(join(dataDir, 'god-token')).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(['god-token']);
  expect(loadGodToken(dataDir, null).reveal()).toBe(token);
});

it('closes a token file that others could read', () => {
  const path = join(folder, 'god-token');
  writeFileSync(path, 'given-by-hand\n');
  chmodSync(path, 0o644);
  expect(loadGodToken(folder, null).reveal()).toBe('given-by-hand');
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

it('prefers the token of the environment and writes nothing', () => {
  expect(loadGodToken(folder, new Secret('from-outside')).reveal()).toBe('from-outside');
  expect(readdirSync(folder)).toEqual([]);
});

it('refuses an empty token file and a folder that is a file', () => {
  writeFileSync(join(folder, 'god-token'), '\n');
  expect(() => loadGodToken(folder, null)).toThrow(ConfigError);
  expect(() => loadGodToken(join(folder, 'god-token'), null)).toThrow(/DATA_DIR is ".*": expected a folder/);
});
