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
    journalHash: 'd5ccab87188c46ec058ad5318e959dde8f8d32835261fce3323177fa05d1d2b4',
    stateHash: '1cb433891e5ad06ab16e96018a833b85b72d22d3b6f86ecf59d953911eba571b',
  },
  replay: {
    journalHash: '88d0ec260e3b3c348a2a5a5908d935d32047ad923c9cf3a7e72b346ca0e767d3',
    stateHash: 'd0d8e807fed9951e8fe3f7f7e8c437dcf9965557d30625f81b9eee555a62fac7',
  },
  thin: {
    journalHash: '561c9710e121c7843ddce55d2268027ff85456277520eba65d028874ebe6b365',
    stateHash: '105aa305d788aaa7b5ba557e2a8ff1febb6f9b36bdbc5e7e535aa375c46f3761',
  },
  volatile: {
    journalHash: 'd7e111ba217648d6e9b8a4c6522895dd56dde8de6abad72aaea49c9a9cae6d43',
    stateHash: 'b66dc7c3973ca0be713041f681ed02b13310b2a9de97f9fa49c8b131018193e7',
  },
  wide: {
    journalHash: '275f1162363dd8a0809471db85b763ab2df396dad30a324dc315550997614e8f',
    stateHash: '3a29c5584b07ba6bb86b57a6de64d7a28cac624638e997b8554b094c6724f3a2',
  },
  arena: {
    journalHash: '8b56e172ec1f488761cabbdcc2b7ba2697c7bd406af397abde7ee3cb430e5573',
    stateHash: '574cec1af2f4a92c1a0cf6e075680eb5cd44a976138a0f9c8d16843d41ceca8f',
  },
  'fake-news': {
    journalHash: '96a74f25a2e2bbd6e024556187a84747f10519a954b3dac66852cb05121e97fb',
    stateHash: 'f1aac12bc7806829703431a1148ffc62a433e2625290474b369cebbba3b44137',
  },
  'flash-crash': {
    journalHash: '887e76536f52aafcff9b61e0235727abd5496c52b4e72ca61e001ad0926276e5',
    stateHash: '7262c61350a3a013161a67e8b1295b8f5b9e9bc9b5e05ba638ee542363027086',
  },
  stress: {
    journalHash: '0d097c00aa8075c52fae8bbe28cfc89f9c36d146eb3667169f6bca126914e811',
    stateHash: 'b452e367e92092cba052f50feee5ad8587ec0927dcf284783190bae792b1c950',
  },
  trending: {
    journalHash: '62a0d5cb0dc802ab6f95a619ebba7b263955d2af18f25d78300f5bb608761b7b',
    stateHash: 'c23c80b6d1d5bbbd565861d44e202a662d4f42720b81ba63aa431d84232775df',
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
