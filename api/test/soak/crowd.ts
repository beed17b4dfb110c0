import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { must } from '../../src/util/assert.ts';
import type { Rng } from '../../src/util/rng.ts';

/** As many as one address may have. */
export const CROWD = 50;

const MAX_FEEDS = 4;

export type CrowdTally = { joined: number; messages: number; errors: number };

/** People with a terminal open: they come, look at a few feeds each, and go. */
export class Crowd {
  readonly tally: CrowdTally = { joined: 0, messages: 0, errors: 0 };
  readonly #url: string;
  readonly #markets: readonly string[];
  readonly #rng: Rng;
  #leaving: AbortController = new AbortController();

  constructor(url: string, markets: readonly string[], rng: Rng) {
    this.#url = `${url.replace('http', 'ws')}/graphql`;
    this.#markets = markets;
    this.#rng = rng;
  }

  /** Everybody comes once and goes again within `durationMs`; resolves when the last one has left. */
  async tide(durationMs: number): Promise<void> {
    this.#leaving = new AbortController();
    const visits = Array.from({ length: CROWD }, () => {
      const comesMs = this.#rng.unit() * durationMs * 0.5;
      return this.#visit(comesMs, comesMs + durationMs * (0.1 + this.#rng.unit() * 0.4));
    });
    await Promise.all(visits);
  }

  /** Sends home whoever is there, and keeps away who wanted to come. */
  close(): void {
    this.#leaving.abort();
  }

  async #visit(comesMs: number, goesMs: number): Promise<void> {
    const { signal } = this.#leaving;
    await sleep(comesMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    const client = createClient({ url: this.#url, webSocketImpl: WebSocket, retryAttempts: 0 });
    this.tally.joined += 1;
    for (let feed = this.#rng.integer(1, MAX_FEEDS); feed > 0; feed -= 1) this.#look(client);
    await sleep(goesMs - comesMs, undefined, { signal }).catch(() => {});
    // Rejects when the connection never came about: counted, and no reason to end the soak.
    await Promise.resolve(client.dispose()).catch(() => {
      this.tally.errors += 1;
    });
  }

  #look(client: Client): void {
    client.subscribe(
      { query: this.#query() },
      {
        next: ({ errors }) => {
          this.tally.messages += 1;
          this.tally.errors += errors === undefined ? 0 : 1;
        },
        error: () => {
          this.tally.errors += 1;
        },
        complete: () => {},
      },
    );
  }

  #query(): string {
    const market = JSON.stringify(pick(this.#rng, this.#markets));
    const rate = pick(this.#rng, ['REALTIME', 'MS_100', 'MS_250', 'MS_1000']);
    const seqs = '... on FeedEvent { firstSeq lastSeq prevSeq }';
    return pick(this.#rng, [
      `subscription { trades(rate: ${rate}) { ${seqs} ... on TradeBatch { trades { id priceSats } } } }`,
      `subscription { ticks(rate: ${rate}) { ${seqs} ... on TickBatch { ticks { market last } } } }`,
      `subscription { book(market: ${market}, rate: ${rate}) { ${seqs} ... on BookDelta { bidPrices askPrices checksum } } }`,
      `subscription { candles(market: ${market}, interval: S1, rate: ${rate}) { __typename } }`,
      `subscription { leaderboard(rate: ${rate}) { __typename } }`,
      `subscription { occasions(rate: ${rate}) { ${seqs} } }`,
      `subscription { thoughts(rate: ${rate}) { ${seqs} } }`,
    ]);
  }
}

function pick<T>(rng: Rng, values: readonly T[]): T {
  return must(values[rng.integer(0, values.length - 1)], 'one of the values');
}
