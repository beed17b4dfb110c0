import { expect, test } from 'vitest';
import { firstRoute } from './kit/first-route.ts';

const MOST_BYTES = 180 * 1_024;

test('the scripts of the first view weigh at most 180 KB on their way, and the chart comes after it', () => {
  const { initialBytes, lazyBytes } = firstRoute('/m');
  expect(initialBytes).toBeGreaterThan(40 * 1_024);
  expect(initialBytes).toBeLessThanOrEqual(MOST_BYTES);
  expect(lazyBytes).toBeGreaterThan(40 * 1_024);
});
