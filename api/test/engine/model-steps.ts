import fc from 'fast-check';
import type { Command } from '../../src/market/commands.ts';
import { type OrderRequest, plainTerms, selfTradePreventions, sides, timesInForce } from '../../src/market/order.ts';
import type { Target } from './command-stream.ts';
import { mayRest } from './reference-state.ts';
import { plainInstrument } from './session.ts';

export const people = ['ann', 'bob', 'cyd', 'dan'] as const;

/** Makes a command when its time and the orders that live are known. */
type Maker = (time: number, targets: readonly Target[]) => Command;

/** A command or a restart from a snapshot. */
export type ModelStep =
  | { readonly kind: 'COMMAND'; readonly afterMs: number; readonly commandAt: Maker }
  | { readonly kind: 'RESTART' };

const market = plainInstrument.symbol;
const participantId = fc.constantFrom(...people);
const priceSats = fc.integer({ min: 996, max: 1004 });
/** Twelve and thirty are what the poorer two can just about pay. */
const quantityLots = fc.oneof(
  { weight: 15, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 60, arbitrary: fc.constantFrom(2, 2, 4, 4, 6, 8, 8, 12, 30, 100, 1_000_000) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1_000_002) },
);
const orderId = fc.integer({ min: 1, max: 25 });
const decisionSeq = null;
const reason = 'test';

type Draft = Omit<OrderRequest, 'expireAt'>;

const common = {
  market: fc.constant(market),
  side: fc.constantFrom(...sides),
  selfTradePrevention: fc.constantFrom(...selfTradePreventions),
  quantityLots,
};
const displayLots = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2, 2, 2, 4) },
);

/** Post-only and hidden size where they may be, with few exceptions. */
function tidy(order: Draft, isTidy: boolean): Draft {
  if (!isTidy) return order;
  const rests = mayRest(order);
  return { ...order, postOnly: order.postOnly && rests, displayLots: rests ? order.displayLots : null };
}

const isTidy = fc.integer({ min: 0, max: 30 }).map((luck) => luck > 0);

const limitOrder = fc
  .tuple(
    fc.record({
      ...common,
      kind: fc.constant('LIMIT' as const),
      timeInForce: fc.constantFrom('GTC' as const, 'GTC' as const, ...timesInForce),
      postOnly: fc.integer({ min: 0, max: 4 }).map((luck) => luck === 0),
      priceSats: fc.oneof({ weight: 40, arbitrary: priceSats }, { weight: 1, arbitrary: fc.constant(0) }),
      stopPriceSats: fc.constant(null),
      displayLots,
    }),
    isTidy,
  )
  .map(([order, isNeat]) => tidy(order, isNeat));

const marketOrder = fc.record({
  ...common,
  kind: fc.constant('MARKET' as const),
  timeInForce: fc.constantFrom('GTC' as const, 'IOC' as const, 'FOK' as const),
  postOnly: fc.constant(false),
  priceSats: fc.constant(null),
  stopPriceSats: fc.constant(null),
  displayLots: fc.constant(null),
});

const stopOrder = fc
  .record({
    ...common,
    hasLimit: fc.boolean(),
    timeInForce: fc.constantFrom('GTC' as const, 'GTC' as const, ...timesInForce),
    postOnly: fc.constant(false),
    limit: priceSats,
    stopPriceSats: fc.oneof({ weight: 30, arbitrary: priceSats }, { weight: 1, arbitrary: fc.constant(0) }),
    displayLots,
  })
  .map(({ hasLimit, limit, ...order }) => {
    const kind = hasLimit ? ('STOP_LIMIT' as const) : ('STOP' as const);
    return tidy({ ...order, kind, priceSats: hasLimit ? limit : null }, true);
  });

/** All that dan can pay, as long as nothing costs more than its stop price. */
const staking = fc.integer({ min: 996, max: 998 }).map((stopPriceSats) => (): Command => {
  const terms = { market, side: 'BUY', kind: 'STOP', timeInForce: 'GTC', postOnly: false, priceSats: null } as const;
  const order = { ...terms, ...plainTerms, stopPriceSats, quantityLots: 30, selfTradePrevention: 'NONE' } as const;
  return { type: 'PlaceOrder', participantId: 'dan', order, decisionSeq };
});

/** Dates are some milliseconds after the command, or (rarely) the moment of it. */
const lifeMs = fc.integer({ min: 0, max: 30 });

function dated(order: Draft, time: number, life: number): OrderRequest {
  return { ...order, expireAt: order.timeInForce === 'GTD' ? time + life : null };
}

function placing(order: fc.Arbitrary<Draft>): fc.Arbitrary<(time: number) => Command> {
  return fc.tuple(participantId, order, lifeMs).map(([id, draft, life]) => (time: number) => ({
    type: 'PlaceOrder',
    participantId: id,
    order: dated(draft, time, life),
    decisionSeq,
  }));
}

