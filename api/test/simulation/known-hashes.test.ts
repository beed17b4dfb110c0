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
    journalHash: '6b9042a276c6d3f1b91c21e0af59a2222114566554142c7024affe3d2f9a043e',
    stateHash: '1cb433891e5ad06ab16e96018a833b85b72d22d3b6f86ecf59d953911eba571b',
  },
  replay: {
    journalHash: '17f542ddc8627a627ff4fadd84131cd37445e0c32494001587885cd6c4797a0b',
    stateHash: 'd0d8e807fed9951e8fe3f7f7e8c437dcf9965557d30625f81b9eee555a62fac7',
  },
  thin: {
    journalHash: 'b5e995b9e0b1d5a5298b83f47ad51a20b9d67d796a83c104a71a8192e48add0a',
    stateHash: '105aa305d788aaa7b5ba557e2a8ff1febb6f9b36bdbc5e7e535aa375c46f3761',
  },
  volatile: {
    journalHash: '6d774b4796428c544efd6732ebcc8bd79c52dfbdf64403a69e9b8c86f632e511',
    stateHash: 'b66dc7c3973ca0be713041f681ed02b13310b2a9de97f9fa49c8b131018193e7',
  },
  wide: {
    journalHash: '2942ab8ce3682146e43ab683b9223709555654deacd4c2440949c43bb47e3d21',
    stateHash: '3a29c5584b07ba6bb86b57a6de64d7a28cac624638e997b8554b094c6724f3a2',
  },
  arena: {
    journalHash: '26b971b3312d46ed8fc383514472078d586d2421e7a30bbc8d3fd2bd5377405b',
    stateHash: 'd587572999b9cbe08198c2727c51396cea61bbf27b352994acd15124ec8c39d6',
  },
  'fake-news': {
    journalHash: 'ef3aa5fac1b45593572d5c9029935c607bbef87d8f2adfa781c2990f16302d02',
    stateHash: '991011dac5c544b59dd37e92fed8f9b79a0ff624b21109454351271800cee2e1',
  },
  'flash-crash': {
    journalHash: '6ff73a9e045aeba95f9134b6c9995fb8268adb218e46d71f912474d21dd25f29',
    stateHash: '330ea4bb0e96017b540590740fbab945472dce482d327ff90abef4e0574e6c8c',
  },
  stress: {
    journalHash: '9a6ba2c65795ce50bc1a5968375da0ad215f1daafb2bde190924909a0a8a747e',
    stateHash: '2772774cc18d77af97fd87ef7e213af10a87ef09317abe53247b29612c99cfa4',
  },
  trending: {
    journalHash: '84935b9defb5008ac2903683532a8bed414ca4d01a03f28230accc528e6db22d',
    stateHash: '8714cf8870f05c7a9d00a241c016d2cc643ed7dd3c21d2eed897c908015ce538',
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
