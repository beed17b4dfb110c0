import type { JournalEntry } from '../../src/ledger/journal.ts';
import { type Difference, JournalComparison } from '../../src/ledger/journal-comparison.ts';
import { EMPTY_HASH, encodeEntry, entryLines, nextHash } from '../../src/ledger/journal-hash.ts';
import type { KeptQuestion, ModelEntry } from '../../src/ledger/model-entry.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { RecordedRerun } from '../../src/simulation/recorded-rerun.ts';
import { isAct } from '../../src/simulation/repeat-act.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import type { MissPolicy } from '../../src/traders/llm/recorded-model.ts';
import { must } from '../../src/util/assert.ts';
import { thin } from '../kit/scenarios.ts';

/** Two thin markets in which each of the given agents asks its own model; the rest of the crowd follows rules. */
export function modelMarket(models: Readonly<Record<string, string>>): Scenario {
  const { population } = thin;
  const agents = population.agents.flatMap((agent) => {
    const model = typeof agent.persona === 'string' ? models[agent.persona] : undefined;
    return model === undefined ? [] : [{ ...agent, brain: { kind: 'OPENAI', model } as const }];
  });
  const background = population.background.map((group) => ({ ...group, perMarket: Math.ceil(group.perMarket / 4) }));
  const fewer = { ...population, background, agents };
  return { ...thin, warmUpMs: 0, markets: ['AAPL/BTC', 'ETH/BTC'], population: fewer };
}

/** What a journal and the model tables beside it hold of a run. */
export type Kept = { readonly entries: readonly JournalEntry[]; readonly questions: readonly KeptQuestion[] };

/** Questions with their answers, as a ledger would give them back. */
export function keptQuestions(models: readonly ModelEntry[]): readonly KeptQuestion[] {
  const answers = new Map(
    models
      .filter((entry) => entry.kind === 'ANSWER')
      .map((entry, index) => [entry.requestId, { ...entry, order: index + 1 }]),
  );
  const asked = models.filter((entry) => entry.kind === 'QUESTION');
  return asked.map((question) => ({ ...question, answer: answers.get(question.requestId) ?? null }));
}

export function journalHashOf(entries: readonly JournalEntry[]): string {
  return entries.reduce((hash, entry) => nextHash(hash, entryLines(entry, encodeEntry(entry))), EMPTY_HASH);
}

export type RerunResult = {
  readonly difference: Difference | null;
  readonly journalHash: string;
  readonly stateHash: string;
  readonly missCount: number;
};

const fail: MissPolicy = { kind: 'FAIL' };

export async function rerunOf(scenario: Scenario, seed: string, kept: Kept, onMiss = fail): Promise<RerunResult> {
  const { entries, questions } = kept;
  const kernel = openKernel(scenario, seed, null);
  const last = must(entries.at(-1), 'a journal');
  const comparison = new JournalComparison((afterSeq, limit) =>
    entries.filter(({ command }) => command.seq > afterSeq).slice(0, limit),
  );
  const inputs = {
    commands: entries.map(({ command }) => command).filter(isAct),
    questions,
    lastSeq: last.events.at(-1)?.seq ?? last.command.seq,
    lastTime: last.command.time,
  };
  const again = new RecordedRerun({ kernel, inputs, onMiss, onEntries: (done) => comparison.add(done) });
  await again.run();
  comparison.end();
  const { difference, journalHash } = comparison;
  return { difference, journalHash, stateHash: kernel.stateHash(), missCount: again.missCount };
}