const pair = fc
  .tuple(participantId, limitOrder, stopOrder, fc.integer({ min: 0, max: 20 }))
  .map(([id, limit, stop, luck]) => (time: number): Command => {
    const rests = mayRest(limit) ? limit : { ...limit, timeInForce: 'GTC' as const };
    const side = luck === 0 ? stop.side : limit.side;
    return {
      type: 'PlaceOco',
      participantId: id,
      limit: dated(rests, time, 25),
      stop: dated({ ...stop, side }, time, 20),
      decisionSeq,
    };
  });

const quotes = (min: number, max: number) =>
  fc.array(fc.record({ priceSats: fc.integer({ min, max }), quantityLots: fc.constantFrom(2, 4, 6, 8) }), {
    maxLength: 3,
  });

const quoting = fc.tuple(participantId, quotes(996, 1000), quotes(1001, 1004)).map(
  ([id, bids, asks]) =>
    (): Command => ({ type: 'ReplaceQuotes', participantId: id, market, bids, asks }),
);

/** An order that lives, or now and then any number. */
const aim = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 9 }), participantId, orderId);

function hit([place, luck, id, order]: readonly [number, number, string, number], targets: readonly Target[]): Target {
  const target = targets[place % Math.max(1, targets.length)];
  if (target === undefined || luck === 0) {
    return { orderId: order, participantId: id, market, priceSats: 1000, quantityLots: 5 };
  }
  return luck === 1 ? { ...target, participantId: id } : target;
}

const canceling = aim.map(
  (choice): Maker =>
    (_time, targets) => {
      const { orderId: order, participantId: id } = hit(choice, targets);
      return { type: 'CancelOrder', participantId: id, orderId: order, decisionSeq };
    },
);

/** Mostly at the price it has. */
const replacing = fc
  .tuple(
    aim,
    fc.oneof(priceSats, fc.constant('SAME' as const), fc.constant('SAME' as const)),
    quantityLots,
    fc.boolean(),
  )
  .map(
    ([choice, price, lots, isLess]): Maker =>
      (_time, targets) => {
        const { orderId: order, participantId: id, priceSats: now, quantityLots: total } = hit(choice, targets);
        const less = Math.max(1, Math.floor(total / 4) * 2);
        const terms = { priceSats: price === 'SAME' || now === null ? now : price, quantityLots: isLess ? less : lots };
        return { type: 'ReplaceOrder', participantId: id, orderId: order, ...terms };
      },
  );

const adjusting = fc
  .tuple(participantId, fc.constantFrom('BTC', 'AAPL'), fc.integer({ min: -12, max: 12 }))
  .map(([id, asset, amount]) => (): Command => {
    const sum = asset === 'BTC' ? amount * 1000 : amount;
    return { type: 'AdjustFunds', participantId: id, asset, amount: sum, reason: 'ADJUST' };
  });

const cancelingAll = fc.tuple(participantId, fc.constantFrom(market, null)).map(
  ([id, where]) =>
    (): Command => ({ type: 'CancelAllOrders', participantId: id, market: where }),
);

const retiring = participantId.map((id) => (): Command => ({ type: 'RetireParticipant', participantId: id, reason }));

const halting = fc
  .boolean()
  .map((cancelOpenOrders) => (): Command => ({ type: 'HaltMarket', market, reason, cancelOpenOrders }));

const controlling = fc
  .constantFrom('ResumeMarket', 'ResumeMarket', 'StartAuction', 'UncrossMarket', 'UncrossMarket', 'UncrossMarket')
  .map((type) => (): Command => ({ type, market }));

const closing = fc
  .constantFrom('CloseMarket', 'PreOpenMarket', 'PreOpenMarket', 'PreOpenMarket')
  .map((type) => (): Command => ({ type, market }));

const advancing = fc
  .oneof(fc.constant<number[]>([]), fc.tuple(priceSats))
  .map((referencePricesSats) => (): Command => ({ type: 'AdvanceTime', referencePricesSats }));

const afterMs = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(0, 1) },
  { weight: 1, arbitrary: fc.constantFrom(5, 20, 100) },
);

const command = fc.oneof(
  { weight: 120, arbitrary: placing(limitOrder) },
  { weight: 30, arbitrary: placing(marketOrder) },
  { weight: 40, arbitrary: placing(stopOrder) },
  { weight: 30, arbitrary: pair },
  { weight: 15, arbitrary: staking },
  { weight: 20, arbitrary: canceling },
  { weight: 10, arbitrary: cancelingAll },
  { weight: 70, arbitrary: replacing },
  { weight: 30, arbitrary: quoting },
  { weight: 10, arbitrary: adjusting },
  { weight: 20, arbitrary: advancing },
  { weight: 3, arbitrary: retiring },
  { weight: 5, arbitrary: halting },
  { weight: 30, arbitrary: controlling },
  { weight: 4, arbitrary: closing },
);

/** Any command, most of all what makes books grow; now and then a restart. */
export const anyStep: fc.Arbitrary<ModelStep> = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({ kind: fc.constant('COMMAND' as const), afterMs, commandAt: command }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'RESTART' as const }) },
);
