import { expect, test } from 'vitest';
import type { Control } from '../../src/simulation/control.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { Auditor } from '../auditor.ts';
import { calm } from '../kit/scenarios.ts';
import { Stage, start } from '../kit/stage.ts';

const SECOND = 1_000;
const MARKET = 'AAPL/BTC';

const quiet: Scenario = { ...calm, markets: [MARKET], warmUpMs: 0 };
const { liquidity, background, agents } = quiet.population;
const nobody = { liquidity: [], background: [], agents: [] };

/** What a person does: acts, and seconds in which the market goes on. */
type Deed = Control | number;

type Case = {
  readonly title: string;
  readonly population?: Scenario['population'];
  readonly deeds: readonly Deed[];
  /** Error codes of the acts that are refused, in order. */
  readonly refused?: readonly string[];
  /** What the market must still do at the end. */
  readonly leaves?: (stage: Stage) => void;
};

function times<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function shock(
  shiftBps: number,
  mode: 'FAIR_VALUE' | 'MARKET_ORDER' | 'REMOVE_LIQUIDITY',
  durationMs = SECOND,
): Control {
  return { kind: 'INJECT_PRICE_SHOCK', market: MARKET, shiftBps, mode, durationMs };
}

function halt(cancelOpenOrders: boolean): Control {
  return { kind: 'HALT_MARKET', market: MARKET, reason: 'a test', cancelOpenOrders };
}

function move(
  kind: 'RESUME_MARKET' | 'START_AUCTION' | 'UNCROSS_MARKET' | 'CLOSE_MARKET' | 'PRE_OPEN_MARKET',
): Control {
  return { kind, market: MARKET };
}

function spawn(handle: string, startingSats: number): Control {
  return { kind: 'SPAWN_AGENT', handle, persona: 'kelvin', brain: 'RULE', model: null, startingSats };
}

const handles = agents.flatMap(({ persona }) => (typeof persona === 'string' ? [persona] : []));

function bookOf(stage: Stage) {
  return stage.host.read().book(MARKET, 100);
}

function tradeCount(stage: Stage): number {
  return stage.host.read().ticker(MARKET).day.tradeCount;
}

