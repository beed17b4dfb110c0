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
    journalHash: '1ccc0dbdceac950f77bb19a5410d649251a6296a03790f70765d2a1ea5a92ad9',
    stateHash: '2ef7894492dff9e60fae123ca4a23db07d4854ccad4677a93c937d0bc5abde90',
  },
  replay: {
    journalHash: '32db03d9911fa2a22f834a3e2a4942dcd3e0face6a56d323a1a0eb8370d5f99d',
    stateHash: 'b132293894edda31b731a2b167ef14e6a9813ca535c21059ead95473faa7ce43',
  },
  thin: {
    journalHash: 'cdbd8f459e5307cc53efee4f7a9ba895c4629869361a0208aae53025f710c88b',
    stateHash: '280bcf615d4f85f95a428824130082209ee1b8f56a4407a4c9be9cd957df3b8b',
  },
  volatile: {
    journalHash: '0a9bbb01c41021e5e44996520aaeb2a05a0f5dd93368b7de99c94f532d1e972f',
    stateHash: 'd4fa4b28f89d5f38928001aae77060006a22e4b4457261f34b9a978cb292d5b1',
  },
  wide: {
    journalHash: '262b1ff9ae9bd3dc711fbde79713f2329e4f1b28c9a57257a9a3ccc21efa7a8c',
    stateHash: '603a37345dd95f9901d0c95bf34313d52bb427055d7e44bccaaffed393fb47af',
  },
  arena: {
    journalHash: '0d6b55c6695485448c03cee3e0eb590524dc053c89ea293b028073ce5dfcf801',
    stateHash: '1f60e35a5da0936733c1c1a7dd926db8d71232f13ceb1eab6903728d13f805b8',
  },
  'fake-news': {
    journalHash: '259cfe04c8feb9ba1fb92d69fc981323dc33a4862eeac8c3c7a161ebcab23ca5',
    stateHash: '1753348703197ef1dcf4ae40c7d86ca7dd291eae09ff9b96fee5b43b82756c2f',
  },
  'flash-crash': {
    journalHash: 'cdb3cfeee91363f3b9fbb08d466b879870555d0f06afb10012abb73c6a225418',
    stateHash: 'af2a8bbf5ab33dbca8cec076fbd3643cbb0733e94971945950dbbdd3ba008905',
  },
  stress: {
    journalHash: '9969f38ead611d9131f484f7552992d96f274f39110dbbfd8a9938968ee86431',
    stateHash: 'dc00ed389c6007d54d81f5e540c8303724887b9c09e3748c778fd9ad96e1a843',
  },
  trending: {
    journalHash: '251b2e33c7bd224b370490ebc8df5702389b1da84735bc1d4d6cfffc28f77ae0',
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
