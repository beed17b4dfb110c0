import { HashJournal } from '../../ledger/hash-journal.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { runHeadless } from '../../simulation/headless.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import { unsaid } from '../../traders/agents/agent-answer.ts';
import { answerSchema } from '../../traders/llm/answer-schema.ts';
import type { ModelOutcome, ModelPort, ModelRequest } from '../../traders/llm/model.ts';
import { ModelTurn } from '../../traders/llm/model-turn.ts';
import { must } from '../../util/assert.ts';

/** What one agent asked while the market was run for a while. */
export type Sampled = {
  readonly participantId: ParticipantId;
  readonly model: string;
  readonly questionCount: number;
  /** Of the prompts and of the schema that goes with each. */
  readonly characters: number;
};

/** How long a model is taken to think, milliseconds. */
export const THINKING_MS = 3_000;

/** Counts questions, and answers each by doing nothing and naming nothing that should wake the agent. */
export class StandInModel implements ModelPort {
  readonly #sampled = new Map<ParticipantId, Sampled>();

  async ask(request: ModelRequest): Promise<ModelOutcome> {
    const { participantId, model, system, user } = request;
    const turn = new ModelTurn(request);
    const known = this.#sampled.get(participantId);
    const schema = JSON.stringify(answerSchema(turn.markets).json).length;
    this.#sampled.set(participantId, {
      participantId,
      model,
      questionCount: 1 + (known?.questionCount ?? 0),
      characters: system.length + user.length + schema + (known?.characters ?? 0),
    });
    return { ...turn.answered(nothing(must(turn.markets[0], 'a market on offer'))), latencyMs: THINKING_MS };
  }

  sampled(): readonly Sampled[] {
    return [...this.#sampled.values()].sort((a, b) => (a.participantId < b.participantId ? -1 : 1));
  }
}

function nothing(market: string) {
  return {
    market,
    stance: 'HOLD',
    thesis: 'Nothing to do.',
    fairValueSats: null,
    confidencePercent: 50,
    orders: [],
    cancelOrderIds: [],
    ...unsaid,
    wakeAboveSats: null,
    wakeBelowSats: null,
    sleepSeconds: null,
  } as const satisfies Parameters<ModelTurn['answered']>[0];
}

/** Runs the market for a while of simulated time with a stand-in for every model; nothing leaves the machine. */
export async function sampleQuestions(kernel: Kernel, forMs: number): Promise<readonly Sampled[]> {
  const counter = new StandInModel();
  await runHeadless({ kernel, journal: new HashJournal(), until: kernel.now + forMs, model: counter });
  return counter.sampled();
}
