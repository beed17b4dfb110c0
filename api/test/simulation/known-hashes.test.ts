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
    journalHash: '4f0539b3737954778b0162cd8cace9b9f5ac13e764c2b15eddf71a0ac2d2c029',
    stateHash: '46b5317ce17fb6c36e56195a1c4b9340edbf4e01715dace762c7ae4f9f83bed3',
  },
  replay: {
    journalHash: '5d784a566503a6d60d2a9a420c635721175e1a72639e9ae4265413ea2c97c438',
    stateHash: 'ea44d90ce193c833a27ea4fe0a19b545624c19f968227694d15819616c72618c',
  },
  thin: {
    journalHash: '19110d6be90940c8fcfdbae845175d04e8d914a5f0e3e8b185bc50707e8436f8',
    stateHash: '082ca5b59b7f1cc9049f35662c1fc9a338b54c62f728a86b5e37432289e84951',
  },
  volatile: {
    journalHash: 'dfa7a4a6e631af4a33425066531214d94d4a90fc8cd042db0cfefefbc72898fa',
    stateHash: '9c7fc4bf6b0f495a6a3091533ee107747d93b732fc9f4708f6125c7fec3adfc5',
  },
  wide: {
    journalHash: '4b47652f35578a47208035efd5addc76cbcb211e537a12e8bd8e620d2dfc70d8',
    stateHash: '3ab309a3ab52a37afc0bc85d833d3d22927a14a94a78f536a23c10f091309629',
  },
  arena: {
    journalHash: '1ac85e4747cb645023bdf2e286847bff623e30021e2b043cbda489ed663b40b3',
    stateHash: '1f60e35a5da0936733c1c1a7dd926db8d71232f13ceb1eab6903728d13f805b8',
  },
  'fake-news': {
    journalHash: 'e9654d2f251337ecf17657be56cc78a5865e92cfc8ed0f00cabdaf5274e35be4',
    stateHash: '1753348703197ef1dcf4ae40c7d86ca7dd291eae09ff9b96fee5b43b82756c2f',
  },
  'flash-crash': {
    journalHash: '896b1eeb9f36a300a7d7b19c2d689ee48e2c59e2c7fd096409b78a7eb443d41d',
    stateHash: 'af2a8bbf5ab33dbca8cec076fbd3643cbb0733e94971945950dbbdd3ba008905',
  },
  stress: {
    journalHash: '8dc1277c07737d657d6c6c43dfb4db0b53bacfb41ed6c100d744b3d72ab0333f',
    stateHash: 'dc00ed389c6007d54d81f5e540c8303724887b9c09e3748c778fd9ad96e1a843',
  },
  trending: {
    journalHash: '2c89ae2497d2aeb49262987a76a2d7d6e656f75c02e29af57264909b064c28b0',
    stateHash: '559496947b98fe4f8538975ec572c6dd5ad05d3df7ab2e3bd791f583dc0cec30',
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
