import type { Command, Quote } from '../../src/market/commands.ts';
import type { DecisionRecord } from '../../src/market/decision.ts';
import type { Instrument, MarketSymbol } from '../../src/market/instrument.ts';
import {
  type OrderId,
  type OrderRequest,
  opposite,
  plainTerms,
  type Side,
  selfTradePreventions,
  sides,
  type TimeInForce,
  timesInForce,
} from '../../src/market/order.ts';
import type { ParticipantId } from '../../src/market/participant.ts';
import { Rng } from '../../src/util/rng.ts';
import { participant, plainInstrument, START_TIME } from './session.ts';
import { type CommandKind, mixedShape, type StreamShape } from './stream-shapes.ts';

export * from './stream-shapes.ts';

/** An order that rests or a stop that waits, as far as the stream must know it in order to aim at it. */
export type Target = {
  readonly orderId: OrderId;
  readonly market: MarketSymbol;
  readonly participantId: ParticipantId;
  /** Null for a `STOP`. */
  readonly priceSats: number | null;
  readonly quantityLots: number;
};

/** More orders than this, and somebody cancels all of theirs: slow books must stay small. */
const MOST_ORDERS = 450;

/** All that the gambler owns. */
const GAMBLE_SATS = 20_000;

const NOWHERE: Target = {
  orderId: 123_456_789,
  market: plainInstrument.symbol,
  participantId: 'p1',
  priceSats: 1000,
  quantityLots: 9,
};

const decision: DecisionRecord = {
  participantId: 'p1',
  outcome: { kind: 'ABSTAINED', cause: 'TIMEOUT', detail: 'too late' },
  evidence: {
    brain: { kind: 'RULE', model: null },
    wakeReason: 'TIMER',
    viewSeq: 1,
    prompt: '',
    rawAnswer: '',
    usage: { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 },
    clamps: [],
  },
};

/** A seeded stream of well-formed commands, some of which the exchange has to refuse. */
export class CommandStream {
  /** Simulated time from the last command to this one. */
  stepMs = 1;
  readonly #rng: Rng;
  readonly #shape: StreamShape;
  readonly #people: ParticipantId[] = [];
  readonly #retired: ParticipantId[] = [];
  readonly #middles: Map<MarketSymbol, number>;
  #shorts: ParticipantId[] = [];
  #gambler: ParticipantId = '';
  #newcomers = 0;
  #aimed: Target | null = null;
  #time = START_TIME;

  constructor(seed: string, shape: StreamShape = mixedShape) {
    this.#rng = Rng.derive(seed, 'command-stream');
    this.#shape = shape;
    this.#middles = new Map(shape.instruments.map(({ symbol }) => [symbol, 1000]));
  }

