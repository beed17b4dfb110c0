import { expect, test } from 'vitest';
import { brainConsequence } from './brain-words.ts';
import { castWords, eventWords, type Scenario, scenarioFacts } from './scenario-words.ts';

const scenario: Scenario = {
  name: 'x',
  title: 'X',
  description: '',
  speed: 0,
  markets: ['AAPL/BTC', 'ETH/BTC'],
  startAt: '2026-01-05T14:30:00.000Z',
  warmUpMs: 240_000,
  needsPrices: false,
  participants: [
    { kind: 'AGENT', count: 12 },
    { kind: 'SYSTEM', count: 3 },
    { kind: 'LIQUIDITY', count: 1 },
    { kind: 'BACKGROUND', count: 0 },
  ],
  events: [],
};

test('a scenario says what it holds, without the accounts of the exchange', () => {
  expect(castWords(scenario.participants)).toBe('12\u00a0agents, 1\u00a0liquidity bot');
  expect(scenarioFacts(scenario).map(([, words]) => words)).toEqual([
    'AAPL, ETH',
    '12\u00a0agents, 1\u00a0liquidity bot',
    '2026-01-05 14:30, simulated, 4:00 of past are played first',
    'as fast as possible',
  ]);
});

test('what happens by itself says when, what and where', () => {
  const shock: Scenario['events'][number] = {
    atMs: 720_000,
    kind: 'SHOCK',
    markets: ['TSLA/BTC'],
    title: 'TSLA/BTC: down 5 %',
  };
  expect(eventWords(shock)).toEqual({ at: '12:00', words: 'Shock TSLA: down 5 %' });
});

test('a switch of brains says what it costs', () => {
  expect(brainConsequence('Kelvin', 'RULE', 'x')).toContain('which cost nothing');
  expect(brainConsequence('Kelvin', 'OPENAI', 'gemini-flash')).toContain('asks gemini-flash, within the model budget');
});
