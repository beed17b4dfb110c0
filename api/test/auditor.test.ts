import { expect, test } from 'vitest';
import type { EventOf, MarketEvent } from '../src/market/events.ts';
import type { Posting } from '../src/market/posting.ts';
import { Auditor } from './auditor.ts';
import {
  auctionRun,
  bandRun,
  datedRun,
  icebergRun,
  ownRun,
  pairRun,
  phaseRun,
  plainRun,
  shortRun,
  stopRun,
  swapped,
  sweepRun,
  tampered,
  without,
} from './auditor-runs.ts';
import { Session } from './engine/session.ts';

const market = 'AAPL/BTC';

function audited(events: readonly MarketEvent[]): Auditor {
  const auditor = new Auditor();
  auditor.observeAll(events);
  auditor.finish();
  return auditor;
}

const runs = {
  plainRun,
  stopRun,
  icebergRun,
  pairRun,
  datedRun,
  ownRun,
  sweepRun,
  auctionRun,
  shortRun,
  bandRun,
  phaseRun,
};

test('G01 V08 the auditor expects no expiry of a run that has ended', () => {
  const session = Session.open(['ann']);
  const expireAt = session.sequencer.time + 100;
  session.place('ann', { timeInForce: 'GTD', expireAt });
  session.send({ type: 'EndRun', reason: 'test' });
  session.send({ type: 'PauseRun' }, 1000);
  expect(audited(session.events).findings).toEqual([]);
});

test.each(Object.entries(runs))('A02 A07 the auditor finds nothing wrong with an honest %s', (_name, run) => {
  const session = run();
  const auditor = audited(session.events);
  expect(auditor.findings).toEqual([]);
  const { exchange } = session;
  for (const side of ['BUY', 'SELL'] as const) {
    const levels = exchange.levels(market, side, 99);
    const depth = levels.map(({ priceSats, quantityLots, orderCount }) => [priceSats, quantityLots, orderCount]);
    expect(auditor.depth(market, side)).toEqual(depth);
  }
  const [snapshot] = exchange.snapshot().state.markets;
  expect(snapshot).toMatchObject({
    ...auditor.figures(market),
    turnoverSats: Number(auditor.figures(market).turnoverSats),
  });
  for (const id of ['ann', 'bob']) {
    const { available, held } = auditor.balance(id, 'AAPL');
    expect([available, held]).toEqual([exchange.available(id, 'AAPL'), exchange.held(id, 'AAPL')]);
    const ids = auditor.openOrders(id).map(({ orderId }) => orderId);
    expect(ids.sort((a, b) => a - b)).toEqual(exchange.openOrdersOf(id).map(({ orderId }) => orderId));
  }
});

type Lie = [what: string, events: () => readonly MarketEvent[], finding: string];

function itFinds(rules: string, lies: readonly Lie[]): void {
  test.each(lies)(`${rules} the auditor finds %s`, (_what, events, finding) => {
    expect(audited(events()).findings.join('\n')).toContain(finding);
  });
}

const trade = (which: number, change: (event: EventOf<'TradeExecuted'>) => object, run = plainRun) =>
  tampered(run(), 'TradeExecuted', which, change);
const posted = (which: number, change: (event: EventOf<'FundsPosted'>) => object, run = plainRun) =>
  tampered(run(), 'FundsPosted', which, change);
const accepted = (run: typeof plainRun, which: number, terms: object) =>
  tampered(run(), 'OrderAccepted', which, ({ order }) => ({ order: { ...order, ...terms } }));
const canceled = (run: typeof plainRun, which: number, terms: object) =>
  tampered(run(), 'OrderCanceled', which, () => terms);
const rules = (run: typeof plainRun, change: object) =>
  tampered(run(), 'RunStarted', 0, ({ instruments }) => ({
    instruments: instruments.map((instrument) => ({ ...instrument, ...change })),
  }));

