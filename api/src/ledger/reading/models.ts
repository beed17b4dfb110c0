import type { AbstainCause } from '../../market/decision.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { AnswerResult, CallEntry, KeptAnswer, KeptQuestion, QuestionEntry } from '../model-entry.ts';
import type { SqliteFile } from '../sqlite-file.ts';

type QuestionRow = Omit<QuestionEntry, 'kind' | 'markets'> & { readonly questionId: number; readonly markets: string };

type UsageColumns = {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicroUsd: number | null;
};

type AnswerRow = UsageColumns &
  Omit<KeptAnswer, 'kind' | 'requestId' | 'result' | 'usage' | 'fallBack' | 'calls'> & {
    readonly questionId: number;
    readonly outcome: AnswerResult['kind'];
    readonly cause: AbstainCause | null;
    readonly detail: string | null;
    readonly answer: string | null;
    readonly fallBack: number;
  };

type CallRow = UsageColumns &
  Omit<CallEntry, 'failure' | 'usage'> & {
    readonly questionId: number;
    readonly cause: AbstainCause | null;
    readonly detail: string | null;
  };

const USAGE = 'input_tokens as inputTokens, output_tokens as outputTokens, cost_micro_usd as costMicroUsd';

const QUESTIONS = `select q.question_id as questionId, q.request_hash as requestHash, q.request_id as requestId,
  q.participant_id as participantId, q.model, t.text as system, q.user_prompt as user, q.markets,
  q.wake_reason as wakeReason, q.view_seq as viewSeq, q.asked_seq as askedSeq, q.asked_time as askedTime
  from model_questions q join model_texts t on t.text_hash = q.system_hash order by q.question_id`;

const ANSWERS = `select question_id as questionId, answer_id as "order", entered_seq as enteredSeq,
  entered_time as enteredTime, due_time as dueTime, outcome, abstain_cause as cause, abstain_detail as detail, answer,
  raw_answer as rawAnswer, ${USAGE}, latency_ms as latencyMs, call_count as callCount, fall_back as fallBack
  from model_answers`;

const CALLS = `select question_id as questionId, request_hash as requestHash, added_messages as added, provider,
  json_mode as jsonMode, reply, failure_cause as cause, failure_detail as detail, ${USAGE}, latency_ms as latencyMs
  from model_calls order by question_id, attempt`;

/** Everything that was asked of models in a run, in the order of asking, with what came of it. */
export function readQuestions(file: SqliteFile): readonly KeptQuestion[] {
  const calls = Map.groupBy(file.prepare<[], CallRow>(CALLS).all(), ({ questionId }) => questionId);
  const answers = new Map(
    file
      .prepare<[], AnswerRow>(ANSWERS)
      .all()
      .map((row) => [row.questionId, row]),
  );
  return file
    .prepare<[], QuestionRow>(QUESTIONS)
    .all()
    .map(({ questionId, markets, ...question }) => {
      const answer = answers.get(questionId);
      const called = (calls.get(questionId) ?? []).map(callOf);
      return {
        kind: 'QUESTION',
        ...question,
        markets: JSON.parse(markets) as MarketSymbol[],
        answer: answer === undefined ? null : answerOf(answer, question.requestId, called),
      };
    });
}

function answerOf(row: AnswerRow, requestId: string, calls: readonly CallEntry[]): KeptAnswer {
  const { order, enteredSeq, enteredTime, dueTime, rawAnswer, latencyMs, callCount } = row;
  const when = { order, enteredSeq, enteredTime, dueTime };
  const rest = { rawAnswer, usage: usageOf(row), latencyMs, callCount, fallBack: row.fallBack === 1, calls };
  return { kind: 'ANSWER', requestId, ...when, result: resultOf(row), ...rest };
}

function resultOf({ outcome, cause, detail, answer }: AnswerRow): AnswerResult {
  if (outcome === 'ANSWERED') return { kind: outcome, answer: answer ?? '' };
  return { kind: outcome, cause: cause ?? 'PROVIDER_ERROR', detail: detail ?? '' };
}

function callOf({ requestHash, added, provider, jsonMode, reply, latencyMs, ...row }: CallRow): CallEntry {
  const failure = row.cause === null ? null : { cause: row.cause, detail: row.detail ?? '' };
  return { requestHash, added, provider, jsonMode, reply, failure, usage: usageOf(row), latencyMs };
}

function usageOf({ inputTokens, outputTokens, costMicroUsd }: UsageColumns) {
  return { inputTokens, outputTokens, costMicroUsd };
}
