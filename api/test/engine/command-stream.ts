import type { Command, Quote } from '../../src/market/commands.ts';
import type { Instrument, MarketSymbol } from '../../src/market/instrument.ts';
import { type OrderId, type OrderRequest, type Side, sides } from '../../src/market/order.ts';
import type { ParticipantId } from '../../src/market/participant.ts';
import { Rng } from '../../src/util/rng.ts';
import { otherInstrument, participant, plainInstrument } from './session.ts';

/** A resting order as far as the stream must know it in order to aim at it. */
export type Target = {
  readonly orderId: OrderId;
  readonly market: MarketSymbol;
  readonly participantId: ParticipantId;
  readonly priceSats: number;
  readonly quantityLots: number;
};

/** What kind of market the stream makes. Shares are weights, spreads are in ticks around a wandering middle. */
export type StreamShape = {
  readonly spreadTicks: number;
  readonly driftTicks: number;
  readonly largestLots: number;
  readonly weights: Readonly<Record<CommandKind, number>>;
};

export type CommandKind = 'place' | 'take' | 'cancel' | 'replace' | 'quote' | 'halt' | 'resume' | 'retire';

/** Everything happens, nothing dominates. */
export const mixedShape: StreamShape = {
  spreadTicks: 20,
  driftTicks: 1,
  largestLots: 40,
  weights: { place: 56, take: 6, cancel: 14, replace: 12, quote: 10, halt: 0.1, resume: 1.5, retire: 0.1 },
};

/** Two prices, long queues. */
export const deepShape: StreamShape = {
  ...mixedShape,
  spreadTicks: 1,
  driftTicks: 0,
  weights: { ...mixedShape.weights, halt: 0, take: 12 },
};

/** A middle that runs away, over wide gaps. */
export const crashShape: StreamShape = { ...mixedShape, spreadTicks: 60, driftTicks: 25, largestLots: 400 };

export const streamInstruments: readonly Instrument[] = [plainInstrument, otherInstrument];

const NOWHERE: Target = {
  orderId: 123_456_789,
  market: plainInstrument.symbol,
  participantId: 'p1',
  priceSats: 1000,
  quantityLots: 9,
};

/** A seeded stream of well-formed commands, some of which the exchange has to refuse. */
export class CommandStream {
  readonly #rng: Rng;
  readonly #shape: StreamShape;
  readonly #people: ParticipantId[] = [];
  readonly #retired: ParticipantId[] = [];
  readonly #middles = new Map(streamInstruments.map(({ symbol }) => [symbol, 1000]));
  #newcomers = 0;
  #aimed: Target | null = null;

  constructor(seed: string, shape: StreamShape) {
    this.#rng = Rng.derive(seed, 'command-stream');
    this.#shape = shape;
  }

  /** Opens the run and lets in six people: four of means, one poor, and one with goods but no money. */
  opening(): Command[] {
    const start = { type: 'StartRun', scenario: 'stream', seed: '1', instruments: streamInstruments } as const;
    const means = { BTC: 500_000_000, AAPL: 200_000, ETH: 20_000_000 };
    const funds = [means, means, means, means, { BTC: 20_000, AAPL: 15, ETH: 15 }, { AAPL: 3000, ETH: 3000 }];
    return [start, ...funds.map((each) => this.#admit(each))];
  }

  /** The next command; `targets` are the orders that rest now. */
  next(targets: readonly Target[]): Command {
    const kind = this.#kind();
    switch (kind) {
      case 'place':
        return this.#place();
      case 'take':
        return this.#take();
      case 'cancel':
        return this.#cancel(targets);
      case 'replace':
        return this.#replace(targets);
      case 'quote':
        return this.#quote();
      case 'halt':
        return { type: 'HaltMarket', market: this.#market(), reason: 'test', cancelOpenOrders: this.#rng.chance(0.5) };
      case 'resume':
        return { type: 'ResumeMarket', market: this.#market() };
      case 'retire':
        return this.#retireOrAdmit();
    }
  }

  #kind(): CommandKind {
    const entries = Object.entries(this.#shape.weights) as [CommandKind, number][];
    let left = this.#rng.unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [kind, weight] of entries) {
      left -= weight;
      if (left < 0) return kind;
    }
    return 'place';
  }

  #admit(funds: Readonly<Record<string, number>>): Command {
    this.#newcomers += 1;
    const participantId = `p${this.#newcomers}`;
    this.#people.push(participantId);
    return { type: 'AdmitParticipant', participant: participant(participantId), funds };
  }

  #retireOrAdmit(): Command {
    if (this.#people.length < 6) return this.#admit({ BTC: 300_000_000, AAPL: 100_000, ETH: 10_000_000 });
    const participantId = this.#person();
    const place = this.#people.indexOf(participantId);
    if (place >= 0) this.#retired.push(...this.#people.splice(place, 1));
    return { type: 'RetireParticipant', participantId, reason: 'test' };
  }

  /** Now and then somebody who has retired. */
  #person(): ParticipantId {
    return this.#rng.pick(this.#rng.chance(0.02) && this.#retired.length > 0 ? this.#retired : this.#people);
  }

  #market(): string {
    return this.#rng.pick(streamInstruments).symbol;
  }