itFinds('M01 M02 M22 D06', [
  ['a wrong price', () => trade(0, () => ({ priceSats: 100 })), "price is not the maker's"],
  ['a wrong size', () => trade(0, () => ({ quantityLots: 999 })), 'not all there was'],
  ['a wrong maker', () => trade(0, () => ({ makerOrderId: 3, makerId: 'ann' })), 'first in line'],
  ['a wrong name', () => trade(0, () => ({ takerId: 'ann' })), 'names are wrong'],
  ['a trade told twice', () => trade(1, () => ({ tradeId: 1 })), 'should be number 2'],
  ['a trade with oneself', () => accepted(ownRun, 1, { participantId: 'ann' }), 'traded with himself'],
  [
    'a place kept wrongly',
    () => tampered(plainRun(), 'OrderReplaced', 0, () => ({ keptPriority: true })),
    'kept its place',
  ],
  ['a cancel of another size', () => canceled(plainRun, 0, { remainingLots: 7 }), 'left'],
  ['an order id given twice', () => accepted(plainRun, 1, { orderId: 3 }), 'order id 3 should be 4'],
  ['a gap in the numbers', () => plainRun().events.toSpliced(9, 1), 'command'],
  ['a missing event', () => plainRun().events.filter(({ type }) => type !== 'OrderAccepted'), 'is not open'],
  ['a crossed book', () => accepted(plainRun, 1, { priceSats: 105 }), 'crossed'],
  ['an order that rests instead of trading', () => without(plainRun(), 'TradeExecuted', 1), 'would trade with it'],
  ['a post-only order that takes', () => accepted(plainRun, 2, { postOnly: true }), 'a post-only order took'],
  ['an order that may not rest', () => accepted(plainRun, 1, { timeInForce: 'IOC' }), 'may not rest'],
]);

itFinds('A02 A05 A07 A08', [
  ['a wrong fee', () => trade(0, () => ({ takerFeeSats: 1 })), 'fees should be 101 and 202'],
  ['a posting too few', () => posted(7, ({ postings }) => ({ postings: postings.slice(0, -1) })), 'is off by'],
  ['a posting to the wrong account', () => posted(7, misdirected), 'to treasury'],
  ['a posting of a fraction', () => posted(7, halved), 'posting of'],
  ['money from nowhere', () => posted(1, minted), 'were issued'],
  ['a hold that nobody needs', () => posted(5, grown), 'but needs'],
  ['postings before the end', () => swappedTail(), 'comes after the postings'],
]);

itFinds('T01 T03 T06 T07', [
  ['stops that run out of turn', () => swapped(stopRun(), 'OrderTriggered', 0), 'not the turn of stop 3'],
  ['a stop that runs unasked', () => accepted(stopRun, 3, { stopPriceSats: 80 }), 'not the turn of stop 4'],
  ['a stop that should have run', () => accepted(stopRun, 4, { stopPriceSats: 99 }), 'not the turn'],
  ['a stop that never ran', () => without(stopRun(), 'OrderTriggered', 0), 'not the order that arrived'],
  ['a stop that waits too long', () => accepted(stopRun, 6, { stopPriceSats: 90 }), 'has not run'],
  [
    'a stop that lost its place',
    () => tampered(stopRun(), 'OrderReplaced', 0, () => ({ keptPriority: false })),
    'place',
  ],
  ['a stop that holds too little', () => posted(6, shrunk, stopRun), 'but needs'],
  ['a stop without a stop price', () => accepted(stopRun, 2, { stopPriceSats: null }), 'does not go together'],
]);

itFinds('I01 I02 I04', [
  [
    'a slice of another size',
    () => tampered(icebergRun(), 'IcebergRefilled', 0, () => ({ displayedLots: 4 })),
    'show 3',
  ],
  ['a slice that is not shown', () => without(icebergRun(), 'IcebergRefilled', 0), 'refill of 1 is missing'],
  ['a trade with what is hidden', () => trade(0, () => ({ quantityLots: 4 }), icebergRun), 'not all there was'],
  [
    'a refill that kept its place',
    () => trade(1, () => ({ makerOrderId: 1, makerId: 'ann' }), icebergRun),
    'first in line',
  ],
  ['more shown than there is', () => accepted(icebergRun, 0, { displayLots: 11 }), 'a size or price'],
]);

itFinds('C01 C02 C03 C05', [
  [
    'a stop that outlives its limit',
    () => without(pairRun(), 'OrderCanceled', 0),
    'cancel of 2 for LINKED_ORDER is missing',
  ],
  ['a limit that outlives its stop', () => without(pairRun(), 'OrderCanceled', 1), 'LINKED_ORDER is missing'],
  ['a linked cancel without a reason', () => canceled(plainRun, 0, { reason: 'LINKED_ORDER' }), 'no reason'],
  ['a pair that holds twice', () => posted(4, grown, pairRun), 'but needs'],
  ['a leg of nothing', () => accepted(pairRun, 1, { linkedOrderId: 7 }), 'no leg of the pair'],
]);

