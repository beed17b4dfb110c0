import { flushSync } from 'svelte';
import { type Draft, draftsAhead } from '#lib/feeds/drafts.ts';
import type { WireFilter } from '#lib/feeds/wire-entries.ts';
import type { TerminalQuery } from '#lib/generated/graphql.ts';
import type { MarkFrame } from '#lib/shared/identity.ts';
import { createApiClient } from './client.ts';
import { clock } from './clock.svelte.ts';
import { TerminalDocument } from './documents/terminal.ts';
import { Feed } from './feed.svelte.ts';
import { Link } from './link.ts';
import { boardPlan, draftsPlan, occasionsPlan, statusPlan, thoughtsPlan, ticksPlan, tradesPlan } from './plans.ts';
import { Scheduler } from './scheduler.ts';
import { kept, readSection, writeSection } from './storage.ts';

export type Facts = TerminalQuery;
export type MarketFacts = Facts['markets'][number];
export type Seat = Facts['agents'][number];

const FIRST_RETRY_MS = 500;
const MOST_RETRY_MS = 5_000;

/** Table redraws a reader may choose from; null is frozen. */
export const REFRESH_RATES: readonly (number | null)[] = [10, 4, 1, null];
/** The feed speaks every two seconds. */
const DRAFTS_LAST_MS = 6_000;
const REFRESH_SECTION = 'refresh';

/** Everything the whole terminal shares: the facts of the run, asked once, and the feeds that are always open. */
export class Terminal {
  readonly link: Link;
  readonly status;
  readonly ticks;
  readonly trades;
  readonly thoughts;
  readonly drafts;
  readonly occasions;
  readonly board;

  /** Markets, seats and scenarios of the run; null until the first answer. */
  facts = $state.raw<Facts | null>(null);
  /** Why the facts could not be had, in words; null while all is well. */
  problem = $state<string | null>(null);
  refreshHz = $state<number | null>(10);

  readonly markets = $derived(this.facts?.markets ?? []);
  /** The server answered, and no run has opened a market yet. */
  readonly isIdle = $derived(this.facts?.markets.length === 0);
  readonly #marketBySymbol = $derived(new Map(this.markets.map((market) => [market.symbol, market])));
  readonly #seatByHandle = $derived(new Map((this.facts?.agents ?? []).map((seat) => [seat.handle, seat])));
  readonly #participantById = $derived(
    new Map((this.facts?.participants ?? []).map((each) => [each.participantId, each])),
  );
  readonly simulation = $derived.by(() => this.status.view.data?.simulation ?? this.facts?.simulation ?? null);
  /** Epoch ms of the first simulated moment on record, so that days can be counted. */
  readonly startedAtMs = $derived(this.#firstMoment());

  #stopped = false;
  #retryMs = FIRST_RETRY_MS;
  #askedEpoch: string | null = null;

  constructor() {
    const scheduler = new Scheduler({
      nowMs: () => performance.now(),
      after: (delayMs, callback) => setTimeout(callback, delayMs),
      settle: flushSync,
      requestFrame: (callback) => requestAnimationFrame(callback),
      afterFrame: (callback) => setTimeout(callback),
    });
    this.link = new Link(createApiClient(), scheduler);
    this.#drawAt(kept(REFRESH_RATES, readSection(REFRESH_SECTION).hz, 10));
    this.status = new Feed(this.link, statusPlan);
    this.ticks = new Feed(this.link, ticksPlan);
    this.trades = new Feed(this.link, tradesPlan);
    this.thoughts = new Feed(this.link, thoughtsPlan);
    this.drafts = new Feed(this.link, draftsPlan);
    this.occasions = new Feed(this.link, occasionsPlan);
    this.board = new Feed(this.link, boardPlan);
  }

  /** Opens the feeds and asks the one question; returns the stop. */
  start(): () => void {
    const feeds = [this.status, this.ticks, this.trades, this.thoughts, this.drafts, this.occasions, this.board];
    for (const feed of feeds) feed.open({});
    void this.#ask();
    return () => {
      this.#stopped = true;
      for (const feed of feeds) feed.dispose();
    };
  }

  /** Called when the status feed shows another run: markets and seats may be different ones. */
  followRun(epoch: string): void {
    if (this.#askedEpoch === null || this.#askedEpoch === epoch) return;
    this.#askedEpoch = epoch;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const { data, error } = await this.link.client.query(TerminalDocument, {}).toPromise();
    if (this.#stopped) return;
    if (data) {
      this.facts = data;
      this.problem = null;
      this.#askedEpoch = data.simulation.epoch;
      this.#retryMs = FIRST_RETRY_MS;
      return;
    }
    this.problem = error?.networkError
      ? 'The server does not answer.'
      : (error?.message ?? 'The server gave no answer.');
    setTimeout(() => void this.#ask(), this.#retryMs);
    this.#retryMs = Math.min(MOST_RETRY_MS, this.#retryMs * 2);
  }

  /** Asks for the facts again, for example after a seat was added. */
  refreshFacts(): Promise<void> {
    return this.#ask();
  }

  /** What is being written and has no thought yet. Nobody knows any more once the feed is silent. */
  draftsOf(filter: WireFilter): readonly Draft[] {
    const { data, heardAtMs } = this.drafts.view;
    if (data.size === 0 || clock.nowMs - (heardAtMs ?? 0) > DRAFTS_LAST_MS) return [];
    return draftsAhead(data, this.thoughts.view.data, this.nameOf, filter);
  }

  market(symbol: string): MarketFacts | null {
    return this.#marketBySymbol.get(symbol) ?? null;
  }

  /** Lots to a unit of a market's asset. */
  readonly lotsOf = (symbol: string): number => this.market(symbol)?.lotsPerUnit ?? 1;

  seat(handle: string): Seat | null {
    return this.#seatByHandle.get(handle) ?? null;
  }

  readonly nameOf = (participantId: string): string =>
    this.seat(participantId)?.name ?? this.#participantById.get(participantId)?.name ?? participantId;

  /** tile = language model, ring = scripted seat, bare = everyone else */
  frameOf(participantId: string): MarkFrame {
    const seat = this.seat(participantId);
    if (seat === null) return 'bare';
    return seat.isScripted ? 'ring' : 'tile';
  }

  /** Kept for the next visit, but for a frozen screen: one that never shows its first figures looks broken. */
  setRefresh(hz: number | null): void {
    this.#drawAt(hz);
    if (hz !== null) writeSection(REFRESH_SECTION, { hz });
  }

  #drawAt(hz: number | null): void {
    this.refreshHz = hz;
    this.link.scheduler.setTableInterval(hz === null ? Number.POSITIVE_INFINITY : 1000 / hz);
  }

  #firstMoment(): number | null {
    const moments = (this.facts?.agents ?? []).flatMap((seat) =>
      seat.equityCurve.slice(0, 1).map((point) => point.time),
    );
    if (moments.length > 0) return Math.min(...moments);
    return this.facts?.simulation.time ?? null;
  }
}
