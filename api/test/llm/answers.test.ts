import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AgentAnswer } from '../../src/traders/agents/agent-answer.ts';
import { parseAnswer } from '../../src/traders/llm/parse-answer.ts';
import { RECORDED_FILE, recordedAnswers, wordsOf } from './recorded-answers-table.ts';
import { toleratedAnswers } from './tolerated-answers-table.ts';
import { bought, offeredMarkets, writtenAnswers } from './written-answers-table.ts';

const everyAnswer = [...writtenAnswers, ...toleratedAnswers];

const recordedCall = z.object({ id: z.string(), response: z.record(z.string(), z.unknown()) });

describe('a written answer is read in exactly one way', () => {
  it.each(everyAnswer)('%s', (_title, text, expected) => {
    const read = parseAnswer(text, offeredMarkets);
    if ('cause' in expected) {
      const detail = expect.stringMatching(expected.detail);
      expect(read).toEqual({ kind: 'REFUSED', cause: expected.cause, detail });
    } else expect(read).toEqual({ kind: 'ANSWERED', answer: expected });
  });

  it('at least 150 of them', async ({ annotate }) => {
    const distinct = new Set(everyAnswer.map(([, text]) => text)).size;
    expect(distinct).toBeGreaterThanOrEqual(150);
    const causes = everyAnswer.map(([, , expected]) => ('cause' in expected ? expected.cause : 'decided'));
    const counts = [...new Set(causes)].map((cause) => `${causes.filter((other) => other === cause).length} ${cause}`);
    await annotate(`written answers: ${distinct}; ${counts.join(', ')}`, 'figure');
  });
});

describe('of any answer', () => {
  it('no beginning is taken for the whole', () => {
    for (const text of [JSON.stringify(bought), JSON.stringify(bought, null, 2)]) {
      for (let length = 0; length < text.length; length += 1) {
        const read = parseAnswer(text.slice(0, length), offeredMarkets);
        expect(read, text.slice(0, length)).toMatchObject({ kind: 'REFUSED' });
      }
    }
  });

  it('one character more, less or other never throws, and never changes a size or a price unless it touches a digit', () => {
    const text = JSON.stringify(bought);
    const noise = fc.constantFrom(...'{}[],:"\'`\\/*-+.eE \n\u0000', '“', '，', '\ufeff', '...', '//', '/*');
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(1), noise, (at, removed, added) => {
        const read = parseAnswer(text.slice(0, at) + added + text.slice(at + removed), offeredMarkets);
        if (read.kind === 'REFUSED') return;
        const isNumberTouched = /\d/.test(text.slice(Math.max(at - 1, 0), at + 2));
        if (!isNumberTouched) expect(numbersOf(read.answer)).toEqual(numbersOf(bought));
      }),
      { numRuns: 3_000 },
    );
  });
});

function numbersOf({ orders, fairValueSats, confidencePercent, sleepSeconds }: AgentAnswer) {
  const sizes = orders.map(({ priceSats, quantityLots }) => [priceSats, quantityLots]);
  return { sizes, fairValueSats, confidencePercent, sleepSeconds };
}

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
