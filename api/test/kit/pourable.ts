import type { FeedEvent } from '../../src/simulation/feeds/feed-events.ts';
import type { FeedSink, FeedStream } from '../../src/simulation/feeds/feed-source.ts';

/** A feed out of any iterator of events. */
export function pourable(events: AsyncIterator<FeedEvent, undefined>): FeedStream {
  let sink: FeedSink | null = null;
  let isAsking = false;
  const ask = async () => {
    if (sink === null || isAsking || !sink.isReady()) return;
    isAsking = true;
    const { done, value } = await events.next();
    isAsking = false;
    if (done === true) return sink.end();
    sink.take(value);
    void ask();
  };
  return {
    next: () => events.next(),
    return: async () => (await events.return?.()) ?? { done: true, value: undefined },
    pour: (to) => {
      sink = to;
      void ask();
    },
    wake: () => void ask(),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
