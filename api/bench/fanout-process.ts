import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { FanoutAnswer, FanoutOrder } from './fanout-server.ts';

type Answer<Kind extends FanoutAnswer['kind']> = Extract<FanoutAnswer, { readonly kind: Kind }>;

/** `fanout-server.ts` in a process of its own, which is measured while this one plays the clients. */
export class FanoutProcess {
  readonly feedUrl: string;
  readonly bareUrl: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, { feedUrl, bareUrl }: Answer<'ready'>) {
    this.#child = child;
    this.feedUrl = feedUrl;
    this.bareUrl = bareUrl;
  }

  static async start(): Promise<FanoutProcess> {
    const child = fork(new URL('./fanout-server.ts', import.meta.url).pathname);
    return new FanoutProcess(child, await heard(child, 'ready'));
  }

  async cpuMicros(order: Extract<FanoutOrder, { readonly kind: 'feed' | 'bare' }>): Promise<number> {
    this.#child.send(order);
    return (await heard(this.#child, 'done')).cpuMicros;
  }

  async flow(commits: number, everyMs: number): Promise<Answer<'flown'>> {
    this.#child.send({ kind: 'flow', commits, everyMs } satisfies FanoutOrder);
    return heard(this.#child, 'flown');
  }

  async memory(): Promise<Answer<'memory'>> {
    this.#child.send({ kind: 'memory' } satisfies FanoutOrder);
    return heard(this.#child, 'memory');
  }

  stop(): void {
    this.#child.disconnect();
  }
}

async function heard<Kind extends FanoutAnswer['kind']>(child: ChildProcess, kind: Kind): Promise<Answer<Kind>> {
  const [message] = (await once(child, 'message')) as [FanoutAnswer];
  if (message.kind !== kind) throw new Error(`expected ${kind}, found ${message.kind}`);
  return message as Answer<Kind>;
}
