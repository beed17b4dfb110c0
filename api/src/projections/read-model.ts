import type { CandleInterval } from '../market/candle-interval.ts';
import type { MarketEvent } from '../market/events.ts';
import type { Asset, Instrument, MarketSymbol } from '../market/instrument.ts';
import type { Side } from '../market/order.ts';
import type { ParticipantId, ParticipantKind } from '../market/participant.ts';
import type { Seq, SimTime } from '../market/units.ts';
import { must } from '../util/assert.ts';
import { AccountsProjection } from './accounts.ts';
import { BookProjection } from './book.ts';
import { CandleProjection } from './candles.ts';
import { GaugesProjection } from './gauges.ts';
import { LeaderboardProjection } from './leaderboard.ts';
import { MemoriesProjection } from './memories.ts';
import { MindsProjection } from './minds.ts';
import { OccasionsProjection } from './occasions.ts';
import { OrdersProjection } from './orders.ts';
import { ParticipantsProjection } from './participants.ts';
import { PortfoliosProjection } from './portfolios.ts';
import type { Projection } from './projection.ts';
import { RunProjection } from './run.ts';
import { ScoreProjection } from './score/score.ts';
import { scoreboardOf } from './score/scoreboard.ts';
import { ThoughtsProjection } from './thoughts.ts';
import { TickerProjection } from './ticker.ts';
import type { ReadModel, RunView } from './views.ts';

/** The registry: every projection by name, in the order in which an event reaches them. */
export function createProjections() {
  const run = new RunProjection();
  const participants = new ParticipantsProjection();
  const book = new BookProjection();
  const ticker = new TickerProjection(book);
  const candles = new CandleProjection();
  const accounts = new AccountsProjection();
  const orders = new OrdersProjection(participants);
  const portfolios = new PortfoliosProjection(accounts, ticker);
  const thoughts = new ThoughtsProjection(orders);
  const memories = new MemoriesProjection(ticker);
  const minds = new MindsProjection();
  const leaderboard = new LeaderboardProjection(portfolios, thoughts, ticker);
  const score = new ScoreProjection(ticker, portfolios);
  const occasions = new OccasionsProjection();
  const gauges = new GaugesProjection(book);
  const people = { accounts, orders, portfolios, thoughts, memories, minds, leaderboard, score };
  return { run, participants, book, ticker, candles, ...people, occasions, gauges };
}

/** All projections behind one face. The same events give the same answers, in whichever thread they are folded. */
class FoldedReadModel implements ReadModel {
  readonly #parts = createProjections();
  readonly #all: readonly Projection[] = Object.values(this.#parts);
  seq: Seq = 0;
  time: SimTime = 0;

  apply(event: MarketEvent): void {
    for (const projection of this.#all) projection.apply(event);
    this.seq = event.seq;
    this.time = event.time;
  }

  state(): Readonly<Record<string, () => unknown>> {
    const place = () => ({ seq: this.seq, time: this.time });
    const parts = Object.entries(this.#parts).map(([name, projection]) => [name, () => projection.state()] as const);
    return { place, ...Object.fromEntries(parts) };
  }

  restore(state: Readonly<Record<string, unknown>>): void {
    const { seq, time } = state.place as { readonly seq: Seq; readonly time: SimTime };
    this.seq = seq;
    this.time = time;
    for (const [name, projection] of Object.entries(this.#parts)) projection.restore(state[name]);
  }

  get run(): RunView | null {
    return this.#parts.run.view;
  }

  get instruments(): readonly Instrument[] {
    return this.#parts.run.instruments;
  }

  instrument(market: MarketSymbol): Instrument {
    return must(
      this.instruments.find((instrument) => instrument.symbol === market),
      `market ${market}`,
    );
  }

  book(market: MarketSymbol, depth: number) {
    return this.#parts.book.view(market, depth);
  }

  ticker(market: MarketSymbol) {
    return this.#parts.ticker.view(market);
  }

  touch(market: MarketSymbol) {
    return this.#parts.ticker.touch(market);
  }

  candles(market: MarketSymbol, interval: CandleInterval, limit: number) {
    return this.#parts.candles.view(market, interval, limit);
  }

  trades(market: MarketSymbol, limit: number) {
    return this.#parts.orders.trades(market, limit);
  }

  available(participantId: ParticipantId, asset: Asset) {
    return this.#parts.accounts.balance(participantId, asset).available;
  }

  held(participantId: ParticipantId, asset: Asset) {
    return this.#parts.accounts.balance(participantId, asset).held;
  }

  owedLots(participantId: ParticipantId, asset: Asset) {
    return this.#parts.portfolios.owedLots(participantId, asset);
  }

  portfolio(participantId: ParticipantId) {
    return this.#parts.portfolios.view(participantId, this.seq, this.time);
  }

  openOrders(participantId: ParticipantId) {
    return this.#parts.orders.openOrders(participantId);
  }

  rejections(participantId: ParticipantId, limit: number) {
    return this.#parts.orders.rejections(participantId, limit);
  }

  fills(participantId: ParticipantId, limit: number) {
    return this.#parts.orders.fills(participantId, limit);
  }

  occasions(limit: number) {
    return this.#parts.occasions.recent(limit);
  }

  thoughtsOf(participantId: ParticipantId, limit: number) {
    return this.#parts.thoughts.of(participantId, limit);
  }

  memoriesOf(participantId: ParticipantId) {
    return this.#parts.memories.of(participantId, this.time);
  }

  mindOf(participantId: ParticipantId) {
    return this.#parts.minds.of(participantId);
  }

  publicLines(limit: number) {
    return this.#parts.minds.lines(limit);
  }

  participants(kind?: ParticipantKind) {
    return this.#parts.participants.all(kind);
  }

  participant(participantId: ParticipantId) {
    return this.#parts.participants.get(participantId);
  }

  order(orderId: number) {
    return this.#parts.orders.order(orderId);
  }

  thought(seq: Seq) {
    return this.#parts.thoughts.get(seq);
  }

  thoughts(limit: number) {
    return this.#parts.thoughts.recent(limit);
  }

  outcome(seq: Seq) {
    return this.#parts.score.outcomes.of(seq);
  }

  totals(participantId: ParticipantId) {
    return this.#parts.thoughts.totals(participantId);
  }

  equityCurve(participantId: ParticipantId, after?: SimTime) {
    return this.#parts.leaderboard.curve(participantId, after);
  }

  leaderboard() {
    return this.#parts.leaderboard.rows();
  }

  gauges(market: MarketSymbol) {
    return this.#parts.gauges.view(market);
  }

  scoreboard() {
    return scoreboardOf(this.#parts);
  }

  queue(market: MarketSymbol, side: Side, limit: number) {
    return this.#parts.book.queue(market, side, limit);
  }

  restingAt(market: MarketSymbol, side: Side, priceSats: number, limit: number) {
    return this.#parts.book.restingAt(market, side, priceSats, limit);
  }

  conservation() {
    return this.#parts.accounts.conservation();
  }
}

/** A read model while it is being folded; `apply` takes the events of one run in order. */
export interface GrowingReadModel extends ReadModel {
  apply(event: MarketEvent): void;
  /** What every part remembers, by its name, as plain JSON that is made when it is asked for and written down before the next event. */
  state(): Readonly<Record<string, () => unknown>>;
  /** Goes on where another one was: takes what each part of `state` gave. */
  restore(state: Readonly<Record<string, unknown>>): void;
}

/** An empty read model. */
export function createReadModel(): GrowingReadModel {
  return new FoldedReadModel();
}
