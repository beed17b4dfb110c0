import { expect, it } from 'vitest';
import { answerSchema } from '../../src/traders/llm/answer-schema.ts';
import { parseAnswer } from '../../src/traders/llm/parse-answer.ts';
import { countObjects } from '../kit/object-count.ts';
import { goodText } from './mock-provider.ts';

const LISTS = 100;

/** What a question about the `nth` list takes: the schema that is sent along, and the check of what comes back. */
function ask(nth: number): void {
  const markets = [`N${nth}/BTC`, 'AAPL/BTC'];
  expect(answerSchema(markets).json.properties?.market?.enum).toEqual(markets);
  expect(parseAnswer(goodText, markets).kind).toBe('ANSWERED');
}

it('R22 nothing is kept of the lists of markets that questions were about', () => {
  ask(0);
  const before = countObjects();
  for (let nth = 1; nth <= LISTS; nth += 1) ask(nth);
  expect(countObjects() - before).toBeLessThan(LISTS);
});
