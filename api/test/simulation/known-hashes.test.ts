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
    journalHash: 'eb55678473a66b4f67b433281c5aab858adc1d0636c75969b241bfafedbd0e4e',
    stateHash: 'd64b9c9e6192f28d6936632461c97085dd803d6c8a6f4d46a1677c35f036a6c0',
  },
  replay: {
    journalHash: '78ddd3ca2c73acd7c3dc94ee9d9af40af9f0de0568d7ff67c40572a6726275e1',
    stateHash: '9e592a743a88246184618779cabdf749d41e128077ecffc3d0283b3879e156bb',
  },
  thin: {
    journalHash: '73826ecf8d6c508612f3ae6c28e7fd8b20cd33107d16756c016cec12c8e89cf6',
    stateHash: '7b0a516c7fd07d5dd8c7dc367d5e6b2d0fdef916043711cc1c854b8fac36852d',
  },
  volatile: {
    journalHash: '5306d7dffbe1ae54486b5c7c1c3dc05bba345702c056ba24334739cad54d314e',
    stateHash: '0c166f4969ed77111322e566a0805cf56c0be62126bba80087870f9e0401e075',
  },
  wide: {
    journalHash: '0a168a1f1b6694f9c5efcb574c52e585ac7dee81531e06c66b64f0292b72d696',
    stateHash: '6651a19065efb14291e010a816a068450a149f00b0f13005d2ce5dd7a033bfc4',
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
