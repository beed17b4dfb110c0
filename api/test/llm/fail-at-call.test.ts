import { describe, expect, it } from 'vitest';
import { runHeadless } from '../../src/simulation/headless.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { ArrayJournal } from '../kit/array-journal.ts';
import { deskAt, providerAt } from './mock-provider.ts';
import { journalHashOf, keptQuestions, modelMarket, rerunOf } from './model-market.ts';
import { faults, ScriptedChat } from './scripted-chat.ts';

const MINUTES = process.env.LONG === '1' ? 12 : 2;

const market = modelMarket({ kelvin: 'test/a', okapi: 'test/b' });
const scenario = {
  ...market,
  markets: ['AAPL/BTC'],
  population: { ...market.population, background: market.population.background.slice(0, 1) },
};

/** One run in which the calls that `fails` picks end in `fault`. */
async function runWith(fault: string, fails: (nth: number) => boolean) {
  const chat = new ScriptedChat(faults[fault]?.fault ?? expect.fail(fault), fails);
  const { desk } = deskAt(providerAt('http://nowhere.localhost/v1'), {
    connect: () => chat,
    elapsedMs: () => performance.now(),
    // Only silence waits for it; whatever else comes must not be late on a machine that stalls.
    deadlineMs: fault === 'silence' ? 15 : 60_000,
  });
  desk.startRun('run');
  const kernel = openKernel(scenario, 'fails', null);
  const journal = new ArrayJournal();
  const model = { ask: (request: Parameters<typeof desk.ask>[0]) => desk.ask(request) };
  const until = kernel.now + MINUTES * 60_000;
  const totals = await runHeadless({ kernel, journal, until, model });
  const kept = { entries: journal.entries, questions: keptQuestions(journal.models) };
  return { kernel, kept, totals, chat, budget: desk.budget() };
}

type Run = Awaited<ReturnType<typeof runWith>>;

function causesOf({ kept }: Run): readonly string[] {
  return kept.questions.flatMap(({ answer }) => (answer?.result.kind === 'ABSTAINED' ? [answer.result.cause] : []));
}

function modelDecisionsOf({ kept }: Run): number {
  return kept.entries.filter(
    ({ command }) => command.type === 'RecordDecision' && command.record.evidence.brain.kind === 'OPENAI',
  ).length;
}

/** What must hold however a model failed. */
async function check(run: Run): Promise<void> {
  const { kernel, kept, totals, budget } = run;
  expect(totals.tradeCount).toBeGreaterThan(0);
  const questions = kept.questions.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  expect(questions.length).toBe(kept.questions.length);
  // What was asked last may be due after the end.
  expect(questions.length - modelDecisionsOf(run)).toBeLessThanOrEqual(2);
  expect(modelDecisionsOf(run)).toBeGreaterThan(0);
  const costMicroUsd = questions.reduce((sum, { usage }) => sum + (usage.costMicroUsd ?? 0), 0);
  for (const line of budget.lines) expect(line).toMatchObject({ spentMicroUsd: costMicroUsd, reservedMicroUsd: 0 });
  for (const line of budget.tokenLines) expect(line.reservedTokens).toBe(0);
  for (const { callCount, calls, usage } of questions) {
    expect(callCount).toBeLessThanOrEqual(2);
    expect(calls.length, 'requests of one decision').toBeLessThanOrEqual(2);
    expect(calls.reduce((sum, call) => sum + (call.usage.costMicroUsd ?? 0), 0)).toBe(usage.costMicroUsd);
  }
  const again = await rerunOf(scenario, 'fails', kept);
  expect(again).toMatchObject({ difference: null, missCount: 0, stateHash: kernel.stateHash() });
  expect(again.journalHash).toBe(journalHashOf(kept.entries));
}

describe('W06 a model call that fails costs at most its own decision, and never the books', () => {
  it.for(Object.keys(faults))('%s, at call 1, 2, 3 ... until none is left to fail', async (fault, { annotate }) => {
    for (let failing = 1; ; failing += 1) {
      const run = await runWith(fault, (nth) => nth === failing);
      await check(run);
      expect(causesOf(run).length).toBeLessThanOrEqual(1);
      if (run.chat.callCount >= failing) continue;
      await annotate(`each of ${run.chat.callCount} calls failed once`, 'figure');
      break;
    }
  });

  it.for(Object.keys(faults))('%s, from call 1, 2, 3 ... on', async (fault) => {
    const cause = faults[fault]?.cause ?? null;
    for (let failing = 1; ; failing += 1) {
      const run = await runWith(fault, (nth) => nth >= failing);
      await check(run);
      if (failing === 1 && cause !== null) expect(causesOf(run)[0]).toBe(cause);
      if (run.chat.callCount < failing) break;
    }
  });
});