itFinds('G01 G02 G03', [
  ['an expiry before its date', () => accepted(datedRun, 0, { expireAt: 2e12 }), 'expired before its date'],
  ['an order that outlives its date', () => without(datedRun(), 'OrderCanceled', 2), 'order 3 should have expired'],
  ['expiries in the wrong order', () => swapped(datedRun(), 'OrderCanceled', 0), 'should have expired before 2'],
  ['an order that was late when it came', () => accepted(datedRun, 0, { expireAt: 5 }), 'was late'],
  ['an order for ever with a date', () => accepted(datedRun, 0, { timeInForce: 'GTC' }), 'does not go together'],
]);

itFinds('M13 M25 M26 M27', [
  ['an own order canceled by mistake', () => canceled(ownRun, 0, { orderId: 2, participantId: 'bob' }), "nobody's way"],
  ['an aggressor that outlives both', () => without(ownRun(), 'OrderCanceled', 3), 'for SELF_TRADE is missing'],
  ['a decrement of another size', () => tampered(ownRun(), 'OrderDecremented', 0, otherDecrement), 'by 5 is missing'],
  ['a decrement that is not told', () => without(ownRun(), 'OrderDecremented', 0), 'by 5 is missing'],
  [
    'an order that is decremented without a reason',
    () => accepted(ownRun, 11, { selfTradePrevention: 'NONE' }),
    'reason',
  ],
]);

itFinds('M28 A11 H03 U01', [
  [
    'a mass cancel in the wrong order',
    () => swapped(sweepRun(), 'OrderCanceled', 0),
    'should have been canceled before',
  ],
  ['a mass cancel that leaves one', () => without(sweepRun(), 'OrderCanceled', 3), 'outlived a cancel for MASS_CANCEL'],
  [
    'a mass cancel of another number',
    () => tampered(sweepRun(), 'OrdersCanceled', 0, () => ({ orderCount: 5 })),
    'tells of 5',
  ],
  ['a mass cancel that nobody sent', () => without(sweepRun(), 'OrdersCanceled', 0), 'by itself'],
  ['an order that outlives its owner', () => without(sweepRun(), 'OrderCanceled', 4), 'outlived a cancel for RETIRED'],
  [
    'money that outlives its owner',
    () => posted(10, ({ postings }) => ({ postings: postings.slice(0, 1) }), sweepRun),
    'retired',
  ],
  [
    'an order that outlives its market',
    () => without(phaseRun(), 'OrderCanceled', 0),
    'outlived a cancel for MARKET_CLOSED',
  ],
]);

itFinds('U02 U05 U06 U07 U08 U11', [
  ["a price that is not the auction's", () => trade(0, () => ({ priceSats: 99 }), auctionRun), "not the auction's"],
  [
    'an auction at another price',
    () => tampered(auctionRun(), 'MarketUncrossed', 0, () => ({ priceSats: 99 })),
    'uncross',
  ],
  ["a taker's fee", () => trade(0, () => ({ takerFeeSats: 7 }), auctionRun), 'fees should be 3 and 3'],
  ['a younger maker', () => trade(0, swappedNames, auctionRun), 'not the older order'],
  ['a size beyond what shows', () => trade(1, () => ({ quantityLots: 3 }), auctionRun), 'not all that showed'],
  ['an auction that nobody ended', () => without(auctionRun(), 'MarketUncrossed', 0), 'nobody ended'],
  ['an auction that stopped too soon', () => without(auctionRun(), 'TradeExecuted', 2), 'uncross'],
  ['an own order that stays', () => without(auctionRun(), 'OrderCanceled', 0), 'first in line'],
  ['an opening that is not told', () => without(auctionRun(), 'AuctionStarted', 0), 'for OPENING is missing'],
  [
    'an auction of another length',
    () => tampered(auctionRun(), 'AuctionStarted', 0, () => ({ endsAt: 7 })),
    'should end at',
  ],
  ['an auction that is late', () => rules(auctionRun, { auctionMs: 10 }), 'should end at'],
  ['a wrong indication', () => tampered(auctionRun(), 'AuctionIndicated', 0, () => ({ surplusLots: 1 })), 'would do'],
  [
    'an indication that is not told',
    () => without(auctionRun(), 'AuctionIndicated', 0),
    'indication of AAPL/BTC is missing',
  ],
]);

itFinds('N01 N02 N03', [
  [
    'a buy-in of another size',
    () => tampered(shortRun(), 'BuyInStarted', 0, () => ({ quantityLots: 11 })),
    'was 10 short',
  ],
  ['a buy-in that is missing', () => rules(() => shortRun(11), { maxShortLots: 10 }), 'should have been bought in'],
  ['a buy-in that was not due', () => rules(shortRun, { maxShortLots: 11 }), 'below the limit'],
  ['a buy-in by a limit', () => accepted(shortRun, 6, { kind: 'LIMIT', priceSats: 101 }), 'does not buy dee in'],
  ['a debt that is too large', () => rules(shortRun, { maxShortLots: 5 }), 'owes more AAPL than allowed'],
  ['lots kept by who owes some', () => posted(8, withoutReason('REPAY'), shortRun), 'owes AAPL but has some available'],
]);