  /** A price around the market's middle, which takes a step now and then; with a side, mostly a passive one. */
  #price(market: string, side: Side | null = null): number {
    const { spreadTicks, driftTicks } = this.#shape;
    const step = this.#rng.chance(0.1) ? this.#rng.integer(-driftTicks, driftTicks) : 0;
    const middle = Math.max(100, (this.#middles.get(market) ?? 1000) + step);
    this.#middles.set(market, middle);
    const distance = this.#rng.integer(-spreadTicks, spreadTicks);
    const isPassive = side !== null && this.#rng.chance(0.7);
    const passive = side === 'BUY' ? -Math.abs(distance) : Math.abs(distance);
    const ticks = Math.max(1, middle + (isPassive ? passive : distance));
    return ticks * (streamInstruments.find(({ symbol }) => symbol === market)?.tickSats ?? 1);
  }

  #lots(): number {
    return this.#rng.integer(1, this.#shape.largestLots);
  }

  #place(): Command {
    const market = this.#market();
    const postOnly = this.#rng.chance(0.2);
    const side = this.#rng.pick(sides);
    return this.#order({
      market,
      side,
      kind: 'LIMIT',
      timeInForce: postOnly ? 'GTC' : this.#rng.pick(['GTC', 'GTC', 'GTC', 'IOC', 'FOK']),
      postOnly,
      priceSats: this.#price(market, side),
      quantityLots: this.#lots(),
      selfTradePrevention: this.#rng.pick(['CANCEL_NEWEST', 'CANCEL_NEWEST', 'NONE']),
    });
  }

  #take(): Command {
    return this.#order({
      market: this.#market(),
      side: this.#rng.pick(sides),
      kind: 'MARKET',
      timeInForce: this.#rng.pick(['GTC', 'IOC', 'FOK']),
      postOnly: false,
      priceSats: null,
      quantityLots: this.#lots() * this.#rng.integer(1, 5),
      selfTradePrevention: this.#rng.pick(['CANCEL_NEWEST', 'NONE']),
    });
  }

  #order(order: OrderRequest): Command {
    return { type: 'PlaceOrder', participantId: this.#person(), order, decisionSeq: null };
  }

  /** Mostly somebody's own resting order; now and then one that is gone, a stranger's, or one that never was. */
  #aim(targets: readonly Target[]): Target {
    const luck = this.#rng.unit();
    if (luck < 0.04 && this.#aimed !== null) return this.#aimed;
    if (luck < 0.06 || targets.length === 0) return NOWHERE;
    this.#aimed = this.#rng.pick(targets);
    return luck < 0.09 ? { ...this.#aimed, participantId: this.#person() } : this.#aimed;
  }

  #cancel(targets: readonly Target[]): Command {
    const { orderId, participantId } = this.#aim(targets);
    return { type: 'CancelOrder', participantId, orderId, decisionSeq: null };
  }

  #replace(targets: readonly Target[]): Command {
    const { orderId, market, participantId, priceSats, quantityLots: total } = this.#aim(targets);
    const quantityLots = this.#rng.chance(0.5) ? this.#rng.integer(1, total) : this.#lots();
    const price = this.#rng.chance(0.5) ? priceSats : this.#price(market);
    return { type: 'ReplaceOrder', participantId, orderId, priceSats: price, quantityLots };
  }

  /** Two of the six make markets; a third of their lists differ from the last in a few quotes only. */
  #quote(): Command {
    const market = this.#market();
    const tick = market === otherInstrument.symbol ? otherInstrument.tickSats : plainInstrument.tickSats;
    const middle = (this.#middles.get(market) ?? 1000) + this.#rng.integer(-2, 2);
    const depth = this.#rng.pick([0, 3, 5, 5, 5]);
    const side = (sign: 1 | -1): Quote[] =>
      Array.from({ length: depth }, (_, index) => ({
        priceSats: (middle + sign * (index + 1 + this.#rng.integer(0, 1))) * tick,
        quantityLots: this.#rng.pick([5, 10, 10, 20]),
      }));
    const participantId = this.#rng.pick(this.#people.slice(0, 2));
    return { type: 'ReplaceQuotes', participantId, market, bids: side(-1), asks: side(1) };
  }
}
