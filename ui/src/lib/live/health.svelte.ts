import type { HealthQuery } from '#lib/generated/graphql.ts';
import { HealthDocument } from './documents/health.ts';
import type { Link } from './link.ts';

export type MarketHealth = HealthQuery['markets'][number];
export type Monoculture = NonNullable<HealthQuery['scoreboard']>['monoculture'];

/** The server looks at its books every ten simulated seconds: more often tells nothing new at 1x. Wall-clock milliseconds. */
export const HEALTH_MS = 5_000;

/** What is not told by a feed: asked for again and again while somebody looks. */
export class Health {
  readonly #link: Link;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** Grows with every start, so that a late answer about another moment is thrown away. */
  #start = 0;

  answer = $state.raw<HealthQuery | null>(null);
  /** Wall time of the last answer, epoch ms. */
  answeredAtMs = $state<number | null>(null);

  constructor(link: Link) {
    this.#link = link;
  }

  /** Asks from now on; returns the stop. */
  start(): () => void {
    this.#start += 1;
    void this.#ask(this.#start);
    return () => {
      this.#start += 1;
      if (this.#timer !== null) clearTimeout(this.#timer);
    };
  }

  async #ask(start: number): Promise<void> {
    const { data } = await this.#link.client.query(HealthDocument, {}).toPromise();
    if (start !== this.#start) return;
    if (data) {
      this.answer = data;
      this.answeredAtMs = Date.now();
    }
    this.#timer = setTimeout(() => void this.#ask(start), HEALTH_MS);
  }
}
