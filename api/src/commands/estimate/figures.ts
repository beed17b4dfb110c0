import type { MicroUsd } from '../../market/units.ts';
import { CHARACTERS_PER_TOKEN, costOf, type ModelPrice } from '../../traders/llm/price.ts';
import type { Sampled } from './sample.ts';

export type Assumed = {
  readonly sampleMs: number;
  readonly forMs: number;
  /** Of one answer. */
  readonly outputTokens: number;
  /** The share of questions that need a second request. */
  readonly repairShare: number;
  /** Never more often than this a model is asked, milliseconds. */
  readonly floorMs: number;
};

export type AgentEstimate = {
  readonly agent: string;
  readonly model: string;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly microUsd: MicroUsd;
};

export type Estimate = {
  readonly agents: readonly AgentEstimate[];
  readonly total: Omit<AgentEstimate, 'agent' | 'model'>;
  /** When every agent asks as often as it may. */
  readonly most: Omit<AgentEstimate, 'agent' | 'model'>;
  readonly attention: AttentionFigures;
};

/** What it saves that agents are asked when something happens, against asking each at fixed times. */
export type AttentionFigures = {
  readonly questions: number;
  readonly polledQuestions: number;
  /** Part of the polled questions that is saved; negative when attention asks more often. */
  readonly savedShare: number;
};

/** How often systems ask that ask at fixed times: every two to three minutes. */
export const POLL_MS = 180_000;

/** @param priceOf never of an unknown price: the caller refused those */
export function estimateFrom(
  sampled: readonly Sampled[],
  assumed: Assumed,
  priceOf: (model: string) => ModelPrice,
): Estimate {
  const { sampleMs, forMs, floorMs } = assumed;
  const agents = sampled.map((agent) =>
    ofAgent(agent, (agent.questionCount * forMs) / sampleMs, assumed, priceOf(agent.model)),
  );
  const most = sampled.map((agent) => ofAgent(agent, forMs / floorMs, assumed, priceOf(agent.model)));
  return { agents, total: sumOf(agents), most: sumOf(most), attention: attentionIn(sampled, assumed) };
}

function attentionIn(sampled: readonly Sampled[], { sampleMs, forMs }: Assumed): AttentionFigures {
  const inSample = sampled.reduce((sum, { questionCount }) => sum + questionCount, 0);
  const questions = Math.round((inSample * forMs) / sampleMs);
  const polledQuestions = Math.round((sampled.length * forMs) / POLL_MS);
  return { questions, polledQuestions, savedShare: polledQuestions === 0 ? 0 : 1 - questions / polledQuestions };
}

function ofAgent(
  { participantId, model, questionCount, characters }: Sampled,
  questions: number,
  { outputTokens, repairShare }: Assumed,
  price: ModelPrice,
): AgentEstimate {
  const calls = Math.round(questions * (1 + repairShare));
  const inputEach = characters / questionCount / CHARACTERS_PER_TOKEN;
  const used = {
    inputTokens: Math.round(calls * inputEach),
    cachedInputTokens: 0,
    outputTokens: Math.round(calls * outputTokens),
  };
  return {
    agent: participantId,
    model,
    calls,
    inputTokens: used.inputTokens,
    outputTokens: used.outputTokens,
    microUsd: costOf(price, used) ?? 0,
  };
}

function sumOf(agents: readonly AgentEstimate[]): Estimate['total'] {
  const sum = (of: (agent: AgentEstimate) => number) => agents.reduce((total, agent) => total + of(agent), 0);
  return {
    calls: sum(({ calls }) => calls),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    microUsd: sum(({ microUsd }) => microUsd),
  };
}
