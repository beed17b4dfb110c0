import { expect, test } from 'vitest';
import type { Decision } from '../../src/market/decision.ts';
import { lessonOf } from '../../src/market/lesson.ts';
import { createReadModel } from '../../src/projections/read-model.ts';
import { must } from '../../src/util/assert.ts';
import { EventLine } from '../kit/event-line.ts';
import { decisionOf } from '../kit/feed-stage.ts';

const MINUTE_MS = 60_000;

function decide(line: EventLine, changes: Partial<Decision>): void {
  const record = decisionOf('ada');
  if (record.outcome.kind !== 'DECIDED') return;
  const decision = { ...record.outcome.decision, ...changes };
  line.tell({ type: 'AgentDecided', record: { ...record, outcome: { kind: 'DECIDED', decision } } });
}

/** The reference is the price of a market without orders: 100, then one a minute later, then one four minutes later. */
function lived(changes: Partial<Decision>, after1: number, after5: number): EventLine {
  const line = EventLine.open('ada');
  line.pass(1_000, 100_000);
  decide(line, changes);
  line.pass(MINUTE_MS, after1);
  line.pass(4 * MINUTE_MS, after5);
  return line;
}

test.each([
  ['a purchase that went well', { stance: 'BUY' }, 100_100, 100_500, 'UP', 10, 50, 'Right by 50 bps.'],
  ['a purchase that did not', { stance: 'BUY' }, 100_100, 99_000, 'UP', 10, -100, 'Wrong by 100 bps.'],
  ['a sale', { stance: 'SELL' }, 100_100, 99_000, 'DOWN', -10, 100, 'Right by 100 bps.'],
  ['a purchase that hardly cost', { stance: 'BUY' }, 99_998, 99_998, 'UP', 0, 0, 'The price stood still.'],
  [
    'a low fair value',
    { stance: 'HOLD', fairValueSats: 99_000 },
    100_000,
    100_000,
    'DOWN',
    0,
    0,
    'The price stood still.',
  ],
] as const)(
  'Y14 %s is remembered with what the price did in its direction',
  (_, changes, after1, after5, ...expected) => {
    const memory = must(lived(changes, after1, after5).read.memoriesOf('ada')[0], 'a memory');
    expect([memory.direction, memory.minuteBps, memory.fiveMinutesBps, lessonOf(memory.fiveMinutesBps)]).toEqual(
      expected,
    );
  },
);

test('Y14 without an outcome there is no memory, and without a direction none ever', () => {
  const line = EventLine.open('ada');
  line.pass(1_000, 100_000);
  decide(line, { stance: 'BUY' });
  line.pass(4 * MINUTE_MS, 101_000);
  expect(line.read.memoriesOf('ada')).toEqual([]);
  expect(lived({ stance: 'HOLD', fairValueSats: null }, 101_000, 102_000).read.memoriesOf('ada')).toEqual([]);
});

test('Y14 eight are kept, the smallest and the oldest drop out', () => {
  const line = EventLine.open('ada');
  line.pass(1_000, 100_000);
  decide(line, { stance: 'BUY', thesis: 'large' });
  line.pass(5 * MINUTE_MS, 105_000);
  for (let count = 0; count < 12; count += 1) {
    decide(line, { stance: 'BUY', thesis: `small ${count}` });
    line.pass(5_000, 105_000);
  }
  line.pass(5 * MINUTE_MS, 105_000);
  const kept = line.read.memoriesOf('ada').map(({ thesis }) => thesis);
  expect(kept).toHaveLength(8);
  expect([kept[0], kept.at(-1)]).toEqual(['small 11', 'large']);
  line.pass(85 * MINUTE_MS, 105_000);
  expect(line.read.memoriesOf('ada').map(({ thesis }) => thesis)).toEqual(['large']);
  line.pass(100 * MINUTE_MS, 105_000);
  expect(line.read.memoriesOf('ada')).toEqual([]);
});

test('D09 a restored read model remembers what was believed and waits for what came of it', () => {
  const line = lived({ stance: 'BUY' }, 100_100, 100_500);
  decide(line, { stance: 'SELL' });
  const saved = Object.entries(line.read.state()).map(([name, part]) => [name, JSON.parse(JSON.stringify(part()))]);
  const restored = createReadModel();
  restored.restore(Object.fromEntries(saved));
  const known = line.events.length;
  line.pass(5 * MINUTE_MS, 100_000);
  for (const event of line.events.slice(known)) restored.apply(event);
  expect(restored.memoriesOf('ada')).toHaveLength(2);
  expect(restored.memoriesOf('ada')).toEqual(line.read.memoriesOf('ada'));
});
