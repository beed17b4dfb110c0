import type { EventOf, EventType, MarketEvent } from '../src/market/events.ts';
import type { Instrument } from '../src/market/instrument.ts';
import type { Funds } from '../src/market/posting.ts';
import { participant, plainInstrument, Session } from './engine/session.ts';

/** Short runs in which everything happens that the auditor judges, and ways to lie about them. */

const RICH: Funds = { BTC: 1_000_000, AAPL: 1000 };

function open(rules: Partial<Instrument> = {}, people: Readonly<Record<string, Funds>> = {}): Session {
  const session = new Session();
  session.send({ type: 'StartRun', scenario: 's', seed: '1', instruments: [{ ...plainInstrument, ...rules }] });
  for (const [id, funds] of Object.entries({ ann: RICH, bob: RICH, cyd: RICH, ...people })) {
    session.send({ type: 'AdmitParticipant', participant: participant(id), funds });
  }
  return session;
}

/** Quotes, trades, replaces, a cancel and a halt. */
export function plainRun(): Session {
  const session = Session.open(['ann', 'bob', 'mel']);
  session.quote('mel', [[99, 1000]], [[101, 1000]]);
  session.rest('ann', 'SELL', 101, 700);
  session.rest('ann', 'BUY', 99, 700);
  session.place('bob', { priceSats: 101, quantityLots: 1200 });
  session.place('bob', { priceSats: 101, quantityLots: 900 });
  session.replace('ann', 4, 98, 700);
  session.replace('ann', 4, 98, 500);
  session.cancel('ann', 4);
  session.quote('mel', [[99, 1000]], [[102, 1000]]);
  session.send({ type: 'HaltMarket', market: 'AAPL/BTC', reason: 'r', cancelOpenOrders: true });
  return session;
}

/** A sell through 95 sets off the stop at 98, then the one at 95; the one at 80 goes on waiting, replaced once. */
export function stopRun(): Session {
  const session = open();
  session.rest('bob', 'BUY', 90, 20);
  session.rest('bob', 'BUY', 95, 3);
  for (const stopPriceSats of [95, 98, 80]) {
    session.place('cyd', { kind: 'STOP', side: 'SELL', stopPriceSats, quantityLots: 5 });
  }
  session.replace('cyd', 5, null, 4);
  session.place('ann', { side: 'SELL', priceSats: 95, quantityLots: 4 });
  session.place('cyd', { kind: 'STOP_LIMIT', stopPriceSats: 99, priceSats: 101, quantityLots: 2 });
  return session;
}

/** The first slice of an iceberg goes, then the order behind it. */
export function icebergRun(): Session {
  const session = open();
  session.place('ann', { side: 'SELL', quantityLots: 10, displayLots: 3 });
  session.rest('bob', 'SELL', 100, 4);
  session.place('cyd', { quantityLots: 5 });
  session.replace('ann', 1, 100, 8);
  return session;
}

/** Of one pair the limit trades, of the other the stop. */
export function pairRun(): Session {
  const session = open();
  session.oco('ann', { side: 'SELL', priceSats: 105, quantityLots: 4 }, { stopPriceSats: 95 });
  session.place('bob', { priceSats: 105, quantityLots: 1 });
  session.rest('bob', 'BUY', 90, 10);
  session.oco('cyd', { side: 'SELL', priceSats: 110, quantityLots: 4 }, { stopPriceSats: 90 });
  session.place('ann', { side: 'SELL', priceSats: 90, quantityLots: 1 });
  return session;
}

/** Two orders expire at one time, a third a little later. */
export function datedRun(): Session {
  const session = open();
  const start = session.sequencer.time;
  for (const after of [1000, 1000, 1500]) {
    session.place('ann', { timeInForce: 'GTD', expireAt: start + after, quantityLots: 5 });
  }
  session.advance(start + 1000);
  session.advance(start + 2000);
  return session;
}

/** Every self-trade prevention, against an order of five lots with another of somebody else behind it. */
export function ownRun(): Session {
  const session = open();
  for (const selfTradePrevention of ['CANCEL_OLDEST', 'CANCEL_BOTH', 'DECREMENT', 'CANCEL_NEWEST'] as const) {
    for (const id of ['ann', 'bob']) session.cancelAll(id);
    for (const id of ['ann', 'bob']) session.rest(id, 'SELL', 100, 5);
    session.place('ann', { quantityLots: 7, selfTradePrevention });
  }
  session.place('ann', { quantityLots: 2, selfTradePrevention: 'DECREMENT' });
  return session;
}

/** One account takes its orders and stops off the market; another stays. */
export function sweepRun(): Session {
  const session = open();
  for (const price of [97, 98]) session.rest('ann', 'BUY', price, 5);
  session.rest('bob', 'BUY', 98, 5);
  session.rest('ann', 'SELL', 102, 5);
  session.place('ann', { kind: 'STOP', side: 'SELL', stopPriceSats: 90, quantityLots: 5 });
  session.cancelAll('ann');
  session.send({ type: 'RetireParticipant', participantId: 'bob', reason: 'r' });
  return session;
}

