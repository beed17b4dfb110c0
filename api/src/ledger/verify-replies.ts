import type { SequencedCommand } from '../market/commands.ts';
import type { DecisionRecord } from '../market/decision.ts';
import type { Seq } from '../market/units.ts';
import { decodeCommand, type StoredRow } from './payload.ts';
import type { SqliteFile } from './sqlite-file.ts';

type Value = string | number | null;

/** A question with the end it had; all null without an answer. */
type Ended = {
  readonly requestId: string;
  readonly answerId: number | null;
  readonly [column: string]: Value;
};

const DECISIONS =
  'select seq, time, type, version, cause_seq as causeSeq, payload from journal ' +
  `where type = 'RecordDecision' and payload like '%"requestHash":%' order by seq`;

const ENDED =
  'select q.request_id as requestId, a.answer_id as answerId, q.model, q.wake_reason, q.request_hash, a.raw_answer, ' +
  'a.input_tokens, a.output_tokens, a.cost_micro_usd from model_questions q ' +
  'left join model_answers a on a.question_id = q.question_id where q.participant_id = ? and q.view_seq = ?';

/** Every decision of the journal that came from a model has its question and answer, with the words it came from. */
export function findOddReply(file: SqliteFile): string | null {
  const find = file.prepare<[string, Seq], Ended>(ENDED);
  for (const row of file.prepare<[], StoredRow>(DECISIONS).iterate()) {
    const record = recordOf(decodeCommand(row));
    if (record?.evidence.requestHash === undefined) continue;
    const problem = compare(row.seq, record, find.get(record.participantId, record.evidence.viewSeq));
    if (problem !== null) return problem;
  }
  return null;
}

function recordOf(command: SequencedCommand): DecisionRecord | null {
  return command.type === 'RecordDecision' ? command.record : null;
}

function compare(seq: Seq, { participantId, evidence }: DecisionRecord, ended: Ended | undefined): string | null {
  const of = `the decision of row ${seq}`;
  if (ended === undefined) {
    return `model_questions: the question of ${participantId} on the view of row ${evidence.viewSeq} is missing, ${of} came of it`;
  }
  const { requestId, answerId } = ended;
  if (answerId === null) return `model_answers: the answer to ${requestId} is missing, ${of} came of it`;
  const asked = { model: evidence.brain.model, wake_reason: evidence.wakeReason, request_hash: evidence.requestHash };
  return (
    findOther('model_questions', { ...asked }, ended, of) ?? findOther('model_answers', answerOf(evidence), ended, of)
  );
}

function answerOf({ rawAnswer, usage }: DecisionRecord['evidence']): Readonly<Record<string, Value>> {
  const { inputTokens, outputTokens, costMicroUsd } = usage;
  const tokens = { input_tokens: inputTokens, output_tokens: outputTokens, cost_micro_usd: costMicroUsd };
  return { raw_answer: rawAnswer, ...tokens };
}

function findOther(
  table: string,
  expected: Readonly<Record<string, Value | undefined>>,
  found: Ended,
  of: string,
): string | null {
  for (const [column, value = null] of Object.entries(expected)) {
    if (isSame(found[column] ?? null, value)) continue;
    return `${table}, question ${found.requestId}: ${column} is ${show(found[column])}, ${of} says ${show(value)}`;
  }
  return null;
}

/** Half characters become whole ones in columns, and stay as they are in JSON. */
function isSame(found: Value, expected: Value): boolean {
  return found === expected || (typeof expected === 'string' && found === expected.toWellFormed());
}

const SHOWN = 120;

/** Of long texts the beginning. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}...`;
}
