import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const long = process.env.LONG === '1';

/** The time a test may take; the long forms (`npm run test:long`) get twenty times as much. */
function limits(testMs: number) {
  const factor = long ? 20 : 1;
  return { testTimeout: testMs * factor, hookTimeout: testMs * factor, teardownTimeout: 10_000 };
}

/** They count what lives on in their process, or change it. */
const ALONE = [
  'api/test/feeds/burst.test.ts',
  'api/test/llm/patience.test.ts',
  'api/test/llm/rerun-headless.test.ts',
  'api/test/llm/schema-memory.test.ts',
  'api/test/simulation/memory.test.ts',
  'api/test/soak/*.test.ts',
];

/** What a test waits for comes soon or never; a busy machine may take its time. */
const patient = { expect: { poll: { timeout: 60_000 } } };

const common = {
  ...patient,
  environment: 'node' as const,
  pool: 'forks' as const,
  setupFiles: ['scripts/test-kit/setup.mjs'],
};

// Vite prefers graphql's ES modules and Node its CommonJS ones: one test would see two copies that do not know each other.
const graphql = { find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') };

export default defineConfig({
  test: {
    // One more than the two processors of the smallest machine: tests of whole servers and browsers wait a good deal.
    maxWorkers: 3,
    reporters: ['default', './scripts/test-kit/summary-reporter.mjs'],
    projects: [
      {
        resolve: { alias: [graphql] },
        test: {
          ...common,
          ...limits(30_000),
          name: 'unit',
          // Pure functions: a process for each of their files would cost three times what they do.
          isolate: false,
          include: ['api/src/**/*.test.ts', 'schema/**/*.test.ts', 'ui/src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
        },
      },
      {
        resolve: { alias: [graphql] },
        test: {
          ...common,
          ...limits(180_000),
          name: 'integration',
          // One file after the other in the same few processes: what they all import is read once.
          isolate: false,
          include: ['api/test/**/*.test.ts'],
          exclude: ALONE,
        },
      },
      {
        resolve: { alias: [graphql] },
        test: { ...common, ...limits(180_000), name: 'alone', include: ALONE },
      },
      {
        test: {
          ...common,
          ...patient,
          ...limits(240_000),
          name: 'browser',
          include: ['ui/test/**/*.test.ts'],
          // As above; and a process needs no more than one browser.
          isolate: false,
          // Three browsers on two processors: in some whole runs one of a hundred waits is in vain. Twice is a failure.
          retry: 1,
          // What the long form measures is not disturbed by a neighbour.
          fileParallelism: !long,
        },
      },
    ],
  },
});
