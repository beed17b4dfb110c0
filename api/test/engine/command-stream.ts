import type { Command, Quote } from '../../src/market/commands.ts';
import type { Instrument } from '../../src/market/instrument.ts';
import type { OrderId, OrderRequest } from '../../src/market/order.ts';
import type { ParticipantId } from '../../src/market/participant.ts';
import { Rng } from '../../src/util/rng.ts';
import { otherInstrument, participant, plainInstrument } from './session.ts';

/** A resting order as far as the stream must know it in order to aim at it. */
export type Target = {
  readonly orderId: OrderId;
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
  spreadTicks: 12,
  driftTicks: 1,
  largestLots: 40,
  weights: { place: 40, take: 12, cancel: 18, replace: 14, quote: 14, halt: 0.4, resume: 1.2, retire: 0.05 },
};

/** Two prices, long queues. */
export const deepShape: StreamShape = {
  ...mixedShape,
  spreadTicks: 1,
  driftTicks: 0,
  weights: { ...mixedShape.weights, halt: 0, take: 20 },
};

/** A middle that runs away, over wide gaps. */
export const crashShape: StreamShape = { ...mixedShape, spreadTicks: 60, driftTicks: 25, largestLots: 400 };

export const streamInstruments: readonly Instrument[] = [plainInstrument, otherInstrument];

/** A seeded stream of well-formed commands, some of which the exchange has to refuse. */
export class CommandStream {
  readonly #rng: Rng;
  readonly #shape: StreamShape;
  readonly #people: ParticipantId[] = [];
  readonly #middles = new Map(streamInstruments.map(({ symbol }) => [symbol, 1000]));
  #newcomers = 0;

  constructor(seed: string, shape: StreamShape) {
    this.#rng = Rng.derive(seed, 'command-stream');
    this.#shape = shape;
  }

  /** Opens the run and lets in six people: four of means, one poor, and one with goods but no money. */
  opening(): Command[] {
    const start = { type: 'StartRun', scenario: 'stream', seed: '1', instruments: streamInstruments } as const;
    const means = { BTC: 50_000_000, AAPL: 50_000, ETH: 5_000_000 };
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
    if (this.#rng.chance(0.6)) return this.#admit({ BTC: 30_000_000, AAPL: 30_000, ETH: 3_000_000 });
    return { type: 'RetireParticipant', participantId: this.#person(), reason: 'test' };
  }

  #person(): ParticipantId {
    return this.#rng.pick(this.#people);
  }

  #market(): string {
    return this.#rng.pick(streamInstruments).symbol;
  }

  /** A price in ticks around the market's middle, which takes a step now and then. */
  #price(market: string): number {
    const { spreadTicks, driftTicks } = this.#shape;
    const step = this.#rng.chance(0.1) ? this.#rng.integer(-driftTicks, driftTicks) : 0;
    const middle = Math.max(100, (this.#middles.get(market) ?? 1000) + step);
    this.#middles.set(market, middle);
    const ticks = Math.max(1, middle + this.#rng.integer(-spreadTicks, spreadTicks));
    return ticks * (streamInstruments.find(({ symbol }) => symbol === market)?.tickSats ?? 1);
  }

  #lots(): number {
    return this.#rng.integer(1, this.#shape.largestLots);
  }

  #place(): Command {
    const market = this.#market();
    const postOnly = this.#rng.chance(0.2);
    return this.#order({
      market,
      side: this.#rng.pick(['BUY', 'SELL']),
      kind: 'LIMIT',
      timeInForce: postOnly ? 'GTC' : this.#rng.pick(['GTC', 'GTC', 'GTC', 'IOC', 'FOK']),
      postOnly,
      priceSats: this.#price(market),
      quantityLots: this.#lots(),
      selfTradePrevention: this.#rng.pick(['CANCEL_NEWEST', 'CANCEL_NEWEST', 'NONE']),
    });
  }

  #take(): Command {
    return this.#order({
      market: this.#market(),
      side: this.#rng.pick(['BUY', 'SELL']),
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

  /** Mostly somebody's own resting order; now and then a stranger's or none at all. */
  #aim(targets: readonly Target[]): Target {
    const nothing = {
      orderId: this.#rng.integer(1, 5000),
      participantId: this.#person(),
      priceSats: 1000,
      quantityLots: 9,
    };
    if (targets.length === 0 || this.#rng.chance(0.05)) return nothing;
    const target = this.#rng.pick(targets);
    return this.#rng.chance(0.03) ? { ...target, participantId: this.#person() } : target;
  }

  #cancel(targets: readonly Target[]): Command {
    const { orderId, participantId } = this.#aim(targets);
    return { type: 'CancelOrder', participantId, orderId, decisionSeq: null };
  }

  #replace(targets: readonly Target[]): Command {
    const { orderId, participantId, priceSats, quantityLots: total } = this.#aim(targets);
    const isEth = priceSats % otherInstrument.tickSats === 0 && priceSats > 20_000;
    const market = isEth ? otherInstrument.symbol : plainInstrument.symbol;
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
