import type { RunArchive, RunHistory } from '../../../src/ledger/history.ts';
import type { MarketEvent } from '../../../src/market/events.ts';
import { must } from '../../../src/util/assert.ts';
import { participant, Session } from '../../engine/session.ts';
import { manifestOf } from './memory-history.ts';
import { archiveOf } from './scripted-market.ts';

const FUNDS = { BTC: 100_000_000_000, AAPL: 100_000_000 };

/** A kept run of at least `count` events: two agents trade with each other, a simulated second passes every tenth time. */
export function longRun(runId: string, count: number): RunArchive {
  const session = Session.open();
  for (const handle of ['kelvin', 'ostara']) {
    session.send({ type: 'AdmitParticipant', participant: { ...participant(handle), kind: 'AGENT' }, funds: FUNDS });
  }
  const journal = new TextJournal();
  for (let index = 0; journal.length < count; index += 1) {
    const priceSats = 100 + (index % 50);
    session.rest(index % 100 < 50 ? 'kelvin' : 'ostara', 'SELL', priceSats, 1);
    session.rest(index % 100 < 50 ? 'ostara' : 'kelvin', 'BUY', priceSats, 1);
    if (index % 10 === 0) session.send({ type: 'AdvanceTime', referencePricesSats: [priceSats, priceSats] });
    journal.take(session.events);
  }
  const manifest = manifestOf(runId, '2026-11-24T19:00:00.000Z', { lastSeq: journal.lastSeq });
  const history: Partial<RunHistory> = { events: (afterSeq, limit) => journal.read(afterSeq, limit) };
  return archiveOf([{ manifest, history: history as RunHistory }]);
}

/** Events as a file gives them: as text, read page by page and parsed anew each time. */
class TextJournal {
  readonly #seqs: number[] = [];
  readonly #texts: string[] = [];

  get length(): number {
    return this.#seqs.length;
  }

  get lastSeq(): number {
    return must(this.#seqs.at(-1), 'an event');
  }

  take(events: MarketEvent[]): void {
    for (const event of events.splice(0)) {
      this.#seqs.push(event.seq);
      this.#texts.push(JSON.stringify(event));
    }
  }

  read(afterSeq: number, limit: number): readonly MarketEvent[] {
    const from = this.#placeBehind(afterSeq);
    return this.#texts.slice(from, from + limit).map((text) => JSON.parse(text) as MarketEvent);
  }

  #placeBehind(seq: number): number {
    let [low, high] = [0, this.#seqs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (must(this.#seqs[middle], 'seq') <= seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
