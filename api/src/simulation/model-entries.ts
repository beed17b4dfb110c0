import type { AnswerEntry, AnswerResult, CallEntry, KeptAnswer, QuestionEntry } from '../ledger/model-entry.ts';
import type { Seq, SimTime } from '../market/units.ts';
import type { ChatMessage, ModelCall, ModelOutcome, ModelRequest } from '../traders/llm/model.ts';
import { questionHash } from '../traders/request-hash.ts';

/** A question as the ledger keeps it. */
export function questionEntry(request: ModelRequest, askedSeq: Seq, askedTime: SimTime): QuestionEntry {
  const { requestId, participantId, model, system, user, wakeReason, viewSeq, shortlist } = request;
  return {
    kind: 'QUESTION',
    requestHash: questionHash(request),
    requestId,
    participantId,
    model,
    system,
    user,
    markets: shortlist.map(({ symbol }) => symbol),
    wakeReason,
    viewSeq,
    askedSeq,
    askedTime,
  };
}

export type Entered = { readonly enteredSeq: Seq; readonly enteredTime: SimTime; readonly dueTime: SimTime };

type GivenOutcome = Omit<ModelOutcome, 'request'>;

/** The end of a question as the ledger keeps it. */
export function answerEntry(requestId: string, outcome: GivenOutcome, entered: Entered): AnswerEntry {
  const { result, rawAnswer, usage, latencyMs, callCount, calls = [], fallBack } = outcome;
  const kept = { rawAnswer, usage, latencyMs, callCount, fallBack, calls: calls.map(callEntry) };
  return { kind: 'ANSWER', requestId, ...entered, result: keptResult(result), ...kept };
}

function keptResult(result: ModelOutcome['result']): AnswerResult {
  return result.kind === 'ANSWERED' ? { kind: result.kind, answer: JSON.stringify(result.answer) } : result;
}

function callEntry({ added, ...call }: ModelCall): CallEntry {
  return { ...call, added: JSON.stringify(added) };
}

/**
 * A kept answer as an outcome again, without its question. What it says is covered by the hash of the journal: a damaged
 * record gives another journal.
 */
export function recordedOutcome(answer: KeptAnswer): GivenOutcome {
  const { result, rawAnswer, usage, latencyMs, callCount, fallBack, calls } = answer;
  const told = calls.length === 0 ? {} : { calls: calls.map(callOf) };
  return { result: resultOf(result), rawAnswer, usage, latencyMs, callCount, fallBack, ...told };
}

function resultOf(result: AnswerResult): ModelOutcome['result'] {
  return result.kind === 'ANSWERED' ? { kind: result.kind, answer: JSON.parse(result.answer) } : result;
}

function callOf({ added, ...call }: CallEntry): ModelCall {
  return { ...call, added: JSON.parse(added) as ChatMessage[] };
}
