import { z } from 'zod';
import { abstainCauses } from '../../market/decision.ts';
import { answerSchema } from './answer-schema.ts';
import type { ModelRecord, RecordedOutcome } from './recorded-model.ts';

const count = z.int().min(0);

/** One line of a file of recorded answers. */
const line = z.object({
  /** SHA-256 of the question, as in request-hash.ts. */
  requestHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The markets the answer may name. */
  markets: z.array(z.string()),
  result: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('ANSWERED'), answer: z.unknown() }),
    z.object({ kind: z.literal('ABSTAINED'), cause: z.enum(abstainCauses), detail: z.string() }),
  ]),
  rawAnswer: z.string(),
  usage: z.object({ inputTokens: count, outputTokens: count, costMicroUsd: count.nullable() }),
  latencyMs: count,
  callCount: count,
  fallBack: z.boolean(),
});

export type RecordLine = z.infer<typeof line>;

/** A file of recorded answers is not one. */
export class RecordFileError extends Error {
  override readonly name = 'RecordFileError';
}

/**
 * The record in a file of one JSON object a line, in the order in which the questions were asked.
 *
 * @throws RecordFileError naming the first line that is not a recorded answer
 */
export function parseRecordFile(text: string): ModelRecord {
  const record = new Map<string, RecordedOutcome[]>();
  for (const [index, row] of text.split('\n').entries()) {
    if (row.trim() === '') continue;
    const { requestHash, outcome } = parseLine(row, index + 1);
    const known = record.get(requestHash);
    if (known === undefined) record.set(requestHash, [outcome]);
    else known.push(outcome);
  }
  return record;
}

function parseLine(row: string, number: number): { readonly requestHash: string; readonly outcome: RecordedOutcome } {
  try {
    const { requestHash, markets, result, ...rest } = line.parse(JSON.parse(row));
    if (result.kind === 'ABSTAINED') return { requestHash, outcome: { ...rest, result } };
    const answer = answerSchema(markets).validator.parse(result.answer);
    return { requestHash, outcome: { ...rest, result: { kind: result.kind, answer } } };
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new RecordFileError(`line ${number} is not a recorded answer: ${problem.split('\n')[0]}`);
  }
}
