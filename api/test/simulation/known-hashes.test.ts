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
    journalHash: '9564861d3448159bee60dc89fce9b7a669655e2eb8ece24f101e93f1e4cb6308',
    stateHash: 'a53082bd6d9720d67020d1f2798b9e0c15c43eac4ecb7fcd286be0008e0c3263',
  },
  replay: {
    journalHash: '86e43b77a6ff808d9116ec9d37b9d54c7106ab50a603f2a579fecd4eca4e7791',
    stateHash: '3a25dc4fb68306681b215425e3afa342ea47f895ca6e420657f114be244e4913',
  },
  thin: {
    journalHash: '9e6b4e7241e41a056f4ecbead3ac548af16c59e720f4a3220f200fd7af74681c',
    stateHash: '37ef78c76fb2efaca57afeae16e4326a30766df0b439794e17c26c3904c98faf',
  },
  volatile: {
    journalHash: '25f46bb92bb39b0953fc4943ffc34a3ce91595a28059471d6f3217ccbeed2610',
    stateHash: '001a7bf97193b083fd39f381c1a4bffe7fe8df4e2ea6c743d7dac7c1c256a47f',
  },
  wide: {
    journalHash: '9d5ffdff343c44a51e1eee62758be616a6cdd109873b15d2858a1d123652c39e',
    stateHash: '55b67c688be0744a1b4b2dea0cde93eab97a897e86e86106ae91f9c53ce18385',
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
