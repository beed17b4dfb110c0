import { Exchange } from '../../src/engine/exchange.ts';
import type { JournalEntry } from '../../src/ledger/journal.ts';
import type { Command } from '../../src/market/commands.ts';
import type { DecisionRecord } from '../../src/market/decision.ts';
import type { Instrument } from '../../src/market/instrument.ts';
import { type OrderRequest, plainTerms, selfTradePreventions } from '../../src/market/order.ts';
import type { Participant, ParticipantKind } from '../../src/market/participant.ts';
import { must } from '../../src/util/assert.ts';
import { Rng } from '../../src/util/rng.ts';
import { otherInstrument, plainInstrument, START_TIME } from '../engine/session.ts';

const TRADERS = ['ada', 'bob', 'cleo', 'dan'];
const MAKER = 'ladder-1';
/** Has no lots and sells them all the same. */
const BEAR = 'bea';

/** Auctions come by themselves now and then, and a few lots may be sold short. */
const LIVELY: Partial<Instrument> = { auctionMs: 600, volatilityBandBps: 800, maxShortLots: 20 };

/** A lively market on the real engine: the same seed always yields the same entries. */
export class MarketScript {
  readonly #exchange = new Exchange();
  readonly #rng: Rng;
  readonly #markets: readonly Instrument[];
  readonly #isPlain: boolean;
  #seq = 0;
  #time = START_TIME;
  #opening: Command[];

  /** With `isPlain` it does what could be done before there were stops, icebergs, dates and auctions. */
  constructor(seed: string, { isPlain = false } = {}) {
    this.#rng = Rng.derive(seed, 'market-script');
    this.#isPlain = isPlain;
    this.#markets = [plainInstrument, otherInstrument].map((it) => ({ ...it, ...(isPlain ? {} : LIVELY) }));
    const cash = { BTC: 1_000_000_000_000 };
    const means = { ...cash, AAPL: 1_000_000, ETH: 100_000_000 };
    this.#opening = [
      { type: 'StartRun', scenario: 'script', seed, instruments: this.#markets },
      { type: 'AdvanceTime', referencePricesSats: [100, 10_000] },
      ...TRADERS.map((id) => ({ type: 'AdmitParticipant', participant: seat(id, 'AGENT'), funds: means }) as const),
      { type: 'AdmitParticipant', participant: seat(MAKER, 'LIQUIDITY'), funds: means },
      ...(isPlain ? [] : [{ type: 'AdmitParticipant', participant: seat(BEAR, 'AGENT'), funds: cash } as const]),
    ];
  }

  /** The next `count` commands with what they caused; the first are the opening. */
  take(count: number): JournalEntry[] {
    return Array.from({ length: count }, () => this.#next());
  }

  /** The command that ends the run. */
  end(): JournalEntry {
    return this.#send({ type: 'EndRun', reason: 'the script is over' }, null);
  }

  get exchange(): Exchange {
    return this.#exchange;
  }

  #next(): JournalEntry {
    const command = this.#opening.shift() ?? this.#invent();
    return this.#send(command, command.type === 'RecordDecision' ? this.#rng.integer(0, 900) : null);
  }

  #send(command: Command, latencyMs: number | null): JournalEntry {
    this.#time += this.#rng.integer(0, 40);
    const sequenced = { ...command, seq: this.#seq + 1, time: this.#time };
    const events = this.#exchange.apply(sequenced);
    this.#seq = sequenced.seq + events.length;
    return { command: sequenced, events, latencyMs };
  }

