import type { CandleInterval } from '../market/candle-interval.ts';
import type { MarketEvent } from '../market/events.ts';
import type { MarketSymbol } from '../market/instrument.ts';
import type { OrderId } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { PostingReason } from '../market/posting.ts';
import type { Seq } from '../market/units.ts';
import type { OrderFilter, Page, RunHistory, ThoughtFilter, TradeFilter } from './history.ts';
import { readEvents, readEventsAt } from './journal-rows.ts';
import { ledgerTables } from './ledger-tables.ts';
import { readActs } from './reading/acts.ts';
import { type CandleRange, readCandles } from './reading/candles.ts';
import { readCommittedAtMs, readJournalHash } from './reading/journal.ts';
import { readLastMoves, readMoves } from './reading/order-moves.ts';
import { readOrders, readOrdersWithIds } from './reading/orders.ts';
import { readEquityCurve, readLeaderboard, readParticipants } from './reading/participants.ts';
import { readPostings } from './reading/postings.ts';
import { inPage, Reader } from './reading/reader.ts';
import { readLatenciesMs, readThoughts, readThoughtsAt } from './reading/thoughts.ts';
import { readFills, readFillsOfOrders, readTrades } from './reading/trades.ts';
import { figuresOf, type RunFigures } from './run-figures.ts';
import { openForReading } from './sqlite-file.ts';
import { totalsFromBalances } from './verify-books.ts';

/**
 * What a run's file can tell, over a connection that can only read: beside the live writer, or years later. Each call
 * reads to its end before it returns, so no reader ever keeps the write-ahead log from shrinking.
 */
export class SqliteHistory implements RunHistory {
  readonly path: string;
  readonly #reader: Reader;

  constructor(path: string) {
    this.path = path;
    this.#reader = new Reader(openForReading(path));
  }

  /** The texts of the queries run so far, for those who want to see how SQLite would run them. */
  queries(): readonly string[] {
    return this.#reader.texts();
  }

  figures(): RunFigures {
    return figuresOf(this.#reader.file);
  }

  trades(filter: TradeFilter, page: Page) {
    return readTrades(this.#reader, filter, page);
  }

  orders(filter: OrderFilter, page: Page) {
    return readOrders(this.#reader, filter, page);
  }

  ordersWithIds(orderIds: readonly OrderId[]) {
    return readOrdersWithIds(this.#reader, orderIds);
  }

  orderMoves(participantIds: readonly ParticipantId[] | null, afterSeq: Seq, limit: number) {
    return participantIds === null
      ? readMoves(this.#reader, afterSeq, limit)
      : readLastMoves(this.#reader, participantIds, afterSeq, limit);
  }

  fills(participantId: ParticipantId, page: Page) {
    return readFills(this.#reader, participantId, page);
  }

  fillsOfOrders(orderIds: readonly OrderId[]) {
    return readFillsOfOrders(this.#reader, orderIds);
  }

  thoughts(filter: ThoughtFilter, page: Page) {
    return readThoughts(this.#reader, filter, page);
  }

  thoughtsAt(seqs: readonly Seq[]) {
    return readThoughtsAt(this.#reader, seqs);
  }

  committedAtMs(seqs: readonly Seq[]) {
    return readCommittedAtMs(this.#reader, seqs);
  }

  journalHash(upTo: Seq) {
    return readJournalHash(this.#reader, upTo);
  }

  latenciesMs(seqs: readonly Seq[]) {
    return readLatenciesMs(this.#reader, seqs);
  }

  candles(market: MarketSymbol, interval: CandleInterval, range: CandleRange) {
    return readCandles(this.#reader, market, interval, range);
  }

  postings(participantId: ParticipantId | null, page: Page, reason: PostingReason | null = null) {
    return readPostings(this.#reader, { participantId, reason }, page);
  }

  occasions(page: Page): readonly MarketEvent[] {
    const occasions = inPage(
      ledgerTables.selectFrom('occasions').select('occasions.seq as seq'),
      'occasions.seq',
      page,
    );
    return readEventsAt(
      this.#reader.file,
      this.#reader.all(occasions).map(({ seq }) => seq),
    );
  }

  acts(page: Page) {
    return readActs(this.#reader, page);
  }

  participants() {
    return readParticipants(this.#reader);
  }

  equityCurve(participantId: ParticipantId) {
    return readEquityCurve(this.#reader, participantId);
  }

  leaderboard() {
    return readLeaderboard(this.#reader);
  }

  events(afterSeq: Seq, limit: number): readonly MarketEvent[] {
    return readEvents(this.#reader.file, afterSeq, limit);
  }

  /** From the balances that were kept along with the postings; that these agree is checked when a run is recovered. */
  conservation() {
    return totalsFromBalances(this.#reader.file);
  }

  close(): void {
    this.#reader.file.close();
  }
}
