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
    journalHash: '26b8be6e16d00c6554285cec916b0e0b7b76af216038342c6c4c4b6920e01e70',
    stateHash: '3e0f0dd01459bbed656b6ff080c62d37583763e8312d67deaa55dc9e700158c3',
  },
  replay: {
    journalHash: '18c5a80934e74fe87480fc196e8c350585d12ab65b52e3d1f4b334a280aa31d9',
    stateHash: '644f01c8fafbc1b822881193e29fc7931815ce475f5a49e6ccd17b693034b7d1',
  },
  thin: {
    journalHash: '3ac2a1f2a49b82994ef7a796b95e493b8638bdb4a412e9a46af2ccd6a32ca6b4',
    stateHash: '4248655e48aa781712455f693a1d2c03ca18b41c993475be8b718f819bf041a0',
  },
  volatile: {
    journalHash: '8dcbc47188d230c6de70c8f78a1b775dcd87e60b35919ffefadf6012a3cc0c2e',
    stateHash: '1933d2f78d075166c859a66de206eaff0de99dedb4d5cdd57f596d50e922e772',
  },
  wide: {
    journalHash: '87556495fb2911abc40ce976f30b4db3021824c1a25bb092fbb6e6d13a0e0fa9',
    stateHash: '168d0ef9b88b9f334ae70a3bb79552c111bdd8ecd1c2e33bf36a6e4f5b14db71',
  },
  arena: {
    journalHash: '9c9fe7fee47f6378eadba147e088867060ad234bab92026418dc2ba67c9552ff',
    stateHash: 'd92fc20191c255de03c4eac546d336407e06ca22b33b9d45eb3f1c3688bde9e6',
  },
  'fake-news': {
    journalHash: '88f7802aedb2cb1a5e320cb588102244b022741c29dd5f191b2ff561dba8d32f',
    stateHash: '4d922d1a04d55cab1dd34e9423a5760c7cbcdc2972372f7646dadb10c4aa991e',
  },
  'flash-crash': {
    journalHash: '5b1f24c45539491be2bf89c11502d3de86dd70f5ac4a74ff5e5a2e55a52411a6',
    stateHash: '61271aa8d7deb72e17098a027db4f5ddf396936fec4a79ecbc435e0955999205',
  },
  stress: {
    journalHash: '544902c9e12ae575ebb034f35eaa3d1d1dfa6facbe3a0121af3b11748f0ac523',
    stateHash: 'a941d0c20b58d58e6997b9f03e6e709e7463396e6ab026e37fec25175a1769ae',
  },
  trending: {
    journalHash: 'c5a5688b123c4158887d443601bb8912a2c040b6aa57e6f656a788d8c5fb8555',
    stateHash: '2010e481a77e39c5c5c339077ac3375c4324b7353ead132b94fae9ec47ba141a',
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