  #invent(): Command {
    return this.#isPlain || this.#rng.chance(0.6) ? this.#usual() : this.#fancy();
  }

  #usual(): Command {
    const rng = this.#rng;
    const participantId = must(TRADERS[rng.integer(0, TRADERS.length - 1)], 'trader');
    const instrument = rng.pick(this.#markets);
    const orderId = rng.integer(1, this.#seq);
    const priceSats = this.#price(instrument);
    switch (rng.integer(0, 19)) {
      case 0:
        return { type: 'AdvanceTime', referencePricesSats: rng.chance(0.5) ? [100, 10_000] : [] };
      case 1:
        return { type: 'RecordDecision', record: this.#decision(participantId, instrument) };
      case 2:
        return { type: 'CancelOrder', participantId, orderId, decisionSeq: null };
      case 3:
        return { type: 'ReplaceOrder', participantId, orderId, priceSats, quantityLots: rng.integer(1, 60) };
      case 4:
        return this.#occasion(instrument, participantId);
      case 5:
      case 6:
      case 7:
        return this.#quotes(instrument);
      default:
        return { type: 'PlaceOrder', participantId, order: this.#order(instrument, priceSats), decisionSeq: null };
    }
  }

  /** Stops, icebergs, dates, pairs, short sales, mass cancels and states of markets. */
  #fancy(): Command {
    const rng = this.#rng;
    const participantId = rng.pick([...TRADERS, BEAR, BEAR]);
    const instrument = rng.pick(this.#markets);
    const { symbol: market } = instrument;
    switch (rng.integer(0, 19)) {
      case 0:
        return { type: rng.chance(0.05) ? 'CloseMarket' : 'StartAuction', market };
      case 1:
        return { type: 'PreOpenMarket', market };
      case 2:
        return { type: 'UncrossMarket', market };
      case 3:
        return rng.chance(0.2)
          ? { type: 'CancelAllOrders', participantId, market: rng.chance(0.5) ? market : null }
          : { type: 'UncrossMarket', market };
      case 4:
      case 5:
        return this.#pair(instrument, participantId);
      default:
        return {
          type: 'PlaceOrder',
          participantId,
          order: participantId === BEAR ? this.#sale(instrument) : this.#fancyOrder(instrument),
          decisionSeq: null,
        };
    }
  }

  #pair(instrument: Instrument, participantId: string): Command {
    const [stop, limit] = [this.#stop(instrument), this.#order(instrument, this.#price(instrument))];
    const resting = { kind: 'LIMIT', timeInForce: 'GTC', priceSats: this.#price(instrument), side: stop.side } as const;
    return { type: 'PlaceOco', participantId, limit: { ...limit, ...resting }, stop, decisionSeq: null };
  }

  #fancyOrder(instrument: Instrument): OrderRequest {
    const rng = this.#rng;
    if (rng.chance(0.4)) return this.#stop(instrument);
    const order = this.#order(instrument, this.#price(instrument));
    if (order.kind !== 'LIMIT') return order;
    const expireAt = rng.chance(0.4) ? this.#time + rng.integer(50, 4_000) : null;
    const quantityLots = rng.integer(10, 60);
    const displayLots = rng.chance(0.6) ? rng.integer(1, 9) : null;
    const selfTradePrevention = rng.pick(selfTradePreventions);
    return {
      ...order,
      timeInForce: expireAt === null ? 'GTC' : 'GTD',
      expireAt,
      displayLots,
      quantityLots,
      selfTradePrevention,
    };
  }

  /** In round lots, so that the limit of short selling is reached and not only passed. */
  #sale(instrument: Instrument): OrderRequest {
    return { ...this.#fancyOrder(instrument), side: this.#rng.chance(0.8) ? 'SELL' : 'BUY', quantityLots: 10 };
  }

  #stop(instrument: Instrument): OrderRequest {
    const order = this.#order(instrument, this.#price(instrument));
    const isLimited = this.#rng.chance(0.5);
    const prices = { stopPriceSats: this.#price(instrument), priceSats: isLimited ? this.#price(instrument) : null };
    return { ...order, ...prices, kind: isLimited ? 'STOP_LIMIT' : 'STOP', timeInForce: isLimited ? 'GTC' : 'IOC' };
  }

  #price({ openingPriceSats, tickSats }: Instrument): number {
    return openingPriceSats + this.#rng.integer(-12, 12) * tickSats;
  }

  #order({ symbol }: Instrument, priceSats: number): OrderRequest {
    const rng = this.#rng;
    const isMarket = rng.chance(0.3);
    return {
      ...plainTerms,
      market: symbol,
      side: rng.chance(0.5) ? 'BUY' : 'SELL',
      kind: isMarket ? 'MARKET' : 'LIMIT',
      timeInForce: isMarket || rng.chance(0.2) ? 'IOC' : 'GTC',
      postOnly: false,
      priceSats: isMarket ? null : priceSats,
      quantityLots: rng.chance(0.02) ? -5 : rng.integer(1, 40),
      selfTradePrevention: rng.chance(0.8) ? 'CANCEL_NEWEST' : 'NONE',
    };
  }

  #quotes(instrument: Instrument): Command {
    const { symbol: market, openingPriceSats, tickSats } = instrument;
    const ladder = (direction: number) =>
      Array.from({ length: 5 }, (_, level) => ({
        priceSats: openingPriceSats + direction * (level + this.#rng.integer(1, 3)) * tickSats,
        quantityLots: this.#rng.integer(5, 50),
      }));
    return { type: 'ReplaceQuotes', participantId: MAKER, market, bids: ladder(-1), asks: ladder(1) };
  }

  #occasion({ symbol: market }: Instrument, participantId: string): Command {
    const rng = this.#rng;
    switch (rng.integer(0, 5)) {
      case 0:
        return { type: 'HaltMarket', market, reason: 'test', cancelOpenOrders: rng.chance(0.5) };
      case 1:
      case 2:
        return { type: 'ResumeMarket', market };
      case 3:
        return { type: 'ApplyShock', market, shiftBps: -500, mode: 'FAIR_VALUE', durationMs: 0 };
      case 4:
        return { type: 'AdjustFunds', participantId, asset: 'BTC', amount: 1_000, reason: 'REPLENISH' };
      default: {
        const text = { headline: 'Rain \u{1F327} expected', body: 'A lone surrogate \ud800 and a NUL \u0000.' };
        return { type: 'PublishNews', ...text, sentimentBps: -10, markets: [market], source: 'GOD' };
      }
    }
  }

  #decision(participantId: string, { symbol: market }: Instrument): DecisionRecord {
    const evidence = {
      brain: { kind: 'OPENAI', model: 'test/model' },
      wakeReason: 'TIMER',
      viewSeq: this.#seq,
      prompt: 'What now? '.repeat(20),
      rawAnswer: '{"stance":"HOLD"} \ud800',
      usage: { inputTokens: 120, outputTokens: 40, costMicroUsd: this.#rng.chance(0.5) ? 17 : null },
      clamps: ['quantity 900 -> 120: free balance'],
    } as const;
    if (this.#rng.chance(0.3)) {
      return { participantId, outcome: { kind: 'ABSTAINED', cause: 'TIMEOUT', detail: '20 s' }, evidence };
    }
    const thesis = `Momentum of 12_345 sats looks 50% overdone, seq ${this.#seq}`;
    const decision = { market, stance: 'HOLD', thesis, fairValueSats: 101, confidenceBps: 6_000 } as const;
    const lists = { orders: [], cancelOrderIds: [], wakeConditions: [] };
    return { participantId, outcome: { kind: 'DECIDED', decision: { ...decision, ...lists } }, evidence };
  }
}

function seat(participantId: string, kind: ParticipantKind): Participant {
  const text = { name: participantId.toUpperCase(), strategy: 'test', description: 'A tester.' };
  const brain = kind === 'AGENT' ? ({ kind: 'RULE', model: null } as const) : null;
  return { participantId, kind, ...text, brain, market: null };
}