/** An opening auction tells what it will do and does it. An own pair stands in the way, and a stop waits for the price. */
export function auctionRun(): Session {
  const session = open({ openingStatus: 'AUCTION', auctionMs: 1000, makerFeeBps: 100, takerFeeBps: 200 });
  session.rest('ann', 'BUY', 102, 10);
  session.rest('ann', 'SELL', 98, 3);
  session.rest('bob', 'SELL', 98, 4);
  session.place('bob', { side: 'SELL', priceSats: 98, quantityLots: 8, displayLots: 2 });
  session.rest('cyd', 'BUY', 97, 6);
  session.place('cyd', { kind: 'STOP', side: 'SELL', stopPriceSats: 99, quantityLots: 1 });
  session.advance(session.sequencer.time + 100);
  session.advance(session.sequencer.time + 100);
  session.advance(session.sequencer.time + 2000, [100]);
  return session;
}

/** An account sells what it has not, buys some of it back, sells too much, and is bought in. */
export function shortRun(maxShortLots = 10): Session {
  const session = open({ maxShortLots }, { dee: { BTC: 100_000 } });
  session.rest('bob', 'BUY', 100, 30);
  session.rest('cyd', 'SELL', 101, 30);
  session.place('dee', { side: 'SELL', quantityLots: 6 });
  session.place('dee', { side: 'BUY', priceSats: 101, quantityLots: 2 });
  session.rest('dee', 'SELL', 105, 2);
  session.cancel('dee', 5);
  session.place('dee', { side: 'SELL', quantityLots: 6 });
  return session;
}

/** Market orders stop at the band, limits at the volatility band, which begins an auction. */
export function bandRun(): Session {
  const session = open({ priceBandTicks: 8, volatilityBandBps: 400, previousCloseSats: 100, auctionMs: 500 });
  session.advance(session.sequencer.time + 10, [106]);
  session.rest('ann', 'SELL', 103, 5);
  session.rest('ann', 'SELL', 110, 5);
  session.advance(session.sequencer.time + 10, [100]);
  session.place('bob', { kind: 'MARKET', priceSats: null, quantityLots: 3 });
  session.place('bob', { kind: 'MARKET', priceSats: null, quantityLots: 3 });
  session.advance(session.sequencer.time + 10, [108]);
  session.place('bob', { priceSats: 110, quantityLots: 3 });
  return session;
}

/** Through all states of a market. */
export function phaseRun(): Session {
  const session = open();
  const market = plainInstrument.symbol;
  session.rest('ann', 'SELL', 101, 5);
  session.send({ type: 'HaltMarket', market, reason: 'r', cancelOpenOrders: false });
  session.send({ type: 'ResumeMarket', market });
  session.send({ type: 'UncrossMarket', market });
  session.send({ type: 'CloseMarket', market });
  session.send({ type: 'PreOpenMarket', market });
  session.rest('bob', 'BUY', 101, 5);
  session.send({ type: 'StartAuction', market });
  session.send({ type: 'UncrossMarket', market });
  return session;
}

/** A run with the `which`-th event of a type changed. */
export function tampered<T extends EventType>(
  { events }: Session,
  type: T,
  which: number,
  change: (event: EventOf<T>) => object,
): MarketEvent[] {
  const place = placeOf(events, type, which);
  const event = events[place] as EventOf<T>;
  return events.with(place, { ...event, ...change(event) } as MarketEvent);
}

/** A run without the `which`-th event of a type; the numbers give nothing away. */
export function without({ events }: Session, type: EventType, which: number): MarketEvent[] {
  return renumbered(events.toSpliced(placeOf(events, type, which), 1));
}

/** A run in which two events of a type, the `which`-th and the next, have changed places. */
export function swapped({ events }: Session, type: EventType, which: number): MarketEvent[] {
  const [first, second] = [placeOf(events, type, which), placeOf(events, type, which + 1)];
  const [one, other] = [events[first] as MarketEvent, events[second] as MarketEvent];
  return renumbered(events.with(first, { ...other }).with(second, { ...one }));
}

function placeOf(events: readonly MarketEvent[], type: EventType, which: number): number {
  const place = events.flatMap((event, index) => (event.type === type ? [index] : []))[which];
  if (place === undefined) throw new Error(`no ${which}th ${type}`);
  return place;
}

/** Commands keep their events, and all get the numbers they would have had. */
function renumbered(events: readonly MarketEvent[]): MarketEvent[] {
  let seq = 0;
  let causeSeq = 0;
  let cause: number | null = null;
  return events.map((event) => {
    if (event.causeSeq !== cause) {
      cause = event.causeSeq;
      seq += 1;
      causeSeq = seq;
    }
    seq += 1;
    return { ...event, seq, causeSeq };
  });
}
