import type { MarketEvent } from '../../market/events.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { ReadModel } from '../../projections/views.ts';
import type { Clock } from '../clock.ts';
import type { DurableListener, SimulationFace } from '../face.ts';
import { type DraftSource, noDrafts } from './drafts.ts';
import { FeedBoard } from './feed-board.ts';
import { type FeedCounters, newCounters } from './feed-counters.ts';
import { FeedCursors } from './feed-cursors.ts';
import type { FeedName, FeedRate, FeedRequest, FeedSource, FeedStream } from './feed-source.ts';
import { FeedSubscription } from './feed-subscription.ts';
import { type Archive, RunReader } from './run-reader.ts';

export const feedRateMs: Readonly<Record<FeedRate, number>> = { REALTIME: 0, MS_100: 100, MS_250: 250, MS_1000: 1_000 };

/** A subscription that has something to read and is not read for so long is ended. */
const CLOSE_AFTER_MS = 15_000;
const LAG_EVERY_MS = 1_000;

export type FeedHubOptions = {
  readonly face: Pick<SimulationFace, 'read' | 'state'>;
  readonly archive: Archive;
  readonly clock: Clock;
  /** What agents are writing; nobody, when left out. */
  readonly drafts?: DraftSource;
  /** Rows a lossless feed keeps in memory. */
  readonly ringRows?: number;
};

export type FeedFigures = Readonly<Record<FeedName, Readonly<FeedCounters>>>;

/**
 * Turns what became durable into what subscribers read. Publishing costs the same whether nobody or a thousand listen, apart
 * from waking those who wait; it never throws and never waits. Nobody owns a queue.
 */
export class FeedHub implements DurableListener, FeedSource {
  readonly #clock: Clock;
  readonly #run: RunReader;
  readonly #board: FeedBoard;
  readonly #drafts: DraftSource;
  #cursors: FeedCursors;
  readonly #subscriptions = new Set<FeedSubscription>();
  readonly #counters: Readonly<Record<FeedName, FeedCounters>> = {
    ticks: newCounters(),
    book: newCounters(),
    trades: newCounters(),
    candles: newCounters(),
    thoughts: newCounters(),
    thoughtDeltas: newCounters(),
    orders: newCounters(),
    occasions: newCounters(),
    godEvents: newCounters(),
    ledger: newCounters(),
    portfolio: newCounters(),
    leaderboard: newCounters(),
    simulationStatus: newCounters(),
    exchangeStatus: newCounters(),
  };
  /** How the exchange stood when it was touched last. */
  #exchange = '';
  #maxLagMs = 0;
  #lagMeasuredMs = Number.NEGATIVE_INFINITY;

  constructor({ face, archive, clock, drafts = noDrafts, ringRows }: FeedHubOptions) {
    this.#clock = clock;
    this.#run = new RunReader(face, archive);
    this.#board = new FeedBoard(() => this.#run.read(), ringRows);
    this.#drafts = drafts;
    this.#cursors = this.#newCursors();
    drafts.listen((agents) => this.#draftsChanged(agents));
  }

  onEpoch(epoch: string): void {
    this.#run.turnTo(epoch);
    this.#drafts.reset();
    this.#board.reset(this.#run.read());
    this.#cursors = this.#newCursors();
    this.#wake();
  }

  onEvents(events: readonly MarketEvent[], read: ReadModel): void {
    for (const event of events) this.#board.publish(event, read);
    this.#drafts.follow(events);
    this.#touchState();
    this.#wake();
    this.#measureLag();
  }

  onState(): void {
    this.#touchState();
    this.#wake();
    this.#measureLag();
  }

  open(request: FeedRequest, rate: FeedRate): FeedStream {
    const subscription = new FeedSubscription({
      clock: this.#clock,
      epoch: () => this.#run.epoch,
      isRecovering: () => this.#run.isRecovering,
      head: () => this.#run.head,
      openCursor: (after) => this.#cursors.open(request, after),
      resume: 'after' in request ? request : null,
      rateMs: feedRateMs[rate],
      counters: this.#counters[request.feed],
      onClosed: (closed) => this.#subscriptions.delete(closed),
    });
    this.#subscriptions.add(subscription);
    return subscription;
  }

  figures(): FeedFigures {
    return this.#counters;
  }

  /** Longest time that one subscription has had something to tell that nobody asked for, measured once a second. */
  get maxLagMs(): number {
    return this.#maxLagMs;
  }

  #newCursors(): FeedCursors {
    return new FeedCursors(this.#run, this.#board, this.#drafts, this.#counters);
  }

  #draftsChanged(agents: readonly ParticipantId[]): void {
    for (const agent of agents) this.#board.drafts.touch(agent);
    this.#wake();
  }

  /** The run's figures change all the time, whether the exchange can serve hardly ever. */
  #touchState(): void {
    this.#board.status.touch('status');
    const { exchangeStatus, status, problem } = this.#run.state();
    const told = JSON.stringify([exchangeStatus, status, problem]);
    if (told !== this.#exchange) this.#board.exchange.touch('exchange');
    this.#exchange = told;
  }

  #wake(): void {
    for (const subscription of this.#subscriptions) subscription.wake();
  }

  #measureLag(): void {
    const nowMs = this.#clock.elapsedMs();
    if (nowMs - this.#lagMeasuredMs < LAG_EVERY_MS) return;
    this.#lagMeasuredMs = nowMs;
    this.#maxLagMs = 0;
    for (const subscription of this.#subscriptions) {
      const lagMs = subscription.measureLag(nowMs);
      if (lagMs > CLOSE_AFTER_MS) subscription.closeSlow();
      else this.#maxLagMs = Math.max(this.#maxLagMs, lagMs);
    }
  }
}
