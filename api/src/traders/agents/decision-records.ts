import type {
  Decision,
  DecisionEvidence,
  DecisionOutcome,
  DecisionRecord,
  ShortlistEntry,
} from '../../market/decision.ts';
import type { Brain, ParticipantId } from '../../market/participant.ts';
import type { ModelOutcome } from '../llm/model.ts';
import { questionHash } from '../request-hash.ts';

export const RULE: Brain = { kind: 'RULE', model: null };

type Seen = Pick<DecisionEvidence, 'wakeReason' | 'viewSeq' | 'shortlist' | 'prompt'>;

/** What is kept of a rule brain's turn. */
export function ruleRecord(participantId: ParticipantId, decision: Decision, seen: Seen): DecisionRecord {
  const usage = { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };
  const evidence = { ...seen, brain: RULE, rawAnswer: '', usage, clamps: [] };
  return { participantId, outcome: { kind: 'DECIDED', decision }, evidence };
}

/** What is kept of a question to a model and of what it led to. */
export function modelRecord(
  seat: Brain,
  { request, rawAnswer, usage }: ModelOutcome,
  shortlist: readonly ShortlistEntry[],
  outcome: DecisionOutcome,
  clamps: readonly string[],
): DecisionRecord {
  const { participantId, model, wakeReason, viewSeq, system, user } = request;
  const brain: Brain = { kind: seat.kind === 'RECORDED' ? 'RECORDED' : 'OPENAI', model };
  const prompt = `${system}\n\n${user}`;
  const seen = { wakeReason, viewSeq, shortlist, prompt, requestHash: questionHash(request) };
  return { participantId, outcome, evidence: { ...seen, brain, rawAnswer, usage, clamps } };
}
