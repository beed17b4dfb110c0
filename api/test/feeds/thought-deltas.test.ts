import { beforeEach, describe, expect, it } from 'vitest';
import type { Instrument } from '../../src/market/instrument.ts';
import { aapl } from '../../src/market/instruments/aapl.ts';
import { eth } from '../../src/market/instruments/eth.ts';
import {
  DRAFT_OUTLIVES_ANSWER_MS,
  DRAFTS_EVERY_MS,
  Drafts,
  type ThoughtDraft,
} from '../../src/simulation/feeds/drafts.ts';
import { TickerMask } from '../../src/traders/agents/ticker-mask.ts';
import { decisionOf } from '../kit/decision.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { modelRequest } from '../kit/model-request.ts';

let clock: ManualClock;
let drafts: Drafts;
let told: (ThoughtDraft | undefined)[];

const instruments: readonly Instrument[] = [aapl, eth];
const question = modelRequest({ participantId: 'ada', requestId: 'ada-1', viewSeq: 7 });
const next = { ...question, requestId: 'ada-2', viewSeq: 9 };
const other = modelRequest({ participantId: 'bob', requestId: 'bob-1', viewSeq: 8 });

beforeEach(() => {
  clock = new ManualClock();
  drafts = new Drafts(clock, () => instruments);
  told = [];
  drafts.listen((agents) => void told.push(...agents.map((agent) => drafts.of(agent))));
});

function write(tell: (read: () => string) => void, ...words: readonly string[]): void {
  for (const text of words) tell(() => text);
  clock.pass(DRAFTS_EVERY_MS);
}

describe('FD09 what a model is writing', () => {
  it('is told whole, ten times a second at most, however fast it comes', () => {
    const tell = drafts.asked(question);
    let reads = 0;
    for (let step = 1; step <= 1_000; step += 1) {
      tell(() => {
        reads += 1;
        return 'x'.repeat(step);
      });
      clock.pass(1);
    }
    clock.pass(DRAFTS_EVERY_MS);
    expect(told.length).toBeLessThanOrEqual(11);
    expect(reads).toBe(told.length);
    expect(told.at(-1)).toEqual({
      ...{ participantId: 'ada', viewSeq: 7, revision: told.length, thesis: 'x'.repeat(1_000), isDone: false },
    });
  });

  it('is nothing as long as nothing can be seen of it', () => {
    write(drafts.asked(question), '', '');
    drafts.answered(question);
    drafts.drop();
    expect([told, drafts.open()]).toEqual([[], []]);
  });

  it('begins anew when the answer is corrected, and with the next question', () => {
    const tell = drafts.asked(question);
    write(tell, 'wrong');
    write(tell, '');
    write(tell, 'right');
    write(drafts.asked(next), 'again');
    const seen = told.map((draft) => [draft?.viewSeq, draft?.revision, draft?.thesis]);
    expect(seen).toEqual([
      [7, 1, 'wrong'],
      [7, 2, ''],
      [7, 3, 'right'],
      [9, 4, 'again'],
    ]);
  });

  it.each(['DECIDED', 'ABSTAINED'] as const)('ends when its thought is there: %s', (kind) => {
    write(drafts.asked(question), 'I see');
    write(drafts.asked(other), 'So do I');
    drafts.answered(question);
    drafts.follow([decisionOf('bob', 3, kind), decisionOf('ada', 7, kind)]);
    expect(told.at(-1)).toMatchObject({ participantId: 'ada', thesis: 'I see', isDone: true });
    expect(drafts.open().map(({ participantId }) => participantId)).toEqual(['bob']);
    clock.pass(DRAFT_OUTLIVES_ANSWER_MS);
    expect(told).toHaveLength(3);
  });

  it('ends a while after an answer that nobody took, and not before', () => {
    write(drafts.asked(question), 'I see');
    drafts.answered(question);
    clock.pass(DRAFT_OUTLIVES_ANSWER_MS - 1);
    expect(drafts.open()).toHaveLength(1);
    clock.pass(1);
    expect([drafts.open(), told.at(-1)?.isDone]).toEqual([[], true]);
  });

  it('ends when nobody waits any more; what comes late changes nothing', () => {
    const tell = drafts.asked(question);
    write(tell, 'I see');
    tell(() => 'I see more');
    drafts.drop();
    write(tell, 'too late');
    drafts.answered(question);
    clock.pass(DRAFT_OUTLIVES_ANSWER_MS);
    expect(told.map((draft) => [draft?.thesis, draft?.isDone])).toEqual([
      ['I see', false],
      ['I see', true],
    ]);
  });

  it('is not ended by the late end of the question before', () => {
    write(drafts.asked(question), 'old');
    drafts.answered(question);
    write(drafts.asked(next), 'new');
    drafts.answered(question);
    clock.pass(DRAFT_OUTLIVES_ANSWER_MS);
    expect(drafts.open()).toMatchObject([{ thesis: 'new' }]);
  });

  it('was never there in another run', () => {
    write(drafts.asked(question), 'I see');
    drafts.reset();
    expect([drafts.open(), drafts.of('ada'), told.length]).toEqual([[], undefined, 1]);
  });

  it('Y19 is about the real names in a seat that masks tickers, and never half of a hidden one', () => {
    const mask = new TickerMask(instruments);
    const tell = drafts.asked({ ...question, shortlist: instruments.map((instrument) => mask.hidden(instrument)) });
    const thesis = 'ASSET_B fell, so ASSET_A, not ASSET_B/BTC.';
    const shown = mask.show(thesis);
    for (let length = 1; length <= thesis.length; length += 1) write(tell, thesis.slice(0, length));
    for (const draft of told) expect(shown.startsWith(draft?.thesis ?? '?'), draft?.thesis).toBe(true);
    expect(told.at(-1)?.thesis).toBe('ETH fell, so AAPL, not ETH/BTC.');
  });
});
