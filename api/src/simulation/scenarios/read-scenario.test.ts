import { describe, expect, test } from 'vitest';
import { problemText } from './explain.ts';
import { type FindExtended, readScenario, type ScenarioFile } from './read-scenario.ts';

const base = `
title: A base
description: What others extend.
warmUp: 90s
markets: [AAPL/BTC, ETH/BTC]
reference: { kind: correlated, jumps: { every: 4h } }
liquidity:
  ladder: { perMarket: 2, capital: 40 BTC }
background:
  noise: { perMarket: 3, capital: 1 BTC, parameters: { meanWake: 24s, takeShare: 70% } }
agents: { seats: [kelvin] }
`;

const others: Readonly<Record<string, string>> = {
  base,
  round: 'extends: trip',
  trip: 'extends: round',
  broken: 'title: [',
};

const find: FindExtended = (name) => {
  const text = others[name];
  return text === undefined ? `There is only ${Object.keys(others).join(', ')}.` : { path: `${name}.yaml`, text };
};

const file = (text: string, path = 'mine.yaml'): ScenarioFile => ({ path, text });

function scenarioOf(text: string, path?: string) {
  const read = readScenario(file(text, path), find);
  if (!read.ok) throw new Error(read.problems.map(problemText).join('\n'));
  return read.scenario;
}

function problemsOf(text: string, path?: string): readonly string[] {
  const read = readScenario(file(text, path), find);
  return read.ok ? [] : read.problems.map(problemText);
}

const over = (lines: string) => `extends: base\n${lines}`;

test('Y01 a scenario has the name of its file, and is plain data', () => {
  const scenario = scenarioOf(base, 'some/where/my-own.yml');
  expect(scenario.name).toBe('my-own');
  expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
  expect(scenario).toMatchObject({ startAt: 1_767_623_400_000, speed: 1, warmUpMs: 90_000, events: [] });
});

test('Y01 JSON is read as YAML is', () => {
  const json = JSON.stringify({
    extends: 'base',
    title: 'In JSON',
    events: [{ at: '250ms', halt: { reason: 'why not' } }],
  });
  const { title, events } = scenarioOf(json, 'mine.json');
  expect(title).toBe('In JSON');
  const halt = { type: 'HaltMarket', reason: 'why not', cancelOpenOrders: false } as const;
  expect(events).toEqual([
    { atMs: 250, command: { ...halt, market: 'AAPL/BTC' } },
    { atMs: 250, command: { ...halt, market: 'ETH/BTC' } },
  ]);
});

test('Y03 a scenario that extends another says what is different; maps merge, lists are replaced, null takes away', () => {
  const scenario = scenarioOf(
    over(`
markets: [SOL/BTC]
reference: { jumps: { from: 2%, to: 3% } }
background:
  noise: { perMarket: 5, parameters: { takeShare: null, stale: 9s } }
  value: { perMarket: 1, capital: 3 BTC }
agents: { seats: [ostara, ostara] }
`),
  );
  expect(scenario.markets).toEqual(['SOL/BTC']);
  expect(scenario.reference).toMatchObject({ jumpGapMs: 14_400_000, jumpMinBps: 200, jumpMaxBps: 300 });
  const [noise, value] = scenario.population.background;
  expect(noise).toMatchObject({
    perMarket: 5,
    parameters: { meanWakeMs: 24_000, takeShareBps: 5_000, staleMs: 9_000 },
  });
  expect(value).toMatchObject({ group: 'value', strategy: 'value', capitalSats: 300_000_000 });
  expect(scenario.population.agents.map(({ persona, handle }) => [persona, handle])).toEqual([
    ['ostara', undefined],
    ['ostara', 'ostara-2'],
  ]);
  expect(scenarioOf(over('background: null')).population.background).toEqual([]);
});

test('Y03 a reference of another kind replaces the whole', () => {
  const { reference } = scenarioOf(over('reference: { kind: replay, bar: 30s }'));
  expect(reference).toEqual({ kind: 'REPLAY', csvPath: null, barMs: 30_000 });
});

test('Y04 everything is worked out: what a strategy was not told is there as usual', () => {
  const [ladder] = scenarioOf(base).population.liquidity;
  expect(Object.keys(ladder?.parameters ?? {}).length).toBeGreaterThan(10);
  expect(ladder?.parameters).toMatchObject({ levels: 10, floorSats: 6_000_000 });
});

test('Y05 a number may be a distribution, in the units of the number', () => {
  const text = over(`
background:
  noise:
    capital: { choice: [1 BTC, 50000 sats] }
    parameters:
      meanWake: { uniform: [50s, 100s] }
      stale: { exponential: 24s }
      roundLot: { lognormal: [0.01 BTC, 0.5] }
      meanOffset: { normal: [4 bps, 1 bps] }
`);
  expect(scenarioOf(text).population.background[0]).toMatchObject({
    capitalSats: { choice: [100_000_000, 50_000] },
    parameters: {
      meanWakeMs: { uniform: [50_000, 100_000] },
      staleMs: { exponential: 24_000 },
      roundLotSats: { lognormal: [1_000_000, 0.5] },
      meanOffsetBps: { normal: [4, 1] },
    },
  });
});

