import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../src/ledger/journal.ts';
import type { AnswerEntry, KeptQuestion, ModelEntry, QuestionEntry } from '../../src/ledger/model-entry.ts';
import { readQuestions } from '../../src/ledger/reading/models.ts';
import { openRun, type WritableRun } from '../../src/ledger/run-folder.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { must } from '../../src/util/assert.ts';
import { MarketScript } from './market-script.ts';
import { tempFolder } from './temp-folder.ts';
import { testRun } from './test-run.ts';

const folder = tempFolder();

function question(requestId: string, change: Partial<QuestionEntry> = {}): QuestionEntry {
  return {
    kind: 'QUESTION',
    requestHash: 'ab'.repeat(32),
    requestId,
    participantId: 'kelvin',
    model: 'test/a',
    system: 'You trade.',
    user: 'AAPL/BTC 285400',
    markets: ['AAPL/BTC', 'ETH/BTC'],
    wakeReason: 'TIMER',
    viewSeq: 7,
    askedSeq: 9,
    askedTime: 1_000,
    ...change,
  };
}

function answer(requestId: string, change: Partial<AnswerEntry> = {}): AnswerEntry {
  const usage = { inputTokens: 10, outputTokens: 5, costMicroUsd: 3 };
  const call = { requestHash: 'cd'.repeat(32), added: '[]', provider: 'test', jsonMode: 'json_schema', latencyMs: 80 };
  return {
    kind: 'ANSWER',
    requestId,
    enteredSeq: 12,
    enteredTime: 2_000,
    dueTime: 2_500,
    result: { kind: 'ANSWERED', answer: '{"market":"AAPL/BTC"}' },
    rawAnswer: '{"market": "AAPL/BTC"}',
    usage,
    latencyMs: 90,
    callCount: 1,
    fallBack: false,
    calls: [{ ...call, reply: '{"market": "AAPL/BTC"}', failure: null, usage }],
    ...change,
  };
}

/** Writes each list of model entries with the next command of a script. */
function written(script: MarketScript, ...models: readonly (readonly ModelEntry[])[]): readonly JournalEntry[] {
  return script.take(models.length).map((entry, index) => ({ ...entry, models: must(models[index], 'entries') }));
}

function kept(run: WritableRun): readonly KeptQuestion[] {
  const file = openForReading(run.paths.ledger);
  const questions = readQuestions(file);
  file.close();
  return questions;
}

describe('W02 what was asked of models and what they answered', () => {
  it('comes back as it was, in the order of asking, whatever the order of the answers', () => {
    const run = testRun(folder.path);
    const [first, second] = [question('kelvin-1'), question('okapi-1', { participantId: 'okapi', viewSeq: 8 })];
    const late = answer('kelvin-1', { enteredTime: 3_000 });
    run.journal.append(written(new MarketScript('models'), [first], [second, answer('okapi-1')], [late]));
    expect(kept(run)).toEqual([
      { ...first, answer: { ...late, order: 2 } },
      { ...second, answer: { ...answer('okapi-1'), order: 1 } },
    ]);
  });

  it('is on disk without an answer as well', () => {
    const run = testRun(folder.path);
    run.journal.append(written(new MarketScript('open'), [question('kelvin-1')]));
    expect(kept(run)).toEqual([{ ...question('kelvin-1'), answer: null }]);
  });

  it.each([
    ['empty', ''],
    ['with a null character', 'a\u0000b'],
    ['of other scripts', 'купить 買う 🚀 مرحبا'],
    ['with line breaks and quotes', '"\r\n\t\'\\'],
    ['of 64,000 characters', '\u{1f680}'.repeat(32_000)],
  ])('may be text that is %s', (_title, text) => {
    const run = testRun(folder.path);
    const usage = { inputTokens: 0, outputTokens: 0, costMicroUsd: null };
    const failure = { cause: 'REFUSED', detail: text } as const;
    const call = {
      ...must(answer('x').calls[0], 'a call'),
      reply: text,
      added: JSON.stringify([text]),
      failure,
      usage,
    };
    const said = answer('kelvin-1', {
      result: { kind: 'ABSTAINED', ...failure },
      rawAnswer: text,
      usage,
      calls: [call],
    });
    const asked = question('kelvin-1', { user: text, system: `${text}.` });
    run.journal.append(written(new MarketScript('texts'), [asked, said]));
    expect(kept(run)).toEqual([{ ...asked, answer: { ...said, order: 1 } }]);
  });

  it('is kept with the command that follows, or not at all', () => {
    const run = testRun(folder.path);
    const script = new MarketScript('atomic');
    run.journal.append(written(script, [question('kelvin-1')]));
    const batch = written(script, [question('kelvin-2')], [answer('nobody-asked')]);
    expect(() => run.journal.append(batch)).toThrow('question nobody-asked');
    expect(kept(run).map(({ requestId }) => requestId)).toEqual(['kelvin-1']);
  });

  it('is told once though a writer that goes on after a crash asks again', () => {
    const run = testRun(folder.path);
    const script = new MarketScript('again');
    run.journal.append(written(script, [question('kelvin-1')]));
    const { runId } = run.finish({ status: 'ENDED', reason: 'a pause' });
    const next = openRun({ dataDir: folder.path, runId, now: () => 0 });
    next.journal.append(written(script, [question('kelvin-1'), answer('kelvin-1')]));
    expect(kept(next)).toEqual([{ ...question('kelvin-1'), answer: { ...answer('kelvin-1'), order: 1 } }]);
  });

  it('does not count in the hash, and a static text is kept once however often it was sent', () => {
    const [plain, talking] = [testRun(folder.path), testRun(folder.path)];
    plain.journal.append(new MarketScript('hash').take(40));
    const asked = Array.from({ length: 40 }, (_, index) => [question(`kelvin-${index}`)]);
    talking.journal.append(written(new MarketScript('hash'), ...asked));
    expect(talking.journal.journalHash()).toBe(plain.journal.journalHash());
    const file = openForReading(talking.paths.ledger);
    expect(file.prepare('select text from model_texts').pluck().all()).toEqual(['You trade.']);
    file.close();
  });
});
