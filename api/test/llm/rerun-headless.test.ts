import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { readQuestions } from '../../src/ledger/reading/models.ts';
import { createRun } from '../../src/ledger/run-folder.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { runHeadless } from '../../src/simulation/headless.ts';
import { recordedOutcome } from '../../src/simulation/model-entries.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { RecordedModel } from '../../src/traders/llm/recorded-model.ts';
import { ArrayJournal } from '../kit/array-journal.ts';
import { tempFolder } from '../ledger/temp-folder.ts';
import { deskAt, goodText, MockProvider, providerAt } from './mock-provider.ts';
import { journalHashOf, modelMarket, rerunOf } from './model-market.ts';

const mock = new MockProvider();
const folder = tempFolder();
beforeAll(() => mock.start());
afterAll(() => mock.stop());
afterEach(() => vi.unstubAllGlobals());

const MINUTES = 6;
const scenario = modelMarket({
  kelvin: 'test/good',
  okapi: 'test/prose',
  noor: 'test/silent',
  iris: 'test/limited',
  vesper: 'test/broken',
  lund: 'test/declines',
});

/** Each model has its own way. */
function play(): void {
  mock.play((_nth, { model }) => {
    switch (model) {
      case 'prose':
        return { content: 'I would rather hold.' };
      case 'silent':
        return new Promise(() => {});
      case 'limited':
        return { error: { message: 'slow down' }, status: 429, retryAfter: 0 };
      case 'broken':
        return { error: { message: 'boom' }, status: 500 };
      case 'declines':
        return { content: '', finishReason: 'content_filter' };
      default:
        return { content: goodText, usage: { prompt_tokens: 900, completion_tokens: 120 } };
    }
  });
}

async function realRun() {
  play();
  const { desk } = deskAt(providerAt(mock.url), { deadlineMs: 600 });
  const kernel = openKernel(scenario, 'headless', null);
  const about = { scenario: scenario.name, seed: 'headless', codeVersion: '0.0.0-test' };
  const run = createRun({ dataDir: folder.path, runId: '20260105-143000-test', ...about, now: Date.now });
  const until = kernel.now + MINUTES * 60_000;
  await runHeadless({ kernel, journal: run.journal, until, model: { ask: (request) => desk.ask(request) } });
  const entries = run.journal.read(0, 1_000_000);
  run.finish({ status: 'ENDED', reason: 'enough' });
  const file = openForReading(run.paths.ledger);
  const questions = readQuestions(file);
  file.close();
  return { kernel, until, kept: { entries, questions } };
}

it('W02 W04 W05 a run over HTTP comes from its record again: as a rerun, and by a brain that only reads the record', async () => {
  const { kernel, until, kept } = await realRun();
  const asked = mock.requests().length;
  const outside = vi.fn(() => expect.fail('the network was used'));
  vi.stubGlobal('fetch', outside);

  const causes = kept.questions.map(({ answer }) => (answer?.result.kind === 'ABSTAINED' ? answer.result.cause : null));
  expect([...new Set(causes)].sort()).toEqual(
    [null, 'PROVIDER_ERROR', 'RATE_LIMITED', 'REFUSED', 'TIMEOUT', 'UNPARSEABLE'].sort(),
  );
  for (const { answer, askedTime } of kept.questions) {
    expect(answer?.enteredTime).toBe(askedTime);
    expect(answer?.dueTime).toBe(askedTime + (answer?.latencyMs ?? 0));
  }

  const again = await rerunOf(scenario, 'headless', kept);
  expect(again).toMatchObject({ difference: null, missCount: 0, stateHash: kernel.stateHash() });

  const record = Map.groupBy(kept.questions, ({ requestHash }) => requestHash);
  const outcomes = [...record].map(
    ([hash, questions]) =>
      [hash, questions.flatMap(({ answer }) => (answer ? [recordedOutcome(answer)] : []))] as const,
  );
  const model = new RecordedModel(new Map(outcomes), { kind: 'FAIL' });
  const [second, journal] = [openKernel(scenario, 'headless', null), new ArrayJournal()];
  await runHeadless({ kernel: second, journal, until, model });
  expect(journalHashOf(journal.entries)).toBe(journalHashOf(kept.entries));
  expect(second.stateHash()).toBe(kernel.stateHash());
  expect(outside).not.toHaveBeenCalled();
  expect(mock.requests()).toHaveLength(asked);
});