test('Y06 a timetable is in order of time, and each entry one command for each market', () => {
  const { events } = scenarioOf(
    over(`
events:
  - { at: 2h, resume: { markets: [ETH/BTC] } }
  - { at: 30m, news: { headline: It rains, sentiment: -50% } }
  - { at: 1h, shock: { shift: -8%, mode: marketOrder, markets: [AAPL/BTC] } }
`),
  );
  const news = { headline: 'It rains', body: 'It rains', sentimentBps: -5_000, markets: ['AAPL/BTC', 'ETH/BTC'] };
  expect(events).toEqual([
    { atMs: 1_800_000, command: { type: 'PublishNews', ...news } },
    {
      atMs: 3_600_000,
      command: { type: 'ApplyShock', market: 'AAPL/BTC', shiftBps: -800, mode: 'MARKET_ORDER', durationMs: 0 },
    },
    { atMs: 7_200_000, command: { type: 'ResumeMarket', market: 'ETH/BTC' } },
  ]);
});

test('several seats of one persona, seats of models and personas of its own', () => {
  const { agents } = scenarioOf(
    over(`
agents:
  brain: { model: gemini/gemini-2.5-flash }
  capital: 2 BTC
  seats:
    - { persona: kelvin, seats: 2, brain: rule }
    - { persona: iris, handle: first, stockShare: 0%, maskTickers: true }
    - persona:
        handle: own
        name: Own
        strategy: news
        description: Reads.
        prompt: You are Own.
        parameters: { urgency: 75%, floor: 8s, shortlistLength: 2 }
`),
  ).population;
  const model = { kind: 'OPENAI', model: 'gemini/gemini-2.5-flash' };
  const rule = { kind: 'RULE', model: null };
  const usual = { startingSats: 200_000_000, stockShareBps: 5_000 };
  expect(agents.map(({ masksTickers }) => masksTickers)).toEqual([undefined, undefined, true, undefined]);
  expect(agents).toMatchObject([
    { persona: 'kelvin', brain: rule, ...usual },
    { persona: 'kelvin', handle: 'kelvin-2', brain: rule, ...usual },
    { persona: 'iris', handle: 'first', brain: model, startingSats: 200_000_000, stockShareBps: 0, masksTickers: true },
    { persona: { handle: 'own', parameters: { urgencyBps: 7_500, floorMs: 8_000, shortlistLength: 2 } }, brain: model },
  ]);
});

