import { expect, test } from 'vitest';
import { marketView, NOON, type OwnerSketch } from '../../../test/kit/market-view.ts';
import type { Decision } from '../../market/decision.ts';
import type { MarketStatus } from '../../market/market-status.ts';
import type { OrderRequest } from '../../market/order.ts';
import type { FillView, OrderView } from '../../projections/views.ts';
import { must } from '../../util/assert.ts';
import { withDefaults } from '../parameters.ts';
import { answerLimits } from './agent-answer.ts';
import { agentDefaults } from './agent-parameters.ts';
import { personas } from './personas/index.ts';
import { recordedMix } from './recorded-mix.ts';
import { RuleBrain } from './rule-brain.ts';
import { agentStrategies } from './strategies/index.ts';

const MARKET = 'TSLA/BTC';
const OWNED_LOTS = 300;

/** One persona alone with a market whose orders wait, expire and are withdrawn, but trade only when a test says so. */
class Desk {
  readonly #handle: string;
  readonly #brain: RuleBrain;
  open: readonly OrderView[] = [];
  fills: readonly FillView[] = [];
  now = NOON;
  status: MarketStatus = 'CONTINUOUS';
  #id = 0;

  constructor(handle: string) {
    const persona = must(
      personas.find((one) => one.handle === handle),
      handle,
    );
    const strategy = must(
      agentStrategies.find((one) => one.strategy === persona.strategy),
      persona.strategy,
    );
    this.#handle = handle;
    this.#brain = new RuleBrain(handle, strategy, withDefaults(agentDefaults, persona.parameters), 's');
  }

  turn(closes: readonly number[]): Decision {
    this.now += 30_000;
    this.open = this.open.filter(({ order }) => order.expireAt === null || order.expireAt > this.now);
    const view = marketView({
      time: this.now,
      markets: { [MARKET]: { closes, status: this.status } },
      owners: { [this.#handle]: { ...this.#wealth(), open: this.open } },
    });
    const withFills = { ...view, fills: () => this.fills };
    const instrument = view.instrument(MARKET);
    const decision = this.#brain.decide(withFills, this.now, [{ instrument, points: {} }], MARKET);
    this.#apply(decision);
    return decision;
  }

  /** Sells hold their lots, a pair once. */
  #wealth(): OwnerSketch {
    const sells = this.open.filter(({ order: { side, kind, linkedOrderId } }) => {
      return side === 'SELL' && (linkedOrderId === null || kind === 'LIMIT');
    });
    const heldLots = sells.reduce((sum, { remainingLots }) => sum + remainingLots, 0);
    expect(heldLots).toBeLessThanOrEqual(OWNED_LOTS);
    return { free: { BTC: 50_000_000, TSLA: OWNED_LOTS - heldLots }, held: { TSLA: heldLots } };
  }

  /** A purchase of its own, just now. */
  bought(quantityLots: number): void {
    const trade = { market: MARKET, quantityLots, time: this.now } as FillView['trade'];
    this.fills = [{ side: 'BUY', trade } as FillView, ...this.fills];
  }

  #apply({ cancelOrderIds, orders, exit }: Decision): void {
    const gone = this.open.filter(({ order }) => cancelOrderIds.includes(order.orderId));
    expect(gone).toHaveLength(cancelOrderIds.length);
    expect(gone.filter(({ order }) => cancelOrderIds.includes(order.linkedOrderId ?? 0))).toEqual([]);
    const partners = gone.map(({ order }) => order.linkedOrderId);
    this.open = this.open.filter((view) => !gone.includes(view) && !partners.includes(view.order.orderId));
    for (const order of orders) if (order.timeInForce !== 'IOC') this.#rest(order, null);
    if (exit === undefined) return;
    this.#rest(exit.limit, this.#id + 2);
    this.#rest(exit.stop, this.#id);
  }

  #rest(order: OrderRequest, linkedOrderId: number | null): void {
    this.#id += 1;
    const placed = { ...order, orderId: this.#id, participantId: this.#handle, decisionSeq: null, linkedOrderId };
    const times = { placedSeq: 1, placedAt: this.now, updatedSeq: 1, updatedAt: this.now };
    const state = { status: 'NEW', filledLots: 0, rejectReason: null, cancelReason: null, triggeredSeq: null } as const;
    this.open = [...this.open, { order: placed, remainingLots: order.quantityLots, ...state, ...times }];
  }
}

const waves = (turn: number) => {
  const last = 431_000 + Math.round(2_500 * Math.sin(turn / 3) + 900 * Math.sin(turn / 1.7));
  return [430_900, 431_600, 430_400, 431_000, last];
};

const ripples = (turn: number) => [430_900, 431_600, 430_400, 431_000, 431_000 + Math.round(550 * Math.sin(turn / 3))];

/** What a persona decides in many turns. */
function played(handle: string, tape = waves, desk = new Desk(handle)): readonly Decision[] {
  return Array.from({ length: 200 }, (_, turn) => desk.turn(tape(turn)));
}

const ordersOf = (decisions: readonly Decision[]) => decisions.flatMap(({ orders }) => orders);

