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
    journalHash: 'e8e8999aeb7a4420f7cb99d012a04a102d5cd54c36ba6826521fd223ef1f751b',
    stateHash: '574cec1af2f4a92c1a0cf6e075680eb5cd44a976138a0f9c8d16843d41ceca8f',
  },
  'fake-news': {
    journalHash: '815688f83c4287842c24a1f777c43ab4d2246f6188d94315d2a771f1ade6b80e',
    stateHash: 'f1aac12bc7806829703431a1148ffc62a433e2625290474b369cebbba3b44137',
  },
  'flash-crash': {
    journalHash: 'a9117b48da971a6852b0fa09e4a8f76367ca08d94143223dda5d461fc978fb77',
    stateHash: '7262c61350a3a013161a67e8b1295b8f5b9e9bc9b5e05ba638ee542363027086',
  },
  stress: {
    journalHash: 'e40185f0aeccc9d784fb1b53492057d8ee1196b74d7562cdd7900eb4dde40bbf',
    stateHash: 'b452e367e92092cba052f50feee5ad8587ec0927dcf284783190bae792b1c950',
  },
  trending: {
    journalHash: 'c2f8af7ce6de5dd6c5d59604b8cef1ba38706886cbdbb54aa567c0193273c129',
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
