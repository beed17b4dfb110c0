import { expect, test } from 'vitest';
import { marketView } from '../../test/kit/market-view.ts';
import type { Participant } from '../market/participant.ts';
import { isBankrupt } from './bankruptcy.ts';

const participant: Participant = {
  participantId: 'noise-aapl-001',
  kind: 'BACKGROUND',
  name: 'Noise',
  strategy: 'noise',
  description: '',
  brain: null,
  market: 'AAPL/BTC',
};

// One lot of AAPL costs 28,540 sats.
test.each([
  { free: {}, held: {}, bankrupt: true },
  { free: { BTC: 57_000 }, held: {}, bankrupt: true },
  { free: { BTC: 58_000 }, held: {}, bankrupt: false },
  { free: { BTC: 30_000 }, held: { BTC: 30_000 }, bankrupt: false },
  { free: { AAPL: 1 }, held: {}, bankrupt: true },
  { free: {}, held: { AAPL: 2 }, bankrupt: false },
  { free: { TSLA: 500 }, held: {}, bankrupt: true },
])('free $free and held $held: bankrupt is $bankrupt', ({ free, held, bankrupt }) => {
  const view = marketView({ owners: { 'noise-aapl-001': { free, held } } });
  expect(isBankrupt(view, participant)).toBe(bankrupt);
});

test('who may trade every market is bankrupt only when he can trade none', () => {
  const view = marketView({ owners: { 'noise-aapl-001': { free: { TSLA: 500 } } } });
  expect(isBankrupt(view, { ...participant, market: null })).toBe(false);
});
