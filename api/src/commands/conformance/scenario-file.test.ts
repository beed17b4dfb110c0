import { describe, expect, test } from 'vitest';
import { parseScenarioFile } from './scenario-file.ts';

const step = { op: 'submit', order: { id: 'A', side: 'buy', price: 100, qty: 1 } };

function parse(file: unknown) {
  return parseScenarioFile(JSON.stringify(file), 'f.json');
}

function one(scenario: object, more: object = {}) {
  const [parsed] = parse({ schemaVersion: 1, ...more, scenarios: [{ id: 'T1', title: 't', steps: [], ...scenario }] });
  if (parsed === undefined) throw new Error('no scenario');
  return parsed;
}

describe('a scenario file', () => {
  test('fills in what it does not say, from its own defaults and then from the usual ones', () => {
    expect(one({ steps: [step] }).steps).toEqual([
      { ...step, order: { ...step.order, type: 'limit', tif: 'GTC', postOnly: false, stp: 'none' } },
    ]);
    const defaults = { order: { tif: 'IOC', stp: null }, config: { lotSize: 7, bandTicks: null } };
    const scenario = one({ steps: [step], config: { tickSize: 5 } }, { defaults });
    expect(scenario.steps[0]).toMatchObject({ order: { tif: 'IOC', stp: 'none' } });
    expect(scenario.config).toMatchObject({ tickSize: 5, lotSize: 7, bandTicks: null, phase: 'continuous' });
  });

  test('knows the second leg of a pair by its place', () => {
    const leg = { side: 'sell', qty: 1 };
    const pair = { op: 'oco', limit: { id: 'L', price: 105, ...leg }, stop: { id: 'S', stopPrice: 95, ...leg } };
    const legs = one({ steps: [pair, { ...pair, stop: { ...pair.stop, price: 94 } }] }).steps;
    expect(legs).toMatchObject([{ limit: { type: 'limit' }, stop: { type: 'stop' } }, { stop: { type: 'stopLimit' } }]);
  });

  test('may say more than the runner knows, and may hold values that the exchange has to refuse', () => {
    const odd = { ...step, note: 'x', order: { ...step.order, side: 7, price: 'NaN', qty: [], hue: 'red' } };
    const scenario = one({ steps: [odd], rule: 'r', extra: 1, config: { colour: 1 }, final: { more: {} } });
    expect(scenario.steps).toMatchObject([{ order: { side: 7, price: 'NaN', qty: [] } }]);
  });

  test.each([
    ['no JSON', 'nonsense{', 'f.json: expected a scenario file, found something that is not JSON'],
    ['another version', '{"schemaVersion":2,"scenarios":[]}', 'f.json: expected schemaVersion 1 at schemaVersion'],
    ['no scenarios', '{"schemaVersion":1}', 'f.json: expected a list of scenarios at scenarios'],
    ['a list', '[]', 'f.json: expected an object with "schemaVersion" and "scenarios" at the top level'],
    [
      'an unknown op',
      '{"schemaVersion":1,"scenarios":[{"id":"T","title":"","steps":[{"op":"jump"}]}]}',
      'f.json: expected a step whose op is one of submit, replace, cancel, massCancel, oco, halt, uncross, setReference, ' +
        'advanceTime at scenarios.0.steps.0.op',
    ],
  ])('that is %s is refused in one line', (_what, text, message) => {
    expect(() => parseScenarioFile(text, 'f.json')).toThrow(message);
  });
});