const bomb = `${Array.from({ length: 9 }, (_, level) =>
  level === 0 ? 'a0: &a0 [x, x]' : `a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`)}]`,
).join('\n')}`;

describe('Y02 what is wrong is told with file, line, column, field, what was found and what was expected', () => {
  test.each([
    ['warmUp: 24 parsecs', 'mine.yaml:2:9 warmUp: found "24 parsecs", expected a duration such as 175s'],
    ['warmUp: 24', 'found 24, expected a duration such as 175s, 6h30m or 250ms, 0s to 1d. Write the unit'],
    ['warmUp: 25h', 'found "25h", expected a duration such as 175s, 6h30m or 250ms, 0s to 1d'],
    ['speeed: 2', 'mine.yaml:2:1 speeed: found the unknown field "speeed", expected one of title, '],
    ['speeed: 2', 'Did you mean speed?'],
    ['title: 12', 'mine.yaml:2:8 title: found 12, expected text of 1 to 80 characters'],
    ['title: null', 'mine.yaml:2:8 title: found nothing, expected text of 1 to 80 characters. Add title.'],
    ['startAt: yesterday', 'mine.yaml:2:10 startAt: found "yesterday", expected a time in UTC'],
    ['markets: [AAPL/BTC, XX/BTC]', 'mine.yaml:2:21 markets[1]: found "XX/BTC", expected one of AAPL/BTC'],
    ['markets: [AAPL/BTC, AAPL/BTC]', 'markets[1]: found "AAPL/BTC", expected markets that differ'],
    ['markets: some', 'markets: found "some", expected usual, all, or a list of markets'],
    ['reference: { kind: magic }', 'mine.yaml:2:20 reference.kind: found "magic", expected kind: correlated'],
    ['reference: { jumps: { from: 9% } }', 'reference.jumps.to: found nothing, expected a size no smaller'],
    ['reference: { drift: { XX: 9% } }', 'reference.drift.XX: found the unknown field "XX"'],
    ['liquidity: 3', 'mine.yaml:2:12 liquidity: found 3, expected a map of fields'],
    ['background: { Noise: { perMarket: 1 } }', 'mine.yaml:2:15 background.Noise: found the name "Noise"'],
    [
      'background: { other: { perMarket: 1, capital: 1 BTC } }',
      'background.other.strategy: found nothing, expected one of',
    ],
    ['background: { noise: { strategy: magic } }', 'background.noise.strategy: found "magic", expected one of'],
    [
      'background: { noise: { perMarket: 1.5 } }',
      'background.noise.perMarket: found 1.5, expected a number, 0 to 20000, whole',
    ],
    ['background: { noise: { capital: 1 } }', 'found 1, expected an amount of bitcoin such as 0.4 BTC'],
    [
      'background: { ladder: { strategy: noise, perMarket: 1, capital: 1 BTC } }',
      'a name that no group of liquidity has',
    ],
    [
      'background: { noise: { parameters: { takeShare: 120% } } }',
      'background.noise.parameters.takeShare: found "120%"',
    ],
    [
      'background: { noise: { parameters: { meanWakeMs: 2 } } }',
      'Did you mean meanWake, with the unit beside the number?',
    ],
    [
      'background: { noise: { parameters: { stale: { gauss: 2s } } } }',
      'parameters.stale.gauss: found "2s", expected a distribution',
    ],
    ['background: { noise: { parameters: { stale: { uniform: [2s, 1s] } } } }', 'expected two values in order'],
    [
      'background: { noise: { parameters: { stale: { choice: [2s, 3] } } } }',
      'stale.choice[1]: found 3, expected a duration',
    ],
    ['background: { noise: { parameters: { stale: { lognormal: [0s, 1] } } } }', 'expected two values: the median'],
    ['agents: { seats: [kelvin, nobody] }', 'mine.yaml:2:27 agents.seats[1]: found "nobody", expected one of kelvin'],
    ['agents: { seats: [{ persona: iris, capitall: 1 BTC }] }', 'agents.seats[0].capitall: found the unknown field'],
    [
      'agents: { seats: [{ persona: iris, handle: x }, { persona: juno, handle: x }] }',
      'expected handles that differ (two seats are "x")',
    ],
    ['agents: { brain: { model: 3 } }', 'agents.brain: found {"model":3}, expected rule, or a model'],
    ['events: [{ at: 5m }]', 'events[0]: found {"at":"5m"}, expected exactly one of news, shock, halt, resume'],
    ['events: [{ at: 5m, shock: {} }]', 'events[0].shock.shift: found nothing, expected a share'],
    [
      'events: [{ at: 5m, halt: { reason: r, markets: [SOL/BTC] } }]',
      'expected markets that the scenario opens (not SOL/BTC)',
    ],
    ['events: { at: 5m }', 'mine.yaml:2:9 events: found {"at":"5m"}, expected a list'],
    ['title: a\ntitle: b', 'mine.yaml:3:1 found a text that cannot be read (Map keys must be unique)'],
    ['title: "a', 'expected YAML 1.2 or JSON'],
    ['title: !!js/function f', 'found a text that cannot be read (Unresolved tag'],
    ['title: *nothing', 'found a text that cannot be read ('],
    [bomb, 'found a text that cannot be read (Excessive alias count'],
  ])('%s', (lines, expected) => {
    expect(problemsOf(over(lines)).join('\n')).toContain(expected);
  });

  test.each([
    ['extends: nobody', 'mine.yaml:1:10 extends: found "nobody", expected the name of a scenario', undefined],
    ['extends: 3', 'mine.yaml:1:10 extends: found 3, expected the name of a scenario', undefined],
    ['extends: round', 'found a circle: mine.yaml -> round.yaml -> trip.yaml -> round.yaml', undefined],
    ['extends: broken', 'broken.yaml:1:9 found a text that cannot be read', undefined],
    ['- a list', 'mine.yaml:1:1 found something else, expected a map of fields', undefined],
    ['', 'mine.yaml:1:1 found something else, expected a map of fields', undefined],
    [base, 'found this name of a file, expected NAME.yaml', 'Some Where.yaml'],
    [base, 'found this name of a file, expected NAME.yaml', 'mine.txt'],
  ])('%s', (text, expected, path) => {
    expect(problemsOf(text, path).join('\n')).toContain(expected);
  });

  test('what an extended file says wrong is told with the name of that file, everything at once', () => {
    const spoilt: FindExtended = () => ({
      path: 'far/base.yaml',
      text: base.replace('90s', 'soon').replace('70%', '70'),
    });
    const read = readScenario(file(over('speed: fast')), spoilt);
    expect(read.ok ? [] : read.problems.map((problem) => problemText(problem).split(': found')[0])).toEqual([
      'mine.yaml:2:8 speed',
      'far/base.yaml:4:9 warmUp',
      'far/base.yaml:10:82 background.noise.parameters.takeShare',
    ]);
  });

  test('names of the language itself are fields like others', () => {
    expect(problemsOf(over('__proto__: { speed: 2 }\nconstructor: 1')).join('\n')).toContain(
      'unknown field "constructor"',
    );
    expect(({} as Record<string, unknown>).speed).toBeUndefined();
  });
});
