import { expect, test } from 'vitest';
import { MemoryJournal } from '../../src/ledger/memory-journal.ts';
import { runHeadless } from '../../src/simulation/headless.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { scenarios } from '../../src/simulation/scenarios/index.ts';
import { must } from '../../src/util/assert.ts';

// What every machine and every version of Node must come to. A change of these hashes is a change of what a seed means:
// note it in CHANGELOG.md, and take the new ones from the failing test.
const known: Readonly<Record<string, { readonly journalHash: string; readonly stateHash: string }>> = {
  calm: {
    journalHash: '7a89a0fab52fa65170b37c3b33eabbc63df7becc245bba95c0a008ada95469f7',
    stateHash: 'eb6cec90ebb287251fce40b75ebea0e050f1663a81aa68b7201f78cf4725d7c5',
  },
  replay: {
    journalHash: 'af3df3a439ec963b3b09674e40bc6d0757f8428ee6ece919fd34cf5ee9ce4321',
    stateHash: '069226c3d1e265b8a6190115f3586586d8fa8189678f25f8fc393b09d42310aa',
  },
  thin: {
    journalHash: '0c70f289d16fb1d050cfbbab8d746ce086050cb10644da1d01baa6b4a22e3123',
    stateHash: '321fc7c050842f5d6cc1eb54abdf562f6c957dd8eb3987dd32a5878faa979143',
  },
  volatile: {
    journalHash: 'a697eb154aa2377d9408fa3ec0567ecd2fb8e70a542b73c18acebdc3c57af93c',
    stateHash: '6c9bdf33f11c8f692dfa6f5bcfabf337c6741e85b29d0ad0ce1929d1cbe0deab',
  },
};

const MINUTES = 5;

/** Closes of four days, for the scenario that follows a price file; one day a simulated minute. */
const closes: Readonly<Record<string, readonly number[]>> = {
  BTC: [50_000, 51_200, 49_100, 50_700],
  AAPL: [200, 204, 199, 203],
  TSLA: [180, 172, 190, 186],
  ETH: [3_400, 3_520, 3_310, 3_390],
  SOL: [120, 131, 118, 125],
};

const priceFile = [
  'date,asset,open,high,low,close,volume',
  ...Object.entries(closes).flatMap(([asset, days]) =>
    days.map((close, day) => `2024-03-0${day + 1},${asset},${close},${close},${close},${close},1`),
  ),
].join('\n');

test.each(scenarios)('D08 $name comes to the same hashes on any machine', async (scenario) => {
  const csvText = scenario.reference.kind === 'REPLAY' ? priceFile : null;
  const kernel = openKernel(scenario, 'known', csvText);
  const journal = new MemoryJournal();
  await runHeadless({ kernel, journal, until: kernel.now + MINUTES * 60_000 });
  const found = { journalHash: journal.journalHash(), stateHash: kernel.stateHash() };
  expect(found).toEqual(must(known[scenario.name], `hashes of ${scenario.name}: ${JSON.stringify(found)}`));
});
