import { expect, test } from 'vitest';
import type { MarketEvent } from '../../src/market/events.ts';
import type { OrderRequest } from '../../src/market/order.ts';
import { feeSats } from '../../src/market/units.ts';
import { Rng } from '../../src/util/rng.ts';
import { limitOrder, participant, plainInstrument, Session } from './session.ts';

const fillCount = process.env.LONG === '1' ? 1_000_000 : 20_000;
const seed = process.env.DUST_SEED ?? '20260105';

/** Fees that divide nothing evenly. */
const instrument = { ...plainInstrument, makerFeeBps: 7, takerFeeBps: 13 };
const people = ['ann', 'bob'] as const;
const accounts = ['treasury', 'fees', ...people];

function open(): Session {
  const session = new Session();
  session.send({ type: 'StartRun', scenario: 'dust', seed: '1', instruments: [instrument] });
  for (const id of people) {
    const funds = { BTC: 100_000_000_000, AAPL: 10_000_000 };
    session.send({ type: 'AdmitParticipant', participant: participant(id), funds });
  }
  return session;
}

/** The sum over all accounts but the contra account, available and held. */
function total({ exchange }: Session, asset: string): number {
  return accounts.reduce((sum, id) => sum + exchange.available(id, asset) + exchange.held(id, asset), 0);
}

/** Reckons the fees of a command's trades the long way, in whole numbers of any size. */
function reckon(events: readonly MarketEvent[]): { fills: number; fees: bigint } {
  let [fills, fees] = [0, 0n];
  for (const event of events) {
    if (event.type !== 'TradeExecuted') continue;
    const notional = BigInt(event.priceSats) * BigInt(event.quantityLots);
    fees += (notional * BigInt(instrument.makerFeeBps)) / 10_000n;
    fees += (notional * BigInt(instrument.takerFeeBps)) / 10_000n;
    fills += 1;
  }
  return { fills, fees };
}

test(`A02 A05 ${fillCount} fills of one lot neither make nor lose dust (seed ${seed})`, async (context) => {
  const rng = Rng.derive(seed, 'dust');
  const session = open();
  const issued = [total(session, 'BTC'), total(session, 'AAPL')];
  const place = (participantId: string, order: Partial<OrderRequest>) =>
    session.exchange.apply(
      session.sequencer.place({
        type: 'PlaceOrder',
        participantId,
        order: { ...limitOrder, ...order },
        decisionSeq: null,
      }),
    );
  let [fills, fees] = [0, 0n];
  for (let round = 0; fills < fillCount; round += 1) {
    const [maker, taker] = round % 2 === 0 ? people : ([people[1], people[0]] as const);
    const [making, taking] = rng.chance(0.5) ? (['BUY', 'SELL'] as const) : (['SELL', 'BUY'] as const);
    const priceSats = rng.integer(1, 30_000);
    const lots = rng.integer(1, 8);
    session.sequencer.passed(place(maker, { side: making, priceSats, quantityLots: lots }));
    for (let lot = 0; lot < lots; lot += 1) {
      const events = place(taker, { side: taking, priceSats, quantityLots: 1 });
      session.sequencer.passed(events);
      const told = reckon(events);
      fills += told.fills;
      fees += told.fees;
    }
  }
  expect(BigInt(session.exchange.available('fees', 'BTC'))).toBe(fees);
  expect([total(session, 'BTC'), total(session, 'AAPL')]).toEqual(issued);
  expect(people.map((id) => session.exchange.held(id, 'BTC') + session.exchange.held(id, 'AAPL'))).toEqual([0, 0]);
  await context.annotate(`fills of one lot without dust: ${fills}`, 'figure');
});

test.each([
  [0, 7, 0],
  [1, 9999, 0],
  [1, 10_000, 1],
  [7, 1428, 0],
  [7, 1429, 1],
  [10_000, 2_100_000_000_000_000, 2_100_000_000_000_000],
  [13, 2_099_999_999_999_999, 2_729_999_999_999],
])('A05 a fee of %i basis points on %i sats is %i', (feeBps, notional, fee) => {
  expect(feeSats(notional, feeBps)).toBe(fee);
  expect(BigInt(fee)).toBe((BigInt(notional) * BigInt(feeBps)) / 10_000n);
});
