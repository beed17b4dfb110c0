// Setup of every vitest file: no request leaves the machine, and an attempt fails the test that made it.
import { afterEach } from 'vitest';
import { takeAttempts } from './loopback-only.mjs';

afterEach(() => {
  const seen = takeAttempts();
  if (seen.length > 0) throw new Error(seen.join('\n'));
});
