import { expect, test } from 'vitest';
import { withApi } from './content-policy.ts';

const POLICY = "default-src 'self'; connect-src 'self'; object-src 'none'";

test('a terminal on the origin of its API talks to that origin alone', () => {
  expect(withApi(POLICY, '')).toBe(POLICY);
});

test('one that is served from elsewhere may also talk to its API, over HTTP and websocket', () => {
  const both = "connect-src 'self' https://api.example wss://api.example;";
  expect(withApi(POLICY, 'https://api.example')).toContain(both);
  expect(withApi(POLICY, 'https://api.example/behind/a/path')).toContain(both);
  expect(withApi(POLICY, 'http://127.0.0.1:4000')).toContain("'self' http://127.0.0.1:4000 ws://127.0.0.1:4000;");
});
