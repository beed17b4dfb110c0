import type { Budget } from './budget.ts';
import { type Connect, connectByHttp, type Lane, Lanes } from './lane.ts';
import type { ChatMessage, DraftListener, ModelOutcome, ModelPort, ModelRequest } from './model.ts';
import { type Called, ModelCaller, type ModelLog } from './model-caller.ts';
import { ModelTurn } from './model-turn.ts';
import { type ParsedAnswer, parseAnswer } from './parse-answer.ts';
import { Patience } from './patience.ts';
import type { ResolvedModel } from './provider.ts';

export type OpenAiModelOptions = {
  /** Null when no provider serves the name. */
  readonly resolveModel: (name: string) => ResolvedModel | null;
  readonly budget: Budget;
  readonly log: ModelLog;
  /** Wall clock, milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Monotonic milliseconds: how long a provider is left alone does not hang on a clock that can be set. */
  readonly elapsedMs: () => number;
  /** From the question to the outcome: waiting for a free slot, the call and the repair call. */
  readonly deadlineMs: number;
  /** Over HTTP unless said otherwise. */
  readonly connect?: Connect;
};

type Refused = Extract<ParsedAnswer, { kind: 'REFUSED' }>;

/** Longer answers are cut in the repair question: the model needs its mistake, not all of its words. */
const QUOTED_CHARACTERS = 6_000;

/**
 * Asks any OpenAI-compatible server. One call; one repair call with the exact error when the words cannot be used; then
 * an abstention with its cause. Two requests at most, whatever they were for. Never waits for a provider that asked to be left alone, never repeats a failed call.
 */
export class OpenAiModel implements ModelPort {
  readonly #options: OpenAiModelOptions;
  readonly #lanes: Lanes;
  readonly #caller: ModelCaller;

  constructor(options: OpenAiModelOptions) {
    this.#options = options;
    this.#lanes = new Lanes(options.connect ?? connectByHttp);
    this.#caller = new ModelCaller(options);
  }

  async ask(request: ModelRequest, signal: AbortSignal, onDraft?: DraftListener): Promise<ModelOutcome> {
    const turn = new ModelTurn(request, onDraft);
    const resolved = this.#options.resolveModel(request.model);
    if (resolved === null) return turn.abstained('PROVIDER_ERROR', `no provider serves the model ${request.model}`);
    const lane = this.#lanes.of(resolved);
    const patience = new Patience(signal, this.#options.deadlineMs);
    try {
      return await this.#takeTurn(turn, lane, patience);
    } finally {
      patience.leave();
    }
  }

  async #takeTurn(turn: ModelTurn, lane: Lane, patience: Patience): Promise<ModelOutcome> {
    const leave = await lane.slots.take(patience.signal);
    if (leave === null) return endOf(turn, patience);
    try {
      return await this.#converse(turn, lane, patience);
    } finally {
      leave();
    }
  }

  async #converse(turn: ModelTurn, lane: Lane, patience: Patience): Promise<ModelOutcome> {
    const called = await this.#caller.call(turn, lane, [], patience);
    if (called.kind === 'NO_REPLY') return turn.abstained(called.cause, called.detail);
    const read = parseAnswer(called.text, turn.markets);
    if (read.kind === 'ANSWERED') return turn.answered(read.answer);
    if (!turn.maySend) {
      return turn.abstained(read.cause, `${read.detail} (no repair call: the form had to be asked for twice)`);
    }
    const repair = await this.#caller.call(turn, lane, repairMessages(called.text, read), patience);
    return afterRepair(turn, read, repair);
  }
}

function afterRepair(turn: ModelTurn, first: Refused, repair: Called): ModelOutcome {
  if (repair.kind === 'REPLY') {
    const read = parseAnswer(repair.text, turn.markets);
    if (read.kind === 'ANSWERED') return turn.answered(read.answer);
    return turn.abstained(read.cause, `${read.detail} (after a repair call)`);
  }
  if (repair.cause === 'BUDGET_REACHED') {
    return turn.abstained(first.cause, `${first.detail} (no repair call: ${repair.detail})`);
  }
  return turn.abstained(repair.cause, `${repair.detail} (in the repair call; first answer: ${first.detail})`);
}

function endOf(turn: ModelTurn, patience: Patience): ModelOutcome {
  const { cause, detail } = patience.end();
  return turn.abstained(cause, `${detail}, waiting for other calls to the provider`);
}

function repairMessages(text: string, { detail }: Refused): readonly ChatMessage[] {
  return [
    { role: 'assistant', content: text.trim() === '' ? '(no words)' : text.slice(0, QUOTED_CHARACTERS) },
    {
      role: 'user',
      content: `This answer cannot be used: ${detail}. Answer again: only the corrected JSON object, nothing else.`,
    },
  ];
}
