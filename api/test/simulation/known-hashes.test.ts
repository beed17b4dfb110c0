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
