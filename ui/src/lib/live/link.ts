import type { Client } from '@urql/core';
import type { Scheduler } from './scheduler.ts';

/** Something that stays open while the terminal goes to another moment. */
type Follower = { readonly turn: () => void };

/** What every controller needs to talk and to draw. Questions and feeds all go to the moment that the terminal shows. */
export class Link {
  readonly scheduler: Scheduler;
  /** The run as it is now, wherever the terminal is: for what is about the whole of it. */
  readonly live: Client;
  #client: Client;
  readonly #followers = new Set<Follower>();

  constructor(live: Client, scheduler: Scheduler) {
    this.live = live;
    this.scheduler = scheduler;
    this.#client = live;
  }

  get client(): Client {
    return this.#client;
  }

  /** What is open is asked for anew, and stays on the screen until the answer is there. */
  turnTo(client: Client): void {
    if (client === this.#client) return;
    this.#client = client;
    for (const { turn } of this.#followers) turn();
  }

  /** Returns the way out. */
  join(follower: Follower): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }
}
