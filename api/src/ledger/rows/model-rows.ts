import { hash } from 'node:crypto';
import { must } from '../../util/assert.ts';
import type { JournalEntry } from '../journal.ts';
import type { AnswerEntry, CallEntry, QuestionEntry } from '../model-entry.ts';
import type { SqliteFile } from '../sqlite-file.ts';
import type { TableWriter } from './table-writer.ts';

/** Questions to models with their answers, and every call that was made for them. */
export class ModelRows implements TableWriter {
  readonly types = [];
  readonly #addText;
  readonly #addQuestion;
  readonly #findQuestion;
  readonly #addAnswer;
  readonly #addCall;
  /** Of texts this writer knows to be in the file. */
  readonly #hashes = new Map<string, string>();

  constructor(file: SqliteFile) {
    this.#addText = file.prepare('insert or ignore into model_texts (text_hash, text) values (?, ?)');
    // A run that goes on after a crash asks once more what it had asked last.
    this.#addQuestion = file.prepare(
      'insert or ignore into model_questions (request_hash, request_id, participant_id, model, system_hash, user_prompt, ' +
        'markets, wake_reason, view_seq, asked_seq, asked_time) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#findQuestion = file
      .prepare<[string], number>('select question_id from model_questions where request_id = ?')
      .pluck();
    this.#addAnswer = file.prepare(
      'insert into model_answers (question_id, entered_seq, entered_time, due_time, outcome, abstain_cause, ' +
        'abstain_detail, answer, raw_answer, input_tokens, output_tokens, cost_micro_usd, latency_ms, call_count, ' +
        'fall_back) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#addCall = file.prepare(
      'insert into model_calls (question_id, attempt, request_hash, added_messages, provider, json_mode, reply, ' +
        'failure_cause, failure_detail, input_tokens, output_tokens, cost_micro_usd, latency_ms) ' +
        'values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
  }

  write(): void {}

  writeEntry({ models = [] }: JournalEntry): void {
    for (const entry of models) {
      if (entry.kind === 'QUESTION') this.#writeQuestion(entry);
      else this.#writeAnswer(entry);
    }
  }

  flush(): void {}

  #writeQuestion(entry: QuestionEntry): void {
    const { requestHash, requestId, participantId, model, system, user, markets } = entry;
    const { wakeReason, viewSeq, askedSeq, askedTime } = entry;
    const prompt = [this.#keepText(system), user.toWellFormed(), JSON.stringify(markets)];
    const whose = [requestHash, requestId, participantId, model];
    this.#addQuestion.run(...whose, ...prompt, wakeReason, viewSeq, askedSeq, askedTime);
  }

  /** The hash by which the text is found. */
  #keepText(text: string): string {
    const known = this.#hashes.get(text);
    if (known !== undefined) return known;
    const textHash = hash('sha256', text, 'hex');
    this.#addText.run(textHash, text.toWellFormed());
    this.#hashes.set(text, textHash);
    return textHash;
  }

  #writeAnswer(entry: AnswerEntry): void {
    const { requestId, enteredSeq, enteredTime, dueTime, result, rawAnswer, usage, latencyMs, callCount } = entry;
    const questionId = must(this.#findQuestion.get(requestId), `question ${requestId}`);
    const when = [enteredSeq, enteredTime, dueTime];
    const counts = [Math.round(latencyMs), callCount, entry.fallBack ? 1 : 0];
    this.#addAnswer.run(questionId, ...when, ...resultColumns(result), rawAnswer, ...usageColumns(usage), ...counts);
    for (const [index, call] of entry.calls.entries()) this.#writeCall(questionId, index + 1, call);
  }

  #writeCall(questionId: number, attempt: number, call: CallEntry): void {
    const { requestHash, added, provider, jsonMode, reply, failure, usage, latencyMs } = call;
    const failed = [failure?.cause ?? null, failure?.detail ?? null];
    const asked = [questionId, attempt, requestHash, added, provider, jsonMode];
    this.#addCall.run(...asked, reply, ...failed, ...usageColumns(usage), Math.round(latencyMs));
  }
}

type Column = string | number | null;

function resultColumns(result: AnswerEntry['result']): Column[] {
  if (result.kind === 'ANSWERED') return [result.kind, null, null, result.answer];
  return [result.kind, result.cause, result.detail, null];
}

function usageColumns({ inputTokens, outputTokens, costMicroUsd }: AnswerEntry['usage']): Column[] {
  return [inputTokens, outputTokens, costMicroUsd];
}
