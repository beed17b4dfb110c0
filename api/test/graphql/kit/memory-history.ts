import type { Page, RunHistory, RunManifest } from '../../../src/ledger/history.ts';
import type { MarketEvent } from '../../../src/market/events.ts';
import { createReadModel } from '../../../src/projections/read-model.ts';
import type { ReadModel } from '../../../src/projections/views.ts';

const ALL = 1_000_000;

function paged<Row>(rows: readonly Row[], seqOf: (row: Row) => number, page: Page): readonly Row[] {
  const newestFirst = [...rows].sort((a, b) => seqOf(b) - seqOf(a));
  return newestFirst.filter((row) => page.beforeSeq === null || seqOf(row) < page.beforeSeq).slice(0, page.limit);
}

function entry<Row>(key: number, row: Row | undefined): [number, Row][] {
  return row === undefined ? [] : [[key, row]];
}

/** A run's file as the API sees it, made from its events: everything is there, whatever the fold has forgotten. */
export class MemoryHistory implements RunHistory {
  readonly #events: readonly MarketEvent[];
  readonly #read: ReadModel;

  constructor(events: readonly MarketEvent[]) {
    this.#events = events;
    const read = createReadModel();
    for (const event of events) read.apply(event);
    this.#read = read;
  }

  trades(filter: Parameters<RunHistory['trades']>[0], page: Page) {
    const all = this.#read.instruments.flatMap(({ symbol }) => this.#read.trades(symbol, ALL));
    return paged(
      all.filter(
        (trade) =>
          (filter.market ?? trade.market) === trade.market &&
          (filter.takerSide ?? trade.takerSide) === trade.takerSide &&
          (filter.participantId === null || [trade.makerId, trade.takerId].includes(filter.participantId)),
      ),
      (trade) => trade.seq,
      page,
    );
  }

  orders(filter: Parameters<RunHistory['orders']>[0], page: Page) {
    const ids = this.#events.flatMap((event) => (event.type === 'OrderAccepted' ? [event.order.orderId] : []));
    const all = ids.flatMap((id) => this.#read.order(id) ?? []);
    const wanted = all.filter(
      ({ order, status }) =>
        (filter.participantId ?? order.participantId) === order.participantId && (filter.status ?? status) === status,
    );
    return paged(wanted, (order) => order.placedSeq, page);
  }

  ordersWithIds(orderIds: readonly number[]) {
    return new Map(orderIds.flatMap((id) => entry(id, this.#read.order(id))));
  }

  orderMoves() {
    return [];
  }

  fills(participantId: string, page: Page) {
    return paged(this.#read.fills(participantId, ALL), (fill) => fill.trade.seq, page);
  }

  fillsOfOrders(orderIds: readonly number[]) {
    const all = this.participants().flatMap(({ participant }) => this.#read.fills(participant.participantId, ALL));
    return Map.groupBy(
      all.filter((fill) => orderIds.includes(fill.orderId)),
      ({ orderId }) => orderId,
    );
  }

  thoughts(filter: Parameters<RunHistory['thoughts']>[0], page: Page) {
    const all = this.#read
      .thoughts(ALL)
      .filter(
        ({ participantId, record }) =>
          (filter.participantId ?? participantId) === participantId &&
          (filter.outcome ?? record.outcome.kind) === record.outcome.kind,
      );
    return paged(all, (thought) => thought.seq, page);
  }

  thoughtsAt(seqs: readonly number[]) {
    return new Map(seqs.flatMap((seq) => entry(seq, this.#read.thought(seq))));
  }

  committedAtMs() {
    return new Map<number, number>();
  }

  journalHash() {
    return null;
  }

  latenciesMs() {
    return new Map<number, number>();
  }

  candles(...[market, interval, range]: Parameters<RunHistory['candles']>) {
    const closed = this.#read.candles(market, interval, ALL).filter((candle) => candle.isClosed);
    const within = closed.filter(
      ({ openTime }) =>
        (range.before === null || openTime < range.before) && (range.after === null || openTime > range.after),
    );
    return range.after === null ? within.slice(-range.limit) : within.slice(0, range.limit);
  }

  postings() {
    return [];
  }

  occasions(page: Page) {
    return paged(
      this.#read.occasions(ALL).map(({ event }) => event),
      (event) => event.seq,
      page,
    );
  }

  acts() {
    return [];
  }

  participants() {
    return this.#read.participants();
  }

  equityCurve(participantId: string) {
    return this.#read.equityCurve(participantId);
  }

  leaderboard() {
    return this.#read.leaderboard();
  }

  events(afterSeq: number, limit: number) {
    return this.#events.filter(({ seq }) => seq > afterSeq).slice(0, limit);
  }

  conservation() {
    return this.#read.conservation();
  }
}

export function manifestOf(runId: string, startedAt: string, rest: Partial<RunManifest> = {}): RunManifest {
  return {
    runId,
    scenario: 'calm',
    seed: '7',
    codeVersion: 'test',
    semanticsVersion: 1,
    scenarioHash: null,
    parentRunId: null,
    forkedAtSeq: null,
    status: 'ENDED',
    startedAt,
    endedAt: startedAt,
    endReason: 'stopped',
    lastSeq: 100,
    lastTime: Date.parse(startedAt),
    tradeCount: 1,
    sizeBytes: 4096,
    stateHash: null,
    ...rest,
  };
}
