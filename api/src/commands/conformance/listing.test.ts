import { expect, test } from 'vitest';
import { MAX_SATS } from '../../market/units.ts';
import { Cast } from './cast.ts';
import { instrumentOf } from './listing.ts';
import { parseScenarioFile, type Scenario } from './scenario-file.ts';

function scenario(config: object, orders: readonly object[]): Scenario {
  const steps = orders.map((order, index) => ({ op: 'submit', order: { id: `o${index}`, side: 'buy', ...order } }));
  const text = JSON.stringify({ schemaVersion: 1, scenarios: [{ id: 'T', config, steps }] });
  const [parsed] = parseScenarioFile(text, 'f');
  if (parsed === undefined) throw new Error('no scenario');
  return parsed;
}

test('A01 the market has the rules that the scenario asks for, with price x quantity in whole sats', () => {
  const config = { tickSize: 5, lotSize: 2, minNotional: 400, bandTicks: 3, lastPrice: 100, phase: 'auction' };
  const fees = { makerBps: 2, takerBps: 10 };
  expect(instrumentOf(scenario({ ...config, fees }, [{ price: 102, qty: 10 }]))).toMatchObject({
    lotsPerUnit: 1000,
    tickSats: 5000,
    quantityStepLots: 2,
    minNotionalSats: 400,
    priceBandTicks: 3,
    previousCloseSats: 100_000,
    openingStatus: 'AUCTION',
    makerFeeBps: 2,
    takerFeeBps: 10,
    maxOrderLots: 10,
    maxPriceSats: 105_000,
  });
});

test('V07 values that are there to be refused do not widen the market', () => {
  const odd = [{ price: 'Infinity', qty: 2.5 }, { price: 1e300, qty: 1e15 }, { price: -5, qty: 0 }, { qty: 2 ** 31 }];
  const instrument = instrumentOf(scenario({}, [...odd, { price: 700, qty: 40 }, { qty: 1, display: 41 }]));
  expect(instrument).toMatchObject({ maxPriceSats: 700_000, maxOrderLots: 41 });
});

test('V07 no order of the market can cost more than all money', () => {
  const largest = 2 ** 31 - 1;
  const instrument = instrumentOf(
    scenario({ fees: { makerBps: 0, takerBps: 50 } }, [
      { price: largest, qty: 1 },
      { price: 1, qty: largest },
    ]),
  );
  const notional = (BigInt(instrument.maxPriceSats) / 1000n) * BigInt(instrument.maxOrderLots);
  expect(instrument.maxOrderLots).toBe(largest);
  expect(Number((notional * 10_050n) / 10_000n)).toBeLessThanOrEqual(MAX_SATS);
});

test('A02 A09 everybody is admitted once, with what is his or an equal part of the rest', () => {
  const orders = [{ account: 'Al Bo' }, {}, { account: 'rich' }, { account: 'Al Bo' }];
  const balances = { rich: { base: 1000, quote: 5 }, poor: {} };
  const admissions = new Cast(scenario({ balances }, orders)).admissions();
  expect(admissions).toMatchObject([
    { participant: { participantId: 'p1' }, funds: { BTC: 5, SIM: 1000 } },
    { participant: { participantId: 'p2' }, funds: { BTC: 0, SIM: 0 } },
    { participant: { participantId: 'p3' }, funds: { BTC: (MAX_SATS - 5) / 2 - 0.5, SIM: (1e12 - 1000) / 2 } },
    { participant: { participantId: 'p4' } },
    { participant: { participantId: 'nobody' }, funds: {} },
  ]);
});
