import { setImmediate } from 'node:timers/promises';
import { Exchange } from '../../src/engine/exchange.ts';
import type { RunHistory } from '../../src/ledger/history.ts';
import type { Command } from '../../src/market/commands.ts';
import type { DecisionRecord } from '../../src/market/decision.ts';
import type { MarketEvent } from '../../src/market/events.ts';
import type { OrderRequest } from '../../src/market/order.ts';
import type { ParticipantId } from '../../src/market/participant.ts';
import { isOccasion } from '../../src/projections/occasions.ts';
import { createReadModel } from '../../src/projections/read-model.ts';
import { tradeView } from '../../src/projections/trade-view.ts';
import type { TradeView } from '../../src/projections/views.ts';
import type { SimulationState } from '../../src/simulation/face.ts';
import type { FeedEvent, FeedEventOf } from '../../src/simulation/feeds/feed-events.ts';
import { FeedHub } from '../../src/simulation/feeds/feed-hub.ts';
import type { FeedRate, FeedRequest } from '../../src/simulation/feeds/feed-source.ts';
import { limitOrder, otherInstrument, participant, plainInstrument, Sequencer } from '../engine/session.ts';
import { ManualClock } from './manual-clock.ts';

const instruments = [plainInstrument, otherInstrument];
export const AAPL = plainInstrument.symbol;
export const ETH = otherInstrument.symbol;

/** Where a lossless subscription begins with a snapshot. */
export const fromNow = { after: null, epoch: null } as const;

/** An exchange, its read model and a feed hub, without threads: what is sent becomes durable and visible by `commit`. */
export class FeedStage {
  readonly clock = new ManualClock();
  hub: FeedHub;
  exchange = new Exchange();
  /** All that happened, visible or not. */
  events: MarketEvent[] = [];
  read = createReadModel();
  epoch = 'run-1';
  #sequencer = new Sequencer();
  #visible = 0;
  #seen = 0;
  #trades: TradeView[] = [];
  #isRecovering = false;
  readonly #openHub: () => FeedHub;