const cases: readonly Case[] = [
  {
    title: 'nobody is there: no price moves, and shocks find nobody',
    population: nobody,
    deeds: [
      5,
      shock(-5_000, 'MARKET_ORDER'),
      shock(5_000, 'MARKET_ORDER'),
      shock(-5_000, 'FAIR_VALUE'),
      shock(1, 'REMOVE_LIQUIDITY'),
      5,
    ],
    leaves: (stage) => {
      expect(bookOf(stage)).toEqual({ bids: [], asks: [] });
      expect(tradeCount(stage)).toBe(0);
    },
  },
  {
    title: 'all bots are off: agents alone find nobody or each other',
    population: { ...nobody, agents },
    deeds: [120],
  },
  {
    title: 'only the makers are there: they quote and never trade with themselves',
    population: { ...nobody, liquidity },
    deeds: [60],
  },
  { title: 'only the crowd is there', population: { ...nobody, background }, deeds: [120] },
  {
    title: 'every agent retires, and once more; the others go on',
    deeds: [
      20,
      ...handles.map((handle): Control => ({ kind: 'RETIRE_AGENT', handle })),
      { kind: 'RETIRE_AGENT', handle: handles[0] ?? '' },
      30,
    ],
    refused: ['NOT_FOUND'],
    leaves: (stage) => {
      for (const handle of handles) expect(stage.host.read().openOrders(handle)).toEqual([]);
      expect(tradeCount(stage)).toBeGreaterThan(0);
    },
  },
  {
    title: 'the market is halted and all orders canceled while everybody trades, then resumed',
    deeds: [20, halt(true), 60, move('RESUME_MARKET'), 60],
    leaves: (stage) => {
      expect(stage.host.read().ticker(MARKET).status).toBe('CONTINUOUS');
      expect(bookOf(stage).bids.length).toBeGreaterThan(0);
    },
  },
  {
    title: 'it is halted and resumed twenty times in one moment',
    deeds: [10, ...times(40, (index) => (index % 2 === 0 ? halt(index % 4 === 0) : move('RESUME_MARKET'))), 30],
  },
  {
    title: 'it is closed, opened, auctioned and uncrossed while everybody trades',
    deeds: [
      20,
      move('CLOSE_MARKET'),
      30,
      move('PRE_OPEN_MARKET'),
      30,
      move('START_AUCTION'),
      5,
      move('UNCROSS_MARKET'),
      60,
    ],
    leaves: (stage) => expect(stage.host.read().ticker(MARKET).status).toBe('CONTINUOUS'),
  },
  {
    title: 'fair value is halved eighty times: the price stays a price',
    deeds: [10, ...times(160, (index): Deed => (index % 2 === 0 ? shock(-5_000, 'FAIR_VALUE') : 1)), 30],
    leaves: (stage) => expect(stage.host.read().ticker(MARKET).referencePriceSats).toBeGreaterThan(0),
  },
  {
    title: 'fair value grows by half eighty times: the price stays a price',
    deeds: [10, ...times(160, (index): Deed => (index % 2 === 0 ? shock(5_000, 'FAIR_VALUE') : 1)), 30],
    leaves: (stage) => {
      const { maxPriceSats } = stage.host.read().instrument(MARKET);
      expect(stage.host.read().ticker(MARKET).referencePriceSats).toBeLessThanOrEqual(maxPriceSats);
    },
  },
  {
    title: 'the book is swept every second, to and fro',
    deeds: [
      10,
      ...times(60, (index): Deed => (index % 2 === 0 ? shock(index % 4 === 0 ? -5_000 : 5_000, 'MARKET_ORDER') : 1)),
      30,
    ],
  },
  {
    title: 'the makers are sent away fifty times in one moment, and come back',
    deeds: [10, ...times(50, () => shock(-100, 'REMOVE_LIQUIDITY', 5 * SECOND)), 60],
    leaves: (stage) => expect(bookOf(stage).bids.length).toBeGreaterThan(0),
  },
  {
    title: 'three hundred news in one moment',
    deeds: [
      10,
      ...times(
        300,
        (index): Control => ({
          kind: 'INJECT_NEWS',
          headline: `News ${index}`,
          body: 'x'.repeat(1_000),
          sentimentBps: index % 2 === 0 ? 10_000 : -10_000,
          markets: [MARKET],
        }),
      ),
      30,
    ],
  },
  {
    title: 'an agent is called to think five hundred times in one moment',
    deeds: [10, ...times(500, (): Control => ({ kind: 'THINK_NOW', handle: handles[0] ?? '' })), 10],
  },
  {
    title: 'a hundred agents join, with much, with one sat and with names that are taken',
    deeds: [
      10,
      ...times(100, (index) => spawn(`guest-${index}`, index % 2 === 0 ? 1 : 1_000_000_000)),
      spawn('guest-0', 1),
      spawn('treasury', 1),
      spawn('fees', 1),
      60,
    ],
    refused: ['ALREADY_EXISTS', 'FAILED', 'FAILED'],
  },
  {
    title: 'somebody joins with more bitcoin than there is',
    deeds: [spawn('rich', 2_100_000_000_000_001), spawn('richer', Number.MAX_SAFE_INTEGER), 10],
    refused: ['FAILED', 'FAILED'],
    leaves: (stage) => expect(stage.host.read().participant('rich')).toBeUndefined(),
  },
];

test.each(cases)('L08 $title', async ({ population = quiet.population, deeds, refused = [], leaves }) => {
  const stage = new Stage({ ...quiet, population });
  await stage.control(start);
  const codes: string[] = [];
  for (const deed of deeds) {
    if (typeof deed === 'number') stage.clock.pass(deed * SECOND);
    else codes.push(...(await stage.control(deed)).errors.map(({ code }) => code));
  }
  expect(codes).toEqual(refused);
  expect(stage.host.state()).toMatchObject({ status: 'RUNNING', exchangeStatus: 'ONLINE', problem: null });
  leaves?.(stage);
  const auditor = new Auditor();
  auditor.observeAll(stage.journal.entries.flatMap(({ events }) => events));
  auditor.finish();
  expect(auditor.findings).toEqual([]);
  for (const { total, issued } of stage.host.read().conservation()) expect(total).toBe(issued);
});
