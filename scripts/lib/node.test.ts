import { execFileSync } from 'node:child_process';
import { afterEach, expect, it, vi } from 'vitest';
import { nodeProgram, testEnvironment } from './node.mjs';

afterEach(() => vi.unstubAllEnvs());

it.each([
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'LLM_MODEL',
  'GEMINI_API_KEY',
  'GOD_TOKEN',
  'PORT',
  'DATA_DIR',
  'SCENARIO',
])('tests never see %s of the machine they run on', (variable) => {
  vi.stubEnv(variable, 'set outside');
  expect(testEnvironment()).not.toHaveProperty(variable);
});

it('tests keep what they need, and what is asked for wins', () => {
  const environment = testEnvironment({ LONG: '1' });
  expect(environment.PATH).toContain('node_modules');
  expect(environment.LONG).toBe('1');
});

it('no process of a test run, nor a worker of one, can leave the machine', () => {
  const attempt = "fetch('http://192.0.2.1/').then(() => 'left', (error) => console.log(String(error.cause ?? error)))";
  const inWorker = `new (require('node:worker_threads').Worker)(new URL(${JSON.stringify(`data:text/javascript,${encodeURIComponent(attempt)}`)}))`;
  const env = { ...testEnvironment(), LOOPBACK_ONLY_LOG: '' };
  for (const code of [attempt, inWorker]) {
    expect(execFileSync(nodeProgram(), ['-e', code], { env, encoding: 'utf8' })).toMatch(/never leave the machine/);
  }
});
