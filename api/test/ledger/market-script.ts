import { Exchange } from '../../src/engine/exchange.ts';
import type { JournalEntry } from '../../src/ledger/journal.ts';
import type { Command } from '../../src/market/commands.ts';
import type { DecisionRecord } from '../../src/market/decision.ts';
import type { Instrument } from '../../src/market/instrument.ts';
import type { OrderRequest } from '../../src/market/order.ts';
import type { Participant, ParticipantKind } from '../../src/market/participant.ts';
import { must } from '../../src/util/assert.ts';
import { Rng } from '../../src/util/rng.ts';
import { otherInstrument, plainInstrument, START_TIME } from '../engine/session.ts';

const TRADERS = ['ada', 'bob', 'cleo', 'dan'];
const MAKER = 'ladder-1';
const MARKETS = [plainInstrument, otherInstrument];

/** A lively market on the real engine: the same seed always yields the same entries. */
export class MarketScript {
  readonly #exchange = new Exchange();
  readonly #rng: Rng;
  #seq = 0;
  #time = START_TIME;
  #opening: Command[];

  constructor(seed: string) {
    this.#rng = Rng.derive(seed, 'market-script');
    const funds = { BTC: 1_000_000_000_000, AAPL: 1_000_000, ETH: 100_000_000 };
    this.#opening = [
      { type: 'StartRun', scenario: 'script', seed, instruments: MARKETS },
      { type: 'AdvanceTime', referencePricesSats: [100, 10_000] },
      ...TRADERS.map((id) => ({ type: 'AdmitParticipant', participant: seat(id, 'AGENT'), funds }) as const),
      { type: 'AdmitParticipant', participant: seat(MAKER, 'LIQUIDITY'), funds },
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
    const rng = this.#rng;
    const participantId = must(TRADERS[rng.integer(0, TRADERS.length - 1)], 'trader');
    const instrument = must(MARKETS[rng.integer(0, 1)], 'market');
    const orderId = rng.integer(1, this.#seq);
    const priceSats = this.#price(instrument);
    switch (rng.integer(0, 19)) {
      case 0:
        return { type: 'AdvanceTime', referencePricesSats: [100, 10_000] };
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

  #price({ openingPriceSats, tickSats }: Instrument): number {
    return openingPriceSats + this.#rng.integer(-12, 12) * tickSats;
  }

  #order({ symbol }: Instrument, priceSats: number): OrderRequest {
    const rng = this.#rng;
    const isMarket = rng.chance(0.3);
    return {
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
