import { expect, test } from 'vitest';
import type { Aside } from '../../src/market/decision.ts';
import { EventLine } from '../kit/event-line.ts';
import { decisionOf } from '../kit/feed-stage.ts';

function say(line: EventLine, participantId: string, said: Aside): void {
  const record = decisionOf(participantId);
  if (record.outcome.kind !== 'DECIDED') return;
  const outcome = { kind: 'DECIDED', decision: { ...record.outcome.decision, ...said } } as const;
  line.tell({ type: 'AgentDecided', record: { ...record, outcome } });
}

test('Y16 an agent keeps its newest three notes and its last mood, whatever it leaves unsaid later', () => {
  const line = EventLine.open('ada');
  for (const memoryNote of ['one', 'two', 'three', 'four']) say(line, 'ada', { memoryNote });
  say(line, 'ada', { mood: 'EAGER' });
  say(line, 'ada', {});
  const { mood, notes } = line.read.mindOf('ada');
  expect([mood, notes.map(({ text }) => text)]).toEqual(['EAGER', ['four', 'three', 'two']]);
  expect(line.read.mindOf('bob')).toEqual({ mood: null, notes: [] });
});

test('Y16 lines for everybody are heard newest first, from whom they came; notes are not among them', () => {
  const line = EventLine.open('ada', 'bob');
  say(line, 'ada', { publicLine: 'Up.', memoryNote: 'Sell tomorrow.' });
  say(line, 'bob', { publicLine: 'Down.' });
  const heard = line.read.publicLines(10).map(({ participantId, text }) => [participantId, text]);
  expect(heard).toEqual([
    ['bob', 'Down.'],
    ['ada', 'Up.'],
  ]);
  expect(line.read.publicLines(1)).toHaveLength(1);
});
