import type { AgentPageQuery, DecisionQuery } from '#lib/generated/graphql.ts';
import type { Point } from '#lib/shared/chart/bar.ts';
import { AgentDocument, DecisionDocument, OrderOriginDocument } from './documents/agent.ts';
import { Feed } from './feed.svelte.ts';
import type { Link } from './link.ts';
import { portfolioPlan } from './plans.ts';

export type SeatPage = NonNullable<AgentPageQuery['agent']>;
export type Decision = NonNullable<DecisionQuery['thought']>;

const REFRESH_MS = 2_500;
const MOST_LIVE_POINTS = 600;

/** One agent in focus: its page, its portfolio feed, and the decision that is open. */
export class SeatFocus {
  readonly #link: Link;
  readonly #portfolio;

  handle = $state('');
  page = $state.raw<SeatPage | null>(null);
  /** True when the server knows no such agent. */
  missing = $state(false);
  /** Wall time of the page's last answer, epoch ms. */
  answeredAtMs = $state<number | null>(null);
  decision = $state.raw<Decision | null>(null);
  #live = $state.raw<readonly Point[]>([]);
  #refreshTimer: ReturnType<typeof setTimeout> | null = null;
  #choice = 0;
  #decisionSeq: number | null = null;

  readonly portfolio = $derived.by(() => this.#portfolio.view.data.get(this.handle) ?? this.page?.portfolio ?? null);
  /** Equity in sats over simulated time (epoch ms): what was recorded, then what came since. */
  readonly curve = $derived.by(() => {
    const recorded = (this.page?.equityCurve ?? []).map((point) => ({
      time: point.time,
      value: Number(point.equitySats),
    }));
    const from = recorded.at(-1)?.time ?? 0;
    return [...recorded, ...this.#live.filter((point) => point.time > from)];
  });

  constructor(link: Link) {
    this.#link = link;
    this.#portfolio = new Feed(link, portfolioPlan);
  }

  get portfolioFeed() {
    return this.#portfolio.view;
  }

  choose(handle: string): void {
    if (handle === this.handle) return;
    this.#choice += 1;
    this.handle = handle;
    this.page = null;
    this.missing = false;
    this.decision = null;
    this.#decisionSeq = null;
    this.#live = [];
    this.#portfolio.open({ agents: [handle] });
    void this.#load();
  }

  /** Something happened to this agent: asks for its page again, soon and not too often. */
  touch(): void {
    if (this.#refreshTimer !== null || this.handle === '') return;
    this.#refreshTimer = setTimeout(() => {
      this.#refreshTimer = null;
      void this.#load();
      if (this.#decisionSeq !== null) void this.#loadDecision(this.#decisionSeq);
    }, REFRESH_MS);
  }

  /** Another run, or another moment of it: everything is asked for anew and stays until the answers are there. */
  renew(): void {
    if (this.handle === '') return;
    this.#choice += 1;
    this.#live = [];
    void this.#load();
    if (this.#decisionSeq !== null) void this.#loadDecision(this.#decisionSeq);
  }

  /** Adds a live point of the equity curve. */
  recordEquity(time: number, equitySats: number): void {
    const last = this.#live.at(-1);
    if (last !== undefined && time <= last.time) return;
    this.#live = [...this.#live, { time, value: equitySats }].slice(-MOST_LIVE_POINTS);
  }

  open(seq: number): void {
    if (seq === this.#decisionSeq) return;
    this.#decisionSeq = seq;
    void this.#loadDecision(seq);
  }

  /** The decision that placed an order; null when it is unknown. */
  async decisionOf(orderId: number): Promise<number | null> {
    const { data } = await this.#link.client.query(OrderOriginDocument, { orderId }).toPromise();
    return data?.order?.thought?.seq ?? null;
  }

  dispose(): void {
    this.#choice += 1;
    if (this.#refreshTimer !== null) clearTimeout(this.#refreshTimer);
    this.#portfolio.dispose();
  }

  async #load(): Promise<void> {
    const choice = this.#choice;
    const { data, error } = await this.#link.client.query(AgentDocument, { handle: this.handle }).toPromise();
    if (choice !== this.#choice) return;
    if (error && !data) return this.touch();
    this.missing = data?.agent === null;
    this.page = data?.agent ?? null;
    this.answeredAtMs = Date.now();
  }

  async #loadDecision(seq: number): Promise<void> {
    const choice = this.#choice;
    const { data } = await this.#link.client.query(DecisionDocument, { seq }).toPromise();
    if (choice !== this.#choice || seq !== this.#decisionSeq) return;
    this.decision = data?.thought ?? null;
  }
}
