import { expect, test } from 'vitest';
import { Scheduler } from './scheduler.ts';

const drain = (scheduler: Scheduler) => {
  const seen: string[] = [];
  for (let next = scheduler.pop(); next !== null; next = scheduler.pop()) {
    const what = next.due.kind === 'TURN' ? `${next.due.traderIndex}:${next.due.reason}` : next.due.kind;
    seen.push(`${next.time} ${what}`);
  }
  return seen;
};

test('what is due first comes first, equal times in order of entry', () => {
  const scheduler = new Scheduler();
  scheduler.wakeAt(20, 1, 'TIMER');
  scheduler.at(10, { kind: 'SECOND' });
  scheduler.wakeAt(10, 2, 'TIMER');
  expect(scheduler.nextTime()).toBe(10);
  expect(drain(scheduler)).toEqual(['10 SECOND', '10 2:TIMER', '20 1:TIMER']);
});

test('an earlier wake replaces the later one, a later one is ignored', () => {
  const scheduler = new Scheduler();
  scheduler.wakeAt(50, 1, 'TIMER');
  scheduler.wakeAt(30, 1, 'FILL');
  scheduler.wakeAt(40, 1, 'NEWS');
  expect(drain(scheduler)).toEqual(['30 1:FILL']);
  scheduler.wakeAt(60, 1, 'TIMER');
  scheduler.cancelTurn(1);
  expect(scheduler.nextTime()).toBeNull();
});
