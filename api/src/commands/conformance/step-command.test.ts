import { expect, test } from 'vitest';
import { Cast } from './cast.ts';
import { OrderNames } from './order-names.ts';
import { parseScenarioFile } from './scenario-file.ts';
import { commandOf } from './step-command.ts';

const START = 1_000_000;

/** The command of the last step. */
function commandFor(...steps: readonly object[]) {
  const [scenario] = parseScenarioFile(JSON.stringify({ schemaVersion: 1, scenarios: [{ id: 'T', steps }] }), 'f');
  const step = scenario?.steps.at(-1);
  if (scenario === undefined || step === undefined) throw new Error('no step');
  const names = new OrderNames();
  names.take('A', { orderId: 7, participantId: 'p1' });
  const resting = { priceSats: 100_000, quantityLots: 9 };
  return commandOf(step, steps.length - 1, {
    exchange: { openOrder: (orderId) => (orderId === 7 ? (resting as never) : null) },
    cast: new Cast(scenario),
    names,
    startTime: START,
    smallest: { priceSats: 5000, quantityLots: 2 },
  });
}

const submit = (order: object) => commandFor({ op: 'submit', order: { id: 'n', side: 'buy', qty: 1, ...order } });

test('a limit order is what it says, in the words of the exchange', () => {
  expect(submit({ price: 101, stp: 'cancelBoth', tif: 'GTD', expireAt: 500, display: 1, postOnly: true })).toEqual({
    type: 'PlaceOrder',
    participantId: 'p1',
    decisionSeq: null,
    order: {
      market: 'SIM/BTC',
      side: 'BUY',
      kind: 'LIMIT',
      timeInForce: 'GTD',
      postOnly: true,
      priceSats: 101_000,
      stopPriceSats: null,
      quantityLots: 1,
      displayLots: 1,
      expireAt: START + 500,
      selfTradePrevention: 'CANCEL_BOTH',
    },
  });
});

test.each([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  [0, 0],
  [-5, -5000],
  [102, 102_000],
  [100.5, 100.5],
  ['dear', 'dear'],
  [null, null],
])('V03 the price %s reaches the exchange as %d', (price, priceSats) => {
  expect(submit({ price })).toMatchObject({ order: { priceSats } });
});

test('V03 sizes and words that make no sense reach the exchange as they are', () => {
  expect(submit({ qty: 'NaN' })).toMatchObject({ order: { quantityLots: Number.NaN } });
  expect(submit({ qty: 2.5, side: 'hold', type: 'peg', tif: 'DAY', stp: 'x', postOnly: 1 })).toMatchObject({
    order: { quantityLots: 2.5, side: 'hold', kind: 'peg', timeInForce: 'day', selfTradePrevention: 'x', postOnly: 1 },
  });
  expect(submit({ side: 'BUY' })).toMatchObject({ order: { side: 'buy' } });
});

test('a replace keeps what it does not mention', () => {
  const target = { type: 'ReplaceOrder', orderId: 7, participantId: 'p1' };
  expect(commandFor({ op: 'replace', id: 'A', qty: 4 })).toEqual({ ...target, priceSats: 100_000, quantityLots: 4 });
  expect(commandFor({ op: 'replace', id: 'A', price: 90 })).toEqual({ ...target, priceSats: 90_000, quantityLots: 9 });
});

test('M12 what nobody placed goes to the exchange as an order that does not exist', () => {
  const unknown = { orderId: Number.MAX_SAFE_INTEGER, participantId: 'nobody' };
  expect(commandFor({ op: 'cancel', id: 'zzz' })).toMatchObject(unknown);
  const replace = commandFor({ op: 'replace', id: 'zzz', qty: 4 });
  expect(replace).toMatchObject({ ...unknown, priceSats: 5000, quantityLots: 4 });
});

test('both legs of a pair have one sender, orders without an account one each', () => {
  const order = { side: 'sell', price: 100, qty: 1 };
  const pair = { op: 'oco', limit: { id: 'L', ...order }, stop: { id: 'S', stopPrice: 95, ...order } };
  const others = ['x', 'y'].map((id) => ({ op: 'submit', order: { id, ...order } }));
  expect(commandFor(...others, pair)).toMatchObject({ type: 'PlaceOco', participantId: 'p3' });
  expect(commandFor({ op: 'submit', order: { id: 'x', account: 'Al', ...order } }, { op: 'massCancel', account: 'Al' }))
    // One account, named twice.
    .toEqual({ type: 'CancelAllOrders', participantId: 'p1', market: null });
});

test.each([
  [{ op: 'halt' }, { type: 'HaltMarket', market: 'SIM/BTC', reason: 'scenario', cancelOpenOrders: false }],
  [{ op: 'uncross' }, { type: 'UncrossMarket', market: 'SIM/BTC' }],
  [
    { op: 'setReference', price: 90 },
    { type: 'AdvanceTime', referencePricesSats: [90_000] },
  ],
  [
    { op: 'advanceTime', to: 90 },
    { type: 'AdvanceTime', referencePricesSats: [] },
  ],
])('%o is a command', (step, command) => {
  expect(commandFor(step)).toEqual(command);
});
