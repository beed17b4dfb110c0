import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgentAnswer } from '../../src/traders/agents/agent-answer.ts';
import { lineOf } from '../../src/traders/llm/coerce-answer.ts';
import { draftOf } from '../../src/traders/llm/draft.ts';
import { parseAnswer } from '../../src/traders/llm/parse-answer.ts';
import { KEY, providerAt } from './mock-provider.ts';
import { toleratedAnswers } from './tolerated-answers-table.ts';
import { bought, offeredMarkets, writtenAnswers } from './written-answers-table.ts';

const provider = providerAt('http://127.0.0.1:1/v1');
const draft = (words: string) => draftOf(words, provider);

/** What is shown while a text comes letter by letter; a long one comes in larger parts. */
function drafts(text: string): readonly string[] {
  const step = Math.ceil(text.length / 2_000);
  return Array.from({ length: Math.ceil(text.length / step) + 1 }, (_, nth) => draft(text.slice(0, nth * step)));
}

/** As the prompt asks for it: the reasons before what they are reasons for, the note to itself last. */
function written(thesis: string, rest: Partial<AgentAnswer> = {}): string {
  const { thesis: _, ...other } = { ...bought, publicLine: 'AAPL looks cheap.', memoryNote: 'PRIVATE NOTE', ...rest };
  return JSON.stringify({ thesis, ...other });
}

function thesisOf(text: string): string {
  const read = parseAnswer(text, offeredMarkets);
  return read.kind === 'ANSWERED' ? read.answer.thesis : expect.fail(read.detail);
}

/** Each shown text begins the one that is kept in the end, and the last says all of it that is not cut. */
function expectToGrowInto(text: string): void {
  const whole = thesisOf(text);
  for (const shown of drafts(text)) expect(whole.startsWith(shown), `${JSON.stringify(shown)} of ${whole}`).toBe(true);
}

describe('W12 the words of an answer that is still coming', () => {
  it('grow into the thesis, whatever stands around it', () => {
    for (const text of [
      written(bought.thesis),
      JSON.stringify(JSON.parse(written(bought.thesis)), null, 2),
      JSON.stringify(bought),
      `Here is my answer:\n\`\`\`json\n${written(bought.thesis)}\n\`\`\``,
      `[${written(bought.thesis)}]`,
      written(bought.thesis).replaceAll('"', '“'),
      written(bought.thesis).replace('"thesis"', "'thesis'"),
    ]) {
      expectToGrowInto(text);
      expect(draft(text)).toBe(bought.thesis);
    }
  });

  it('are shown as soon as they come', () => {
    expect(drafts(`{"thesis":"Bid it"`).filter((shown, index, all) => shown !== all[index - 1])).toEqual([
      ...['', 'B', 'Bi', 'Bid', 'Bid i', 'Bid it'],
    ]);
  });

  it.each([
    ['escapes', 'He said "buy" \\ C:\\new \u00e9 \ud83d\ude80 up'],
    ['line breaks, controls and marks of direction', 'one\n\ntwo\tthree\u0007four\u202efive\u200bsix'],
    ['invisible letters', `buy${String.fromCodePoint(0xe0041, 0xe0042)} now`],
    ['halves of characters', 'a\ud83d b\ude80 c'],
    ['what looks like another field', '{"thesis":"other","memoryNote":"x"}'],
    ['a thesis of the greatest length', 'x'.repeat(240)],
    ['a thesis that is cut', 'word '.repeat(80)],
    ['a thesis cut within a character', `${'x'.repeat(238)}\ud83d\ude80\ud83d\ude80`],
  ])('are cleaned as the thesis will be: %s', (_title, thesis) => {
    expectToGrowInto(written(thesis));
    const text = written(thesis);
    expectToGrowInto(
      text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    );
  });

  it('are never those of another field, whatever it says', () => {
    const said = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(said, said, said, fc.boolean(), (thesis, publicLine, memoryNote, isLast) => {
        const fields = { publicLine: `<${publicLine}`, memoryNote: `>${memoryNote}` };
        const { thesis: _, ...other } = { ...bought, ...fields };
        const text = JSON.stringify(isLast ? { ...other, thesis } : { thesis, ...other });
        for (const shown of drafts(text)) expect(lineOf(thesis).startsWith(shown), shown).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('of every answer of the tables are the thesis or nothing', () => {
    for (const [title, text, expected] of [...writtenAnswers, ...toleratedAnswers]) {
      if ('cause' in expected) continue;
      for (const shown of drafts(text)) expect(expected.thesis.startsWith(shown), `${title}: ${shown}`).toBe(true);
    }
  });

  it('hold back what may be the beginning of the key, and never say it', () => {
    const text = written(`The key is ${KEY}, do not tell`);
    for (const shown of drafts(text)) expect(shown).not.toContain(KEY.slice(0, 3));
    expect(draft(text)).toBe('The key is [secret], do not tell');
  });

  it.each([
    ['reasoning', `<think>{"thesis":"a draft"}</think>`],
    ['a call of another tool', '{"name":"answer","arguments":{"thesis":"inside"}}'],
    ['a comment', '{/* "thesis": "a draft"'],
    ['reasoning in another field', '{"reasoning":"let me think","thesis":null,"memoryNote":"x"}'],
    ['a list', '{"thesis":["a","b"]}'],
    ['prose', 'I would buy, for my thesis: "cheap".'],
    ['a long way round', `${'I think. '.repeat(40)}{"thesis":"a draft"`],
    ['a thesis that does not begin', `{"x":"${'y'.repeat(20_000)}","thesis":"late"}`],
  ])('are nothing where it is not certain: %s', (_title, text) => {
    expect(new Set(drafts(text))).toEqual(new Set(['']));
  });
});
