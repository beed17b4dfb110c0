import { describe, expect, it } from 'vitest';
import { parseRecordFile, RecordFileError } from './record-file.ts';

const requestHash = 'ab'.repeat(32);

const line = {
  requestHash,
  markets: ['AAPL/BTC'],
  result: { kind: 'ABSTAINED', cause: 'TIMEOUT', detail: 'no answer within 25000 ms' },
  rawAnswer: '',
  usage: { inputTokens: 10, outputTokens: 0, costMicroUsd: null },
  latencyMs: 25_000,
  callCount: 1,
  fallBack: false,
};

describe('a file of recorded answers', () => {
  it('holds one a line, in the order of asking, with blank lines between', () => {
    const later = { ...line, latencyMs: 7 };
    const record = parseRecordFile(`\n${JSON.stringify(line)}\r\n\n${JSON.stringify(later)}\n`);
    expect(record.get(requestHash)?.map(({ latencyMs }) => latencyMs)).toEqual([25_000, 7]);
  });

  it.each([
    ['no JSON', 'hello'],
    ['a list', '[]'],
    ['a hash that is none', JSON.stringify({ ...line, requestHash: 'xyz' })],
    ['a cause nobody knows', JSON.stringify({ ...line, result: { ...line.result, cause: 'BORED' } })],
    ['a latency below zero', JSON.stringify({ ...line, latencyMs: -1 })],
    ['a cost in fractions', JSON.stringify({ ...line, usage: { ...line.usage, costMicroUsd: 0.5 } })],
    ['an answer to another market', JSON.stringify({ ...line, result: { kind: 'ANSWERED', answer: { market: 'X' } } })],
  ])('with %s is refused by its line', (_title, text) => {
    expect(() => parseRecordFile(`${JSON.stringify(line)}\n${text}\n`)).toThrow(RecordFileError);
    expect(() => parseRecordFile(`${JSON.stringify(line)}\n${text}\n`)).toThrow(/^line 2 is not a recorded answer: ./);
  });
});