  /**
   * Opens the run and lets in nine people: four of means, one poor, one with goods but no money, two who own no goods
   * and live on short selling, and one who gambles with stops.
   */
  opening(): Command[] {
    const start = { type: 'StartRun', scenario: 'stream', seed: '1', instruments: this.#shape.instruments } as const;
    const means = { BTC: 500_000_000, AAPL: 200_000, ETH: 20_000_000 };
    const funds = [means, means, means, means, { BTC: 20_000, AAPL: 15, ETH: 15 }, { AAPL: 3000, ETH: 3000 }];
    const others = [{ BTC: 2_000_000 }, { BTC: 60_000 }, { BTC: GAMBLE_SATS }];
    const admissions = [...funds, ...others].map((each) => this.#admit(each));
    this.#shorts = this.#people.splice(funds.length);
    this.#gambler = this.#shorts.pop() ?? '';
    return [start, ...admissions];
  }

  /** The next command; `targets` are the orders that live now, `time` is that of the last command. */
  next(targets: readonly Target[], time = START_TIME): Command {
    this.stepMs = this.#rng.chance(0.2) ? 0 : 1;
    this.#time = time;
    if (targets.length > MOST_ORDERS) return this.#makeRoom(targets);
    return this.#commandOf(this.#kind(), targets);
  }

  #commandOf(kind: CommandKind, targets: readonly Target[]): Command {
    const market = this.#instrument().symbol;
    switch (kind) {
      case 'place':
        return this.#order(this.#limitOrder());
      case 'take':
        return this.#order(this.#marketOrder());
      case 'stop':
        return this.#rng.chance(0.1) ? this.#tightStop() : this.#order(this.#stopOrder());
      case 'oco':
        return this.#pair();
      case 'cancel':
        return this.#cancel(targets);
      case 'cancelAll':
        return this.#cancelAll();
      case 'replace':
        return this.#replace(targets);
      case 'quote':
        return this.#quote();
      case 'short':
        return this.#short();
      case 'advance':
        return this.#advance();
      case 'halt':
        return { type: 'HaltMarket', market, reason: 'test', cancelOpenOrders: this.#rng.chance(0.5) };
      case 'resume':
        return { type: 'ResumeMarket', market };
      case 'auction':
        return { type: 'StartAuction', market };
      case 'uncross':
        return { type: 'UncrossMarket', market };
      case 'close':
        return { type: 'CloseMarket', market };
      case 'preOpen':
        return { type: 'PreOpenMarket', market };
      case 'adjust':
        return this.#adjust();
      case 'retire':
        return this.#retireOrAdmit();
      case 'talk':
        return this.#talk(market);
      case 'odd':
        return this.#rng.chance(0.7) ? this.#oddOrder() : this.#oddCommand();
      case 'rules':
        return this.#rng.chance(0.7) ? this.#fees(market) : this.#persona();
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

  #makeRoom(targets: readonly Target[]): Command {
    const { participantId } = this.#rng.pick(targets);
    return { type: 'CancelAllOrders', participantId, market: null };
  }

  // Who, where, how much

  #admit(funds: Readonly<Record<string, number>>): Command {
    this.#newcomers += 1;
    const participantId = `p${this.#newcomers}`;
    this.#people.push(participantId);
    const known = Object.entries(funds).filter(([asset]) => asset === 'BTC' || this.#assets().includes(asset));
    return { type: 'AdmitParticipant', participant: participant(participantId), funds: Object.fromEntries(known) };
  }

  #assets(): string[] {
    return this.#shape.instruments.map(({ baseAsset }) => baseAsset);
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

  #instrument(): Instrument {
    return this.#rng.pick(this.#shape.instruments);
  }

  #instrumentOf(market: MarketSymbol): Instrument {
    return this.#shape.instruments.find(({ symbol }) => symbol === market) ?? plainInstrument;
  }

  #middle(market: MarketSymbol): number {
    return this.#middles.get(market) ?? 1000;
  }

  /** A price around the market's middle, which takes a step now and then; with a side, mostly a passive one. */
  #price({ symbol, tickSats }: Instrument, side: Side | null = null): number {
    const { spreadTicks, driftTicks } = this.#shape;
    const step = this.#rng.chance(0.1) ? this.#rng.integer(-driftTicks, driftTicks) : 0;
    const middle = Math.max(100, this.#middle(symbol) + step);
    this.#middles.set(symbol, middle);
    const distance = this.#rng.integer(-spreadTicks, spreadTicks);
    const isPassive = side !== null && this.#rng.chance(0.7);
    const passive = side === 'BUY' ? -Math.abs(distance) : Math.abs(distance);
    return Math.max(1, middle + (isPassive ? passive : distance)) * tickSats;
  }

