import type { EventOf, MarketEvent } from '../../market/events.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { OrderId } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { isPhaseEvent } from '../../projections/market-phase.ts';
import { isOccasion } from '../../projections/occasions.ts';
import { tradeView } from '../../projections/trade-view.ts';
import type { LedgerEntryView, OccasionView, ReadModel, TradeView } from '../../projections/views.ts';
import { mayComeFromAct } from './act-cursor.ts';
import { BookFeed } from './book-feed.ts';
import { ConflatedFeed } from './conflated-feed.ts';
import { ledgerRow } from './ledger-rows.ts';
import { LosslessFeed } from './lossless-feed.ts';
import { occasionRow } from './occasion-rows.ts';
import { orderRows } from './order-rows.ts';
import { type ThoughtSeq, thoughtRows } from './thought-rows.ts';
import { tradeRow } from './trade-rows.ts';

/** Rows of a lossless feed kept in memory for those who resume or fall behind. */
export const FEED_RING_ROWS = 4_096;

/** All feeds of the current run, and which event is news to which of them. */
export class FeedBoard {
  readonly ticks = new ConflatedFeed<MarketSymbol>();
  readonly candles = new ConflatedFeed<MarketSymbol>();
  readonly portfolios = new ConflatedFeed<ParticipantId>();
  readonly drafts = new ConflatedFeed<ParticipantId>();
  readonly leaderboard = new ConflatedFeed<'leaderboard'>();
  readonly status = new ConflatedFeed<'status'>();
  readonly exchange = new ConflatedFeed<'exchange'>();
  /** Acts lie in the file; this only says that there may be a new one. */
  readonly acts = new ConflatedFeed<'acts'>();
  readonly books: BookFeed;
  readonly trades: LosslessFeed<TradeView>;
  readonly thoughts: LosslessFeed<ThoughtSeq>;
  readonly orders: LosslessFeed<OrderId>;
  readonly occasions: LosslessFeed<OccasionView>;
  readonly ledger: LosslessFeed<LedgerEntryView>;
  readonly #agents = new Set<ParticipantId>();

  constructor(read: () => ReadModel, ringRows = FEED_RING_ROWS) {
    this.books = new BookFeed(read);
    this.trades = new LosslessFeed(ringRows);
    this.thoughts = new LosslessFeed(ringRows);
    this.orders = new LosslessFeed(ringRows);
    this.occasions = new LosslessFeed(ringRows);
    this.ledger = new LosslessFeed(ringRows);
    this.reset(read());
  }

  /** Begins a run, or joins one that is going on. */
  reset(read: ReadModel): void {
    for (const feed of [this.ticks, this.candles, this.portfolios, this.drafts, this.leaderboard, this.books])
      feed.reset();
    const lossless = [this.trades, this.thoughts, this.orders, this.occasions, this.ledger];
    for (const feed of lossless) feed.reset(read.seq);
    this.#agents.clear();
    for (const { participant } of read.participants('AGENT')) this.#agents.add(participant.participantId);
  }

  /** `read` already contains the event, and perhaps later ones. */
  publish(event: MarketEvent, read: ReadModel): void {
    if (isOccasion(event, read.run?.startedAt ?? 0)) this.occasions.publish(occasionRow(event));
    for (const row of thoughtRows(event, read)) this.thoughts.publish(row);
    for (const row of orderRows(event, read)) this.orders.publish(row);
    if (mayComeFromAct(event)) this.acts.touch('acts');
    if (isPhaseEvent(event)) {
      this.ticks.touch(event.market);
      if (event.type !== 'AuctionIndicated') this.exchange.touch('exchange');
      return;
    }
    switch (event.type) {
      case 'TradeExecuted':
        this.#trade(event, read);
        return;
      case 'OrderAccepted':
        this.#quote(event.order.market);
        return;
      case 'OrderTriggered':
      case 'OrderDecremented':
      case 'IcebergRefilled':
      case 'OrderCanceled':
      case 'OrderReplaced':
      case 'QuotesReplaced':
        this.#quote(event.market);
        return;
      case 'TimeAdvanced':
        this.#second(read);
        return;
      case 'RunPaused':
      case 'RunEnded':
        // No second follows that would tell what the last trades changed.
        this.#worth();
        return;
      case 'ParticipantAdmitted':
        if (event.participant.kind === 'AGENT') this.#agents.add(event.participant.participantId);
        return;
      case 'FundsPosted':
        this.#funds(event);
        return;
      default:
        return;
    }
  }

  #trade(event: EventOf<'TradeExecuted'>, read: ReadModel): void {
    this.trades.publish(tradeRow(tradeView(event, read.instrument(event.market).lotsPerUnit)));
    this.candles.touch(event.market);
    this.#quote(event.market);
  }

  #quote(market: MarketSymbol): void {
    this.books.changes.touch(market);
    this.ticks.touch(market);
  }

  /** Reference prices move, candles close, and with the prices everybody's equity. */
  #second(read: ReadModel): void {
    for (const { symbol } of read.instruments) {
      this.ticks.touch(symbol);
      this.candles.touch(symbol);
    }
    this.#worth();
  }

  #worth(): void {
    for (const participantId of this.#agents) this.portfolios.touch(participantId);
    this.leaderboard.touch('leaderboard');
  }

  #funds(event: EventOf<'FundsPosted'>): void {
    this.ledger.publish(ledgerRow(event));
    for (const { from, to } of event.postings) {
      if (this.#agents.has(from.account)) this.portfolios.touch(from.account);
      if (to.account !== from.account && this.#agents.has(to.account)) this.portfolios.touch(to.account);
    }
  }
}
