import { describe, expect, it } from 'vitest';
import { type Draft, type DraftEvent, draftRules, draftsAhead } from './drafts.ts';
import { NO_FILTER, type WireFilter } from './wire-entries.ts';

const header = { epoch: 'run', firstSeq: 1, lastSeq: 1, prevSeq: 1 } as const;
const draft = (agent: string, change: Partial<Draft> = {}): Draft => {
  return { agent, viewSeq: 10, revision: 1, thesis: 'The bid is thin', isDone: false, ...change };
};
const batch = (deltas: Draft[], isSnapshot = false): DraftEvent => {
  return { __typename: 'ThoughtDeltaBatch', ...header, isSnapshot, deltas };
};
/** None of its events is a breach. */
const fold = (data: ReadonlyMap<string, Draft>, event: DraftEvent) =>
  draftRules.apply(data, event) ?? expect.fail('a breach');
const names: Readonly<Record<string, string>> = { kelvin: 'Kelvin', noor: 'Noor' };

function ahead(
  drafts: readonly Draft[],
  thoughts: { agent: string; viewSeq: number }[],
  filter: Partial<WireFilter> = {},
) {
  const byAgent = new Map(drafts.map((each) => [each.agent, each]));
  return draftsAhead(byAgent, thoughts, (agent) => names[agent] ?? agent, { ...NO_FILTER, ...filter }).map(
    ({ agent }) => agent,
  );
}

describe('FD09 drafts', () => {
  it('grow, each by itself, and are gone when they are done', () => {
    let data = fold(draftRules.empty, batch([draft('kelvin'), draft('noor')], true));
    data = fold(data, batch([draft('kelvin', { revision: 2, thesis: 'The bid is thin, so' })]));
    expect([...data.values()].map(({ thesis }) => thesis)).toEqual(['The bid is thin, so', 'The bid is thin']);
    data = fold(data, batch([draft('kelvin', { revision: 3, isDone: true })]));
    expect([...data.keys()]).toEqual(['noor']);
    expect([...fold(data, batch([], true)).keys()]).toEqual([]);
  });

  it('give way to their thought, whichever of the two is told first', () => {
    const thoughts = [{ agent: 'kelvin', viewSeq: 9 }];
    expect(ahead([draft('kelvin')], thoughts)).toEqual(['kelvin']);
    expect(ahead([draft('kelvin')], [...thoughts, { agent: 'noor', viewSeq: 20 }])).toEqual(['kelvin']);
    expect(ahead([draft('kelvin')], [...thoughts, { agent: 'kelvin', viewSeq: 10 }])).toEqual([]);
  });

  it.each([
    [{ agent: 'noor' }, ['noor']],
    [{ search: 'KELV' }, ['kelvin']],
    [{ search: 'thin' }, ['kelvin', 'noor']],
    [{ search: 'thick' }, []],
    [{ market: 'AAPL/BTC' }, []],
    [{ outcome: 'TRADED' as const }, []],
  ])('pass the filter of the wire: %o', (filter, expected) => {
    expect(ahead([draft('kelvin'), draft('noor')], [], filter)).toEqual(expected);
  });
});