  /** Mostly whole steps. */
  #lots({ quantityStepLots: step }: Instrument): number {
    const lots = this.#rng.integer(1, this.#shape.largestLots);
    return step === 1 || this.#rng.chance(0.02) ? lots : Math.ceil(lots / step) * step;
  }

  /** An iceberg now and then. */
  #display({ quantityStepLots: step }: Instrument, lots: number): number | null {
    if (!this.#rng.chance(0.2) || lots < 3 * step) return null;
    return this.#rng.integer(1, Math.floor(lots / 3 / step)) * step;
  }

  #expireAt(timeInForce: TimeInForce): number | null {
    return timeInForce === 'GTD' ? this.#time + this.stepMs + this.#rng.integer(1, 400) : null;
  }

  // Orders

  #limitOrder(): OrderRequest {
    const instrument = this.#instrument();
    const postOnly = this.#rng.chance(0.2);
    const side = this.#rng.pick(sides);
    const timeInForce = this.#rng.pick(
      postOnly ? (['GTC', 'GTD'] as const) : (['GTC', 'GTC', 'GTC', ...timesInForce] as const),
    );
    const quantityLots = this.#lots(instrument);
    const rests = timeInForce === 'GTC' || timeInForce === 'GTD';
    return {
      market: instrument.symbol,
      side,
      kind: 'LIMIT',
      timeInForce,
      postOnly,
      priceSats: this.#price(instrument, side),
      stopPriceSats: null,
      quantityLots,
      displayLots: rests ? this.#display(instrument, quantityLots) : null,
      expireAt: this.#expireAt(timeInForce),
      selfTradePrevention: this.#rng.pick(selfTradePreventions),
    };
  }

  #marketOrder(): OrderRequest {
    const instrument = this.#instrument();
    return {
      ...plainTerms,
      market: instrument.symbol,
      side: this.#rng.pick(sides),
      kind: 'MARKET',
      timeInForce: this.#rng.pick(['GTC', 'IOC', 'FOK']),
      postOnly: false,
      priceSats: null,
      quantityLots: this.#lots(instrument) * this.#rng.integer(1, this.#shape.hunger),
      selfTradePrevention: this.#rng.pick(selfTradePreventions),
    };
  }

  /** Mostly out of reach for now, on prices that several stops share. */
  #stopOrder(): OrderRequest {
    const instrument = this.#instrument();
    const { symbol: market, tickSats } = instrument;
    const side = this.#rng.pick(sides);
    const away = this.#rng.integer(this.#rng.chance(0.15) ? -5 : 1, this.#shape.spreadTicks);
    const ticks = Math.max(1, this.#middle(market) + (side === 'BUY' ? away : -away));
    const hasLimit = this.#rng.chance(0.5);
    const timeInForce = this.#rng.pick(['GTC', 'GTC', ...timesInForce] as const);
    const quantityLots = this.#lots(instrument);
    const rests = hasLimit && (timeInForce === 'GTC' || timeInForce === 'GTD');
    return {
      market,
      side,
      kind: hasLimit ? 'STOP_LIMIT' : 'STOP',
      timeInForce,
      postOnly: false,
      priceSats: hasLimit ? Math.max(1, ticks + this.#rng.integer(-5, 5)) * tickSats : null,
      stopPriceSats: ticks * tickSats,
      quantityLots,
      displayLots: rests ? this.#display(instrument, quantityLots) : null,
      expireAt: this.#expireAt(timeInForce),
      selfTradePrevention: this.#rng.pick(selfTradePreventions),
    };
  }

  /** Somebody stakes everything on buying at any price: what the stop holds turns out too little when prices jump. */
  #tightStop(): Command {
    const stop = this.#stopOrder();
    const { market, stopPriceSats } = stop;
    const instrument = this.#instrumentOf(market);
    if (this.#rng.chance(0.2)) return { type: 'CancelAllOrders', participantId: this.#gambler, market: null };
    if (this.#rng.chance(0.3)) {
      const goods = { ...this.#marketOrder(), market, side: 'SELL', timeInForce: 'IOC', quantityLots: 5 } as const;
      return this.#order(goods, this.#gambler);
    }
    const perLot = ((stopPriceSats ?? 0) / instrument.lotsPerUnit) * 1.002;
    const step = instrument.quantityStepLots;
    const lots = Math.max(1, Math.floor(GAMBLE_SATS / perLot / step)) * step;
    const terms = { side: 'BUY', kind: 'STOP', priceSats: null, displayLots: null, quantityLots: lots } as const;
    return this.#order({ ...stop, ...terms }, this.#gambler);
  }

  #order(order: OrderRequest, participantId = this.#person()): Command {
    return { type: 'PlaceOrder', participantId, order, decisionSeq: null };
  }

  /** A stop, and a limit order beyond the middle from it; now and then one that crosses, or two that are no pair. */
  #pair(): Command {
    const stop = this.#stopOrder();
    const { tickSats } = this.#instrumentOf(stop.market);
    const away = this.#rng.integer(this.#rng.chance(0.3) ? -8 : 1, this.#shape.spreadTicks);
    const ticks = Math.max(1, this.#middle(stop.market) + (stop.side === 'BUY' ? -away : away));
    const limit: OrderRequest = {
      ...stop,
      kind: 'LIMIT',
      timeInForce: 'GTC',
      postOnly: this.#rng.chance(0.1),
      priceSats: ticks * tickSats,
      stopPriceSats: null,
      displayLots: null,
      expireAt: null,
      quantityLots: this.#rng.chance(0.5) ? stop.quantityLots : 2 * stop.quantityLots,
      selfTradePrevention: this.#rng.pick(selfTradePreventions),
    };
    const isPair = this.#rng.chance(0.98);
    const other = isPair ? stop : { ...stop, side: opposite(stop.side) };
    return { type: 'PlaceOco', participantId: this.#person(), limit, stop: other, decisionSeq: null };
  }

  /** Sizes that add up to the limit, aggressive enough to trade; sometimes some of it is bought back. */
  #short(): Command {
    const shortable = this.#shape.instruments.filter(({ maxShortLots }) => maxShortLots > 0);
    const instrument = this.#rng.pick(shortable.length > 0 ? shortable : this.#shape.instruments);
    const { symbol: market, quantityStepLots: step, maxShortLots } = instrument;
    const side = this.#rng.chance(0.9) ? 'SELL' : 'BUY';
    const share = this.#rng.pick([1, 2, 3, 6, 12, 0]);
    const quantityLots = share === 0 ? step : Math.max(step, Math.floor(maxShortLots / share / step) * step);
    const order = { ...this.#marketOrder(), market, side, quantityLots } as const;
    const ticks = this.#middle(market) + (side === 'SELL' ? -1 : 1) * this.#rng.integer(-3, this.#shape.spreadTicks);
    const limit = {
      ...order,
      kind: 'LIMIT',
      timeInForce: 'GTC',
      priceSats: Math.max(1, ticks) * instrument.tickSats,
    } as const;
    return this.#order(this.#rng.chance(0.6) ? limit : order, this.#rng.pick(this.#shorts));
  }

  // What is there already

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

  #cancelAll(): Command {
    const participantId = this.#rng.chance(0.2) ? this.#rng.pick(this.#shorts) : this.#person();
    return { type: 'CancelAllOrders', participantId, market: this.#rng.pick([this.#instrument().symbol, null]) };
  }

  #replace(targets: readonly Target[]): Command {
    const { orderId, market, participantId, priceSats, quantityLots: total } = this.#aim(targets);
    const instrument = this.#instrumentOf(market);
    const { quantityStepLots: step } = instrument;
    const smaller = Math.ceil(this.#rng.integer(1, total) / step) * step;
    const quantityLots = this.#rng.chance(0.5) ? smaller : this.#lots(instrument);
    const isOdd = this.#rng.chance(0.01);
    const keepsPrice = this.#rng.chance(0.5) || (priceSats === null && !isOdd);
    const price = keepsPrice ? priceSats : this.#price(instrument);
    return { type: 'ReplaceOrder', participantId, orderId, priceSats: price, quantityLots };
  }

  /** Two of the six make markets; a third of their lists differ from the last in a few quotes only. */
  #quote(): Command {
    const { symbol: market, tickSats: tick } = this.#instrument();
    const middle = this.#middle(market) + this.#rng.integer(-2, 2);
    const depth = this.#rng.pick([0, 3, 5, 5, 5]);
    const side = (sign: 1 | -1): Quote[] =>
      Array.from({ length: depth }, (_, index) => ({
        priceSats: (middle + sign * (index + 1 + this.#rng.integer(0, 1))) * tick,
        quantityLots: this.#rng.pick([5, 10, 10, 20]),
      }));
    const participantId = this.#rng.pick(this.#people.slice(0, 2));
    return { type: 'ReplaceQuotes', participantId, market, bids: side(-1), asks: side(1) };
  }

  // The world around

  /** Time goes on, mostly by little; reference prices follow the middles, not always in whole ticks. */
  #advance(): Command {
    this.stepMs = this.#rng.pick([1, 5, 20, 50, 200, 1000]);
    const { instruments } = this.#shape;
    const prices = instruments.map(({ symbol, tickSats }) => {
      return this.#middle(symbol) * tickSats + (this.#rng.chance(0.2) ? this.#rng.integer(0, tickSats - 1) : 0);
    });
    return { type: 'AdvanceTime', referencePricesSats: this.#rng.chance(0.4) ? [] : prices };
  }

  #adjust(): Command {
    const participantId = this.#rng.chance(0.4) ? this.#rng.pick(this.#shorts) : this.#person();
    const asset = this.#rng.pick(['BTC', ...this.#assets()]);
    const most = asset === 'BTC' ? 30_000 : 20;
    const amount = this.#rng.integer(-most, most) * (this.#rng.chance(0.1) ? 1_000_000 : 1);
    return { type: 'AdjustFunds', participantId, asset, amount, reason: this.#rng.pick(['ADJUST', 'REPLENISH']) };
  }

  #fees(market: MarketSymbol): Command {
    const [makerFeeBps, takerFeeBps] = [this.#rng.integer(0, 30), this.#rng.integer(0, 30)];
    return { type: 'SetFees', market, makerFeeBps, takerFeeBps };
  }

  #persona(): Command {
    const participantId = this.#rng.chance(0.1) ? 'nobody' : this.#person();
    return { type: 'SetPersona', participantId, persona: 'p', strategy: 's', description: 'Trades otherwise.' };
  }

  /** Commands that cause exactly their event, and their refusals. */
  #talk(market: MarketSymbol): Command {
    const participantId = this.#rng.chance(0.1) ? 'nobody' : this.#person();
    const brain = { kind: 'RULE', model: null } as const;
    const outcome = { market, stance: 'HOLD', thesis: 'wait', fairValueSats: null, confidenceBps: 5000 } as const;
    const details = { orders: [], cancelOrderIds: [], wakeConditions: [] };
    const news = { headline: 'News', body: 'There are some.', sentimentBps: 100, source: 'GOD' } as const;
    const commands: readonly Command[] = [
      { type: 'RecordDecision', record: { ...decision, participantId } },
      {
        type: 'RecordDecision',
        record: { ...decision, participantId, outcome: { kind: 'DECIDED', decision: { ...outcome, ...details } } },
      },
      { type: 'WakeAgent', participantId },
      { type: 'SetBudget', scope: 'AGENT', participantId, microUsd: 1_000, tokens: null },
      { type: 'PauseAgent', participantId },
      { type: 'ResumeAgent', participantId },
      { type: 'SetBrain', participantId, brain, reason: 'test' },
      { type: 'PublishNews', ...news, markets: [market] },
      { type: 'ApplyShock', market, shiftBps: -500, mode: 'FAIR_VALUE', durationMs: 1000 },
      { type: 'PauseRun' },
      { type: 'ResumeRun' },
      { type: 'SetSpeed', speed: 2 },
    ];
    return this.#rng.pick(commands);
  }

  // What has to be refused

  #oddOrder(): Command {
    const instrument = this.#instrument();
    const { tickSats, maxOrderLots, maxPriceSats, quantityStepLots: step } = instrument;
    const market = instrument.symbol;
    const faults: readonly Partial<OrderRequest>[] = [
      { quantityLots: 0 },
      { quantityLots: maxOrderLots + step },
      { quantityLots: 7 },
      { displayLots: 0 },
      { displayLots: 1_000_000 },
      { timeInForce: 'IOC', expireAt: null, displayLots: step },
      { timeInForce: 'IOC', expireAt: null, displayLots: null, postOnly: true },
      { timeInForce: 'GTD', expireAt: null },
      { timeInForce: 'GTD', expireAt: this.#time },
      { timeInForce: 'GTC', expireAt: this.#time + 100 },
      { stopPriceSats: tickSats },
      { stopPriceSats: null },
      { stopPriceSats: 0 },
      { stopPriceSats: maxPriceSats + tickSats },
      { stopPriceSats: 1000 * tickSats + 1 },
      { priceSats: null },
      { priceSats: 0 },
      { priceSats: 1000 * tickSats + 1 },
      { priceSats: maxPriceSats + tickSats },
      { priceSats: 100 * tickSats },
      { kind: 'MARKET', timeInForce: 'GTD', priceSats: null, stopPriceSats: null },
    ];
    const order = this.#rng.pick([this.#limitOrder(), this.#stopOrder(), this.#marketOrder()]);
    const two = this.#rng.chance(0.3) ? this.#rng.pick(faults) : {};
    return this.#order({ ...order, market, ...this.#rng.pick(faults), ...two });
  }

  #oddCommand(): Command {
    const participantId = this.#person();
    const { symbol: market } = this.#instrument();
    const order = this.#limitOrder();
    const commands: readonly Command[] = [
      { type: 'StartRun', scenario: 'again', seed: '1', instruments: this.#shape.instruments },
      { type: 'AdmitParticipant', participant: participant(participantId), funds: {} },
      { type: 'AdmitParticipant', participant: participant('rich'), funds: { BTC: 2_100_000_000_000_000 } },
      { type: 'AdmitParticipant', participant: participant('stranger'), funds: { DOGE: 1 } },
      { type: 'AdjustFunds', participantId, asset: 'DOGE', amount: 1, reason: 'ADJUST' },
      { type: 'AdjustFunds', participantId, asset: 'BTC', amount: 0, reason: 'ADJUST' },
      { type: 'AdjustFunds', participantId: 'nobody', asset: 'BTC', amount: 5, reason: 'ADJUST' },
      { type: 'CancelAllOrders', participantId: 'nobody', market: null },
      { type: 'CancelAllOrders', participantId, market: 'DOGE/BTC' },
      { type: 'CancelOrder', participantId: 'nobody', orderId: 1, decisionSeq: null },
      { type: 'ReplaceOrder', participantId: 'nobody', orderId: 1, priceSats: 1000, quantityLots: 5 },
      { type: 'ReplaceQuotes', participantId: 'nobody', market, bids: [], asks: [] },
      { type: 'ReplaceQuotes', participantId, market: 'DOGE/BTC', bids: [], asks: [] },
      { type: 'RetireParticipant', participantId: 'nobody', reason: 'test' },
      { type: 'HaltMarket', market: 'DOGE/BTC', reason: 'test', cancelOpenOrders: false },
      { type: 'PlaceOrder', participantId: 'nobody', order, decisionSeq: null },
      { type: 'PlaceOrder', participantId, order: { ...order, market: 'DOGE/BTC' }, decisionSeq: null },
    ];
    return this.#rng.pick(commands);
  }
}
