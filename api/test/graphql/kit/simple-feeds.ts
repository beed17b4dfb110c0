import type { SimulationFace } from '../../../src/simulation/face.ts';
import type { FeedEvent } from '../../../src/simulation/feeds/feed-events.ts';
import type { FeedSource, FeedStream } from '../../../src/simulation/feeds/feed-source.ts';
import { pourable } from '../../kit/pourable.ts';

/** Ticks alone, one event a commit: enough to test what carries feeds without testing feeds. */
export class SimpleFeeds implements FeedSource {
  readonly #face: SimulationFace;
  openCount = 0;

  constructor(face: SimulationFace) {
    this.#face = face;
  }

  open(): FeedStream {
    const face = this.#face;
    let prevSeq = 0;
    let wake = () => {};
    let isOver = false;
    this.openCount += 1;
    const stop = face.listen({ onEpoch: () => {}, onState: () => {}, onEvents: () => wake() });
    const end = async (): Promise<IteratorResult<FeedEvent, undefined>> => {
      if (!isOver) this.openCount -= 1;
      isOver = true;
      stop();
      wake();
      return { done: true, value: undefined };
    };
    return pourable({
      async next() {
        while (!isOver && face.read().seq === prevSeq)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        if (isOver) return { done: true, value: undefined };
        const read = face.read();
        const header = { epoch: face.state().epoch, firstSeq: prevSeq + 1, lastSeq: read.seq, prevSeq, at: Date.now() };
        const isSnapshot = prevSeq === 0;
        prevSeq = read.seq;
        const ticks = read.instruments.map(({ symbol }) => read.ticker(symbol));
        return { done: false, value: { ...header, type: 'TickBatch', isSnapshot, ticks } };
      },
      return: end,
    });
  }
}
