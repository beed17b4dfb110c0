import { expect, test } from 'vitest';
import { shortlistFigures, shortlistReasons, wakeWords } from './attention-words.ts';

const shortlist = [
  { market: 'ETH/BTC', score: 2.314, because: 'CHANGE' },
  { market: 'SOL/BTC', score: -0.4, because: null },
] as const;

test('Y17 a shortlist reads as assets with scores, and says what each got most for', () => {
  expect(shortlistFigures(shortlist)).toBe('ETH\u00a02.31\u2002SOL\u00a0-0.40');
  expect(shortlistReasons(shortlist)).toBe('ETH 2.31, most of it for change; SOL -0.40');
});

test('Y18 what should wake an agent reads in a few words', () => {
  const none = { market: 'ETH/BTC', priceSats: null, spreadBps: null, delayMs: null };
  expect(wakeWords({ ...none, kind: 'SPREAD_BELOW', spreadBps: 4 })).toBe('ETH spread 4 bps or less');
  expect(wakeWords({ ...none, kind: 'AFTER', market: null, delayMs: 60_000 })).toBe('after 1:00');
});