test('T04 the breakout trader waits inside the range with a stop-limit beyond it, and says at which price', () => {
  const entries = played('tycho', ripples).filter(({ orders }) => orders[0]?.kind === 'STOP_LIMIT');
  expect(entries.length).toBeGreaterThan(5);
  for (const { orders, thesis } of entries) {
    const { side, stopPriceSats, priceSats, expireAt } = must(orders[0], 'order');
    const stop = must(stopPriceSats, 'stop');
    expect(expireAt).not.toBeNull();
    if (side === 'BUY') expect(must(priceSats, 'limit')).toBeGreaterThanOrEqual(stop);
    else expect(must(priceSats, 'limit')).toBeLessThanOrEqual(stop);
    expect(thesis).toContain(`only if it trades at ${String(stop).slice(0, 3)} ${String(stop).slice(3)}`);
    expect(thesis).toContain('good for 5 min');
  }
});

test('a newer entry replaces the older one, and an unused one expires', () => {
  const desk = new Desk('tycho');
  for (let turn = 0; turn < 200; turn += 1) {
    desk.turn(ripples(turn));
    expect(desk.open.filter(({ order }) => order.kind === 'STOP_LIMIT').length).toBeLessThanOrEqual(1);
  }
});

test.each(['kelvin', 'halden'])(
  'C01 %s protects a purchase with one exit pair a market, around the price',
  (handle) => {
    const desk = new Desk(handle);
    let pairs = 0;
    for (let turn = 0; turn < 200; turn += 1) {
      const closes = waves(turn);
      const { exit, thesis } = desk.turn(closes);
      expect(desk.open.filter(({ order }) => order.linkedOrderId !== null).length).toBeLessThanOrEqual(2);
      if (exit === undefined) continue;
      pairs += 1;
      const { limit, stop } = exit;
      const price = must(closes.at(-1), 'price');
      expect(limit).toMatchObject({ side: 'SELL', kind: 'LIMIT', timeInForce: 'GTD', stopPriceSats: null });
      expect(stop).toMatchObject({ side: 'SELL', kind: 'STOP', priceSats: null, quantityLots: limit.quantityLots });
      expect(must(limit.priceSats, 'profit')).toBeGreaterThan(price);
      expect(must(stop.stopPriceSats, 'loss')).toBeLessThan(price);
      expect(limit.quantityLots).toBeLessThanOrEqual(OWNED_LOTS);
      expect(thesis).toMatch(/one cancels the other|with a profit or at/);
    }
    expect(pairs).toBeGreaterThan(3);
  },
);

test('what a waiting order bought meanwhile is protected when there is nothing else to do', () => {
  const desk = new Desk('kelvin');
  const exits: Decision[] = [];
  for (let turn = 0; turn < 200; turn += 1) {
    if (desk.open.some(({ order }) => order.side === 'BUY')) desk.bought(2);
    const decision = desk.turn(waves(turn));
    if (decision.exit !== undefined && decision.orders.length === 0) exits.push(decision);
  }
  expect(exits.length).toBeGreaterThan(0);
  for (const { stance, thesis } of exits)
    expect([stance, thesis]).toEqual(['HOLD', expect.stringContaining('holding, ')]);
});

test.each(['okapi', 'ostara'])('M10 %s waits as a maker and names the fee', (handle) => {
  const decisions = played(handle).filter(({ orders }) => orders[0]?.timeInForce === 'GTC');
  const makers = decisions.filter(({ orders }) => orders[0]?.postOnly);
  expect(makers.length / decisions.length).toBeGreaterThan(0.8);
  for (const { thesis } of makers) expect(thesis).toContain('post-only: 1 bp of fee instead of 5');
});

test.each(['noor', 'juno'])('G01 %s lets its waiting orders expire, and says when', (handle) => {
  const decisions = played(handle).filter(({ orders }) => orders[0]?.timeInForce === 'GTD');
  expect(decisions.length).toBeGreaterThan(3);
  for (const { thesis } of decisions) expect(thesis).toContain('good for 90 s');
});

test.each(personas)('$handle keeps its open orders few and its orders valid', ({ handle }) => {
  const desk = new Desk(handle);
  for (let turn = 0; turn < 200; turn += 1) {
    const { orders, exit } = desk.turn(waves(turn));
    expect(desk.open.length).toBeLessThanOrEqual(answerLimits.openOrders);
    for (const order of [...orders, ...(exit === undefined ? [] : [exit.limit, exit.stop])]) {
      expect((order.timeInForce === 'GTD') === (order.expireAt !== null)).toBe(true);
      expect((order.kind === 'STOP' || order.kind === 'STOP_LIMIT') === (order.stopPriceSats !== null)).toBe(true);
      expect((order.kind === 'STOP' || order.kind === 'MARKET') === (order.priceSats === null)).toBe(true);
      for (const price of [order.priceSats, order.stopPriceSats]) expect((price ?? 0) % 10).toBe(0);
    }
  }
});

test.each(personas)('U04 $handle places only what may rest into an auction', ({ handle }) => {
  const desk = new Desk(handle);
  desk.status = 'AUCTION';
  const decisions = played(handle, waves, desk);
  expect(ordersOf(decisions).length).toBeGreaterThan(3);
  for (const { exit } of decisions) expect(exit).toBeUndefined();
  for (const order of ordersOf(decisions)) expect(order).toMatchObject({ kind: 'LIMIT', postOnly: false });
  for (const { timeInForce } of ordersOf(decisions)) expect(['GTC', 'GTD']).toContain(timeInForce);
});

test('with stops, exits and dates the personas still buy, sell and hold as often as recorded', () => {
  const decisions = personas.flatMap(({ handle }) => played(handle));
  const share = (stance: string) =>
    decisions.filter((decision) => decision.stance === stance).length / decisions.length;
  expect(share('BUY')).toBeCloseTo(recordedMix.buy, 1);
  expect(share('SELL')).toBeCloseTo(recordedMix.sell, 1);
});
