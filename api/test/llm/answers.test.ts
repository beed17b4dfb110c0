import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseAnswer } from '../../src/traders/llm/parse-answer.ts';
import { RECORDED_FILE, recordedAnswers, wordsOf } from './recorded-answers.table.ts';
import { offeredMarkets, writtenAnswers } from './written-answers.table.ts';

const recordedCall = z.object({ id: z.string(), response: z.record(z.string(), z.unknown()) });

describe('a written answer is read in exactly one way', () => {
  it.each(writtenAnswers)('%s', (_title, text, expected) => {
    const read = parseAnswer(text, offeredMarkets);
    if ('cause' in expected) {
      const detail = expect.stringMatching(expected.detail);
      expect(read).toEqual({ kind: 'REFUSED', cause: expected.cause, detail });
    } else expect(read).toEqual({ kind: 'ANSWERED', answer: expected });
  });

  it('at least 60 of them', () => {
    expect(new Set(writtenAnswers.map(([, text]) => text)).size).toBeGreaterThanOrEqual(60);
  });
});

describe('the recorded answers of real models to another market', () => {
  it('end in the class that the table gives each of the 70', ({ skip }) => {
    if (!existsSync(RECORDED_FILE)) skip('../shared is missing beside the project: no recorded answers');
    const lines = readFileSync(RECORDED_FILE, 'utf8').trim().split('\n');
    const classes = lines
      .map((line) => recordedCall.parse(JSON.parse(line)))
      .map(({ id, response }) => [id, classOf(response)]);
    expect(Object.fromEntries(classes)).toEqual(recordedAnswers);
    expect(classes).toHaveLength(70);
  });
});

function classOf(response: z.infer<typeof recordedCall>['response']): string {
  const read = parseAnswer(wordsOf(response), offeredMarkets);
  if (read.kind === 'ANSWERED') return 'ANSWERED';
  const coins = z.record(z.string(), z.object({ signal: z.literal('hold') })).safeParse(response);
  return read.cause === 'WRONG_SHAPE' && coins.success ? 'FOREIGN_HOLD' : read.cause;
}
