import type { HealthQuery } from '#lib/generated/graphql.ts';
import { HealthDocument } from './documents/health.ts';
import type { Link } from './feed.svelte.ts';

export type MarketHealth = HealthQuery['markets'][number];
export type Monoculture = NonNullable<HealthQuery['scoreboard']>['monoculture'];

/** The server looks at its books every ten simulated seconds: more often tells nothing new at 1x. Wall-clock milliseconds. */
export const HEALTH_MS = 5_000;

/** What is not told by a feed: asked for again and again while somebody looks. */
export class Health {
  readonly #link: Link;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isStopped = false;

  answer = $state.raw<HealthQuery | null>(null);
  /** Wall time of the last answer, epoch ms. */
  answeredAtMs = $state<number | null>(null);

  constructor(link: Link) {
    this.#link = link;
  }

  /** Asks from now on; returns the stop. */
  start(): () => void {
    void this.#ask();
    return () => {
      this.#isStopped = true;
      if (this.#timer !== null) clearTimeout(this.#timer);
    };
  }

  async #ask(): Promise<void> {
    const { data } = await this.#link.client.query(HealthDocument, {}).toPromise();
    if (this.#isStopped) return;
    if (data) {
      this.answer = data;
      this.answeredAtMs = Date.now();
    }
    this.#timer = setTimeout(() => void this.#ask(), HEALTH_MS);
  }
}
