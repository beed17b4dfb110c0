import { expect, test } from 'vitest';
import { MemoryJournal } from '../../src/ledger/memory-journal.ts';
import { runHeadless } from '../../src/simulation/headless.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { must } from '../../src/util/assert.ts';
import { scenarios } from '../kit/scenarios.ts';

// What every machine and every version of Node must come to. A change of these hashes is a change of what a seed means:
// note it in CHANGELOG.md, and take the new ones from the failing test.
const known: Readonly<Record<string, { readonly journalHash: string; readonly stateHash: string }>> = {
  calm: {
    journalHash: '7246243278f3ec7bbbc3695baf389e73a734d2902b1456ac5f7996b4c565988e',
    stateHash: '048872706c9a6c18b8bf3ad9d182109d4ec9be5ade759e08bf8d3b34e6c08a7e',
  },
  replay: {
    journalHash: '054b33d225ab226543383ffd6a583775795c4c9623fe23044921a3b928578278',
    stateHash: 'acb22e04bfc189641b5e1d6a4c77ac58aea8416e1158ded71afccbbe911a4e2f',
  },
  thin: {
    journalHash: '6863bcb6361175b561679a6b3bcb547af889421209784a4011cf5c57feeb2f62',
    stateHash: '79b1558de9f2eacd137898f0d91f72e426579c3452b9939f04f106468d4ad789',
  },
  volatile: {
    journalHash: '903f278cbd28a3194d006ec4e62e0db0657b2cbe09acda67f247bfa84baa83dd',
    stateHash: '7ae3198a8dc55d97de4cafcfceefb83e3f46126cf99d96a384d7ef3877f59d96',
  },
  wide: {
    journalHash: '6b9629451ad67e4fc0eb2bcf72fff2cbafc91c8e719ced7be0610d2d87434711',
    stateHash: '9b759eb83c26bfbe8d14b1aeb685dd537308e93e711e5b3f71aac1668b223163',
  },
  arena: {
    journalHash: 'a95bfd977f63da9efd602284e0719686452af02a9a6a086007ffb413b7a1a705',
    stateHash: '0c81e2d588189216273fbb23f1fef9a16b61ad945236b25e49cdb8aabb9cffd4',
  },
  'fake-news': {
    journalHash: '24e2ab623a4569f2f2e9d265910649e5c92d1570595d4d33d6dbfd18db736338',
    stateHash: '2c4ab3f919286e722e140e07ebf3f661c4b6102885b1b824df842f55f5f5d96f',
  },
  'flash-crash': {
    journalHash: '32959047504ba0e1391264b5a5c08fa5ff98dc3d7f711bda1bbc425357d2b70a',
    stateHash: '0e84a4ea25fd42d53d25fe40076a2d555960382a5d90af84c94e7019cfa002df',
  },
  stress: {
    journalHash: '4dcc284a46afe2cba79b03ad10e31e95810fb68ed22569fe4ae20443e43b3f0f',
    stateHash: '97d6cdddb929b9927697d5f03345ceb14ae45d66652803f17d503fd1c031b107',
  },
  trending: {
    journalHash: '1c15badb9efdd49bfcf5de20c4d7a41175dc6e4a3fa684606f8247dc33ddb15c',
    stateHash: 'd013f9f46302b1ae884d102a15c61e9afc3f8fcd005a751e506c0e121fa1ee39',
  },
};

/** Simulated minutes; those that extend the default differ from it early or by their timetable only. */
const MINUTES: Readonly<Record<string, number>> = { calm: 5, replay: 5, thin: 5, volatile: 5, wide: 5 };
const OTHERS_MINUTES = 1;

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
  await runHeadless({ kernel, journal, until: kernel.now + (MINUTES[scenario.name] ?? OTHERS_MINUTES) * 60_000 });
  const found = { journalHash: journal.journalHash(), stateHash: kernel.stateHash() };
  expect(found).toEqual(must(known[scenario.name], `hashes of ${scenario.name}: ${JSON.stringify(found)}`));
});
