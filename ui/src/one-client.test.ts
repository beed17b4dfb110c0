import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SOURCE = fileURLToPath(new URL('.', import.meta.url));
const CLIENT = ['lib/live/client.ts', 'lib/live/socket/own-line.ts'];
const OWN_WIRES =
  /\bfetch\s*\(|new\s+(WebSocket|EventSource|XMLHttpRequest)\b|navigator\.sendBeacon|from\s+'graphql-ws'/;
const STORES = /subscriptionStore|queryStore|mutationStore|from\s+'@urql\/svelte'/;

function sources(): readonly string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.(ts|svelte)$/.test(path) && !path.endsWith('.test.ts') && !path.includes('generated'),
  );
}

test('every operation of the terminal goes through its one client: no other file fetches or opens a socket', () => {
  expect(
    sources().filter((path) => !CLIENT.includes(path) && OWN_WIRES.test(readFileSync(join(SOURCE, path), 'utf8'))),
  ).toEqual([]);
});

test('feeds are subscribed to on the client, never through stores that keep only the latest value', () => {
  expect(sources().filter((path) => STORES.test(readFileSync(join(SOURCE, path), 'utf8')))).toEqual([]);
});

test('words of models and agents are never drawn as markup', () => {
  expect(
    sources().filter((path) => /\{@html|innerHTML|insertAdjacentHTML/.test(readFileSync(join(SOURCE, path), 'utf8'))),
  ).toEqual([]);
});