  constructor(options: { readonly ringRows?: number; readonly hasHistory?: boolean } = {}) {
    const { ringRows = 64, hasHistory = true } = options;
    const face = { read: () => this.read, state: () => this.state() };
    const archive = { open: () => (hasHistory ? this.#history() : undefined) };
    this.#openHub = () => new FeedHub({ face, archive, clock: this.clock, ringRows });
    this.hub = this.#openHub();
    this.#begin();
  }

  /** Another run in the place of this one. */
  restart(epoch: string): void {
    this.exchange = new Exchange();
    this.events = [];
    this.#sequencer = new Sequencer();
    this.read = createReadModel();
    this.epoch = epoch;
    this.#visible = 0;
    this.#seen = 0;
    this.#trades = [];
    this.hub.onEpoch(epoch);
    this.#begin();
  }

  /** Another server over the same run, which it does not know yet. */
  startServerAnew(): void {
    this.#isRecovering = true;
    this.hub = this.#openHub();
  }

  /** It found the run, or none. */
  endRecovery(epoch: string): void {
    this.#isRecovering = false;
    this.epoch = epoch;
    if (epoch === '') this.hub.onState();
    else this.hub.onEpoch(epoch);
  }

  state(): SimulationState {
    const { seq, time } = this.read;
    return {
      status: this.#isRecovering ? 'STARTING' : 'RUNNING',
      exchangeStatus: this.#isRecovering ? 'RECOVERING' : 'ONLINE',
      epoch: this.#isRecovering ? '' : this.epoch,
      seq,
      time,
      speed: 1,
      scenario: 'test',
      seed: '1',
      startedAt: null,
      problem: null,
      lostMs: 0,
      eventsPerSecond: 0,
      goal: null,
    };
  }

  send(command: Command, stepMs = 1): readonly MarketEvent[] {
    const events = this.exchange.apply(this.#sequencer.place(command, stepMs));
    this.#sequencer.passed(events);
    this.events.push(...events);
    return events;
  }

  place(participantId: ParticipantId, order: Partial<OrderRequest>, decisionSeq: number | null = null): void {
    this.send({ type: 'PlaceOrder', participantId, order: { ...limitOrder, ...order }, decisionSeq });
  }

  /** One slice: all that was sent since the last one. */
  commit(): void {
    const slice = this.events.slice(this.#visible);
    this.#visible = this.events.length;
    for (const event of slice) this.read.apply(event);
    this.hub.onEvents(slice, this.read);
  }

  /** `count` trades of one lot each, not committed yet. */
  trade(count: number, market = AAPL): void {
    for (let index = 0; index < count; index += 1) {
      const isPlain = market === AAPL;
      const priceSats = (100 + (index % 3)) * (isPlain ? 1 : 100);
      this.place('maker', { market, side: 'SELL', priceSats, quantityLots: 1 });
      this.place('taker', { market, side: 'BUY', priceSats, quantityLots: 1 });
    }
  }

  /** Lets an agent decide, and place what it decided; answers the seq of the thought. */
  think(agent: ParticipantId, orders: readonly Partial<OrderRequest>[] = []): number {
    const events = this.send({ type: 'RecordDecision', record: decisionOf(agent) });
    const decisionSeq = events.find(({ type }) => type === 'AgentDecided')?.seq ?? 0;
    for (const order of orders) this.place(agent, order, decisionSeq);
    return decisionSeq;
  }

  /** One simulated second. */
  second(): void {
    this.send({ type: 'AdvanceTime', referencePricesSats: instruments.map((it) => it.openingPriceSats) }, 1_000);
  }

  open<Type extends FeedEvent['type']>(request: FeedRequest, rate: FeedRate = 'REALTIME'): Reader<Type> {
    return new Reader(this.hub.open(request, rate));
  }

  /** All trades of the run so far, visible or not. */
  trades(): readonly TradeView[] {
    for (const event of this.events.slice(this.#seen)) {
      if (event.type !== 'TradeExecuted') continue;
      const instrument = instruments.find(({ symbol }) => symbol === event.market) ?? plainInstrument;
      this.#trades.push(tradeView(event, instrument.lotsPerUnit));
    }
    this.#seen = this.events.length;
    return this.#trades;
  }

  #begin(): void {
    this.send({ type: 'StartRun', scenario: 'test', seed: '1', instruments });
    const funds = { BTC: 100_000_000_000, AAPL: 10_000_000, ETH: 1_000_000_000 };
    for (const id of ['maker', 'taker']) this.send({ type: 'AdmitParticipant', participant: participant(id), funds });
    for (const id of ['ada', 'bob']) {
      this.send({ type: 'AdmitParticipant', participant: { ...participant(id), kind: 'AGENT' }, funds });
    }
    this.commit();
  }

  /** What the run's file would tell; it may be ahead of what is visible. */
  #history(): RunHistory {
    const rows = <T extends { readonly seq: number }>(all: readonly T[], after: number | null, limit: number) =>
      all.filter((row) => row.seq > (after ?? 0)).slice(0, limit);
    const folded = () => {
      const whole = createReadModel();
      for (const event of this.events) whole.apply(event);
      return whole;
    };
    const parts: Partial<RunHistory> = {
      trades: ({ market }, { afterSeq, limit }) =>
        rows(
          this.trades().filter((trade) => market === null || trade.market === market),
          afterSeq,
          limit,
        ),
      occasions: ({ afterSeq, limit }) =>
        rows(
          this.events.filter((event) => isOccasion(event, this.events[0]?.time ?? 0)),
          afterSeq,
          limit,
        ),
      thoughts: (_filter, { afterSeq, limit }) => rows(folded().thoughts(100_000).toReversed(), afterSeq, limit),
      thoughtsAt: (seqs) => {
        const whole = folded();
        const found = seqs.map((seq) => whole.thought(seq)).filter((thought) => thought !== undefined);
        return new Map(found.map((thought) => [thought.seq, thought]));
      },
      candles: (market, interval, { before, limit }) =>
        folded()
          .candles(market, interval, 100_000)
          .filter((candle) => candle.isClosed && candle.openTime < (before ?? Number.POSITIVE_INFINITY))
          .slice(-limit),
    };
    return parts as RunHistory;
  }
}

/** A healthy consumer: asks for the next event as soon as it has one. */
export class Reader<Type extends FeedEvent['type']> {
  readonly events: FeedEvent[] = [];
  readonly #iterator: AsyncIterableIterator<FeedEvent>;
  isDone = false;

  constructor(iterator: AsyncIterableIterator<FeedEvent>) {
    this.#iterator = iterator;
    void this.#read();
  }

  /** Events that carry data. */
  get data(): FeedEventOf<Type>[] {
    return this.events.filter((event) => !signals.includes(event.type)) as FeedEventOf<Type>[];
  }

  get types(): string[] {
    return this.events.map((event) => event.type);
  }

  /** The place to resume from. */
  get lastSeq(): number {
    return this.events.at(-1)?.lastSeq ?? 0;
  }

  async close(): Promise<void> {
    await this.#iterator.return?.();
  }

  async #read(): Promise<void> {
    for await (const event of this.#iterator) this.events.push(event);
    this.isDone = true;
  }
}

const signals: readonly string[] = ['Heartbeat', 'Lagged', 'Resync'];

/** Lets everybody read what there is. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
}

/** The places where an event does not continue the one before it, snapshots and resyncs apart. */
export function breaks(events: readonly FeedEvent[]): number[] {
  return events.flatMap((event, index) => {
    const before = events[index - 1];
    const isStart = before === undefined || before.type === 'Resync' || event.type === 'Resync';
    const isContinued = isStart || (event.prevSeq === before.lastSeq && event.lastSeq >= event.prevSeq);
    return isContinued && event.firstSeq <= event.lastSeq ? [] : [index];
  });
}

export function decisionOf(participantId: ParticipantId): DecisionRecord {
  return {
    participantId,
    outcome: {
      kind: 'DECIDED',
      decision: {
        market: AAPL,
        stance: 'BUY',
        thesis: 'It is cheap.',
        fairValueSats: 110,
        confidenceBps: 5_000,
        orders: [],
        cancelOrderIds: [],
        wakeConditions: [],
      },
    },
    evidence: {
      brain: { kind: 'RULE', model: null },
      wakeReason: 'TIMER',
      viewSeq: 1,
      prompt: 'prompt',
      rawAnswer: 'answer',
      usage: { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 },
      clamps: [],
    },
  };
}