itFinds('B01 B02 B04 B06 V06', [
  [
    'a market order beyond the band',
    () => tampered(bandRun(), 'TimeAdvanced', 1, () => ({ referencePricesSats: [90] })),
    'limit',
  ],
  ['a limit outside the band', () => accepted(bandRun, 1, { priceSats: 120 }), 'outside the band'],
  ['a print too far from the last', () => rules(bandRun, { volatilityBandBps: 200 }), 'too far from the last'],
  ['an interruption without an auction', () => without(bandRun(), 'AuctionStarted', 0), 'would trade with it'],
  ['an order worth too little', () => rules(bandRun, { minNotionalSats: 1000 }), 'worth too little'],
  ['a price between ticks', () => rules(plainRun, { tickSats: 2 }), 'a size or price'],
  ['a size between steps', () => rules(icebergRun, { quantityStepLots: 4 }), 'a size or price'],
]);

itFinds('U12 H01 H05', [
  ['a trade in a halted market', () => plainRun().events.flatMap(haltFirst), 'in a HALTED market'],
  [
    'an order in a closed market',
    () => tampered(phaseRun(), 'MarketPreOpened', 0, asPause),
    'accepted by a CLOSED market',
  ],
  [
    'a halt that never was',
    () => tampered(phaseRun(), 'MarketHalted', 0, asPause),
    'was resumed while it was CONTINUOUS',
  ],
  [
    'a market that resumes without an auction',
    () => without(phaseRun(), 'AuctionStarted', 0),
    'for REOPENING is missing',
  ],
  ['an auction from nowhere', () => tampered(phaseRun(), 'MarketResumed', 0, asPause), 'was made AUCTION while'],
]);

/** Something that the auditor does not look at. */
function asPause(): object {
  return { type: 'RunPaused' };
}

function haltFirst(event: MarketEvent): MarketEvent[] {
  const halt = { type: 'MarketHalted', market, reason: 'r' } as const;
  return event.type === 'RunStarted' ? [event, { ...event, ...halt } as MarketEvent] : [event];
}

/** The last trade of a run, told after the postings. */
function swappedTail(): MarketEvent[] {
  const { events } = pairRun();
  const [last, before] = [events.at(-1) as MarketEvent, events.at(-2) as MarketEvent];
  return [...events.slice(0, -2), { ...last, seq: before.seq }, { ...before, seq: last.seq }];
}

function swappedNames(event: EventOf<'TradeExecuted'>): object {
  const { makerId, takerId, makerOrderId, takerOrderId } = event;
  const names = { makerId: takerId, takerId: makerId, makerOrderId: takerOrderId, takerOrderId: makerOrderId };
  return { ...names, takerSide: event.takerSide === 'BUY' ? 'SELL' : 'BUY' };
}

function otherDecrement({ remainingLots }: EventOf<'OrderDecremented'>): object {
  return { decrementLots: 4, remainingLots: remainingLots + 1 };
}

function withAmounts(change: (posting: Posting) => number) {
  return ({ postings }: EventOf<'FundsPosted'>) => ({
    postings: postings.map((posting) => ({ ...posting, amount: change(posting) })),
  });
}

function grown(event: EventOf<'FundsPosted'>): object {
  return withAmounts(({ amount, reason }) => (reason === 'HOLD' ? amount * 2 : amount))(event);
}

function shrunk(event: EventOf<'FundsPosted'>): object {
  return withAmounts(({ amount, reason }) => (reason === 'HOLD' ? amount - 1 : amount))(event);
}

function halved(event: EventOf<'FundsPosted'>): object {
  return withAmounts(({ amount }) => amount / 2 + 0.25)(event);
}

function withoutReason(reason: string) {
  return ({ postings }: EventOf<'FundsPosted'>) => ({ postings: postings.filter((each) => each.reason !== reason) });
}

function misdirected({ postings }: EventOf<'FundsPosted'>): object {
  return { postings: postings.map((posting) => ({ ...posting, to: { ...posting.to, account: 'treasury' } })) };
}

function minted({ postings }: EventOf<'FundsPosted'>): object {
  return { postings: postings.map((posting) => ({ ...posting, from: { ...posting.from, account: 'issuance' } })) };
}
