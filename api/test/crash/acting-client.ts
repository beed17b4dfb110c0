import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ServerProcess } from '../kit/server-process.ts';

const PAUSE_MS = 100;

const answerShape = z.object({
  data: z.object({ injectNews: z.object({ changed: z.literal(true), seq: z.coerce.number() }) }),
});

/** Publishes one headline after the other until it is stopped, and remembers which were acknowledged, and where. */
export class ActingClient {
  /** The seq that the answer named; null when no answer came. */
  readonly sent = new Map<string, number | null>();
  readonly #name: string;
  #isActing = false;

  constructor(name: string) {
    this.#name = name;
  }

  get acknowledged(): number {
    return [...this.sent.values()].filter((seq) => seq !== null).length;
  }

  async act(server: ServerProcess): Promise<void> {
    this.#isActing = true;
    while (this.#isActing) {
      const headline = `${this.#name} ${this.sent.size}`;
      this.sent.set(headline, null);
      // No answer from a server that is busy or gone: what it did of it, nobody knows.
      this.sent.set(headline, await publish(server, headline).catch(() => null));
      await sleep(PAUSE_MS);
    }
  }

  stop(): void {
    this.#isActing = false;
  }
}

async function publish(server: ServerProcess, headline: string): Promise<number> {
  const query = `mutation { injectNews(input: { headline: "${headline}" }) { changed seq } }`;
  return answerShape.parse(await mutate(server, query)).data.injectNews.seq;
}

export async function mutate(server: ServerProcess, query: string): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${server.godToken}` };
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return response.json();
}
