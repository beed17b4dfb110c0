import type { DecisionOutcome, DecisionRecord } from '../../market/decision.ts';
import type { EventOf } from '../../market/events.ts';
import type { JournalEntry } from '../journal.ts';
import type { SqliteFile } from '../sqlite-file.ts';
import type { TableWriter } from './table-writer.ts';

/** Decisions and abstentions: figures in one table, the long texts in another. */
export class DecisionRows implements TableWriter {
  readonly types = ['AgentDecided', 'AgentAbstained'] as const;
  readonly #add;
  readonly #addText;

  constructor(file: SqliteFile) {
    this.#add = file.prepare(
      'insert into decisions (seq, command_seq, time, participant_id, outcome, market, stance, thesis, fair_value_sats, ' +
        'confidence_bps, abstain_cause, abstain_detail, brain_kind, model, wake_reason, view_seq, input_tokens, ' +
        'output_tokens, cost_micro_usd, latency_ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#addText = file.prepare('insert into decision_texts (seq, prompt, raw_answer, clamps) values (?, ?, ?, ?)');
  }

  write(event: EventOf<'AgentDecided' | 'AgentAbstained'>, { latencyMs }: JournalEntry): void {
    const { seq, causeSeq, time, record } = event;
    const outcome = outcomeColumns(record.outcome);
    const latency = latencyMs === null ? null : Math.round(latencyMs);
    this.#add.run(seq, causeSeq, time, record.participantId, ...outcome, ...evidenceColumns(record), latency);
    const { prompt, rawAnswer, clamps } = record.evidence;
    this.#addText.run(seq, prompt.toWellFormed(), rawAnswer.toWellFormed(), JSON.stringify(clamps));
  }

  flush(): void {}
}

type Column = string | number | null;

function outcomeColumns(outcome: DecisionOutcome): Column[] {
  if (outcome.kind === 'ABSTAINED') {
    return [outcome.kind, null, null, null, null, null, outcome.cause, outcome.detail.toWellFormed()];
  }
  const { market, stance, thesis, fairValueSats, confidenceBps } = outcome.decision;
  return [outcome.kind, market, stance, thesis.toWellFormed(), fairValueSats, confidenceBps, null, null];
}

function evidenceColumns({ evidence }: DecisionRecord): Column[] {
  const { brain, wakeReason, viewSeq, usage } = evidence;
  return [brain.kind, brain.model, wakeReason, viewSeq, usage.inputTokens, usage.outputTokens, usage.costMicroUsd];
}
