import { expect, test, vi } from 'vitest';
import { Scheduler } from './scheduler.ts';

function setUp() {
  let now = 0;
  let frame: (() => void) | null = null;
  const scheduler = new Scheduler({
    nowMs: () => now,
    requestFrame: (callback) => {
      frame = callback;
    },
  });
  /** Runs animation frames for so long, one every 16 ms. */
  const run = (ms: number): void => {
    const until = now + ms;
    while (now < until) {
      now += 16;
      const due = frame;
      frame = null;
      due?.();
    }
  };
  return {
    scheduler,
    run,
    spend: (ms: number): void => {
      now += ms;
    },
  };
}

test('a table is drawn at most ten times a second, however often it changes', () => {
  const { scheduler, run } = setUp();
  const draw = vi.fn();
  const task = scheduler.add('table', draw);
  for (let index = 0; index < 62; index += 1) {
    for (let change = 0; change < 20; change += 1) task.mark();
    run(16);
  }
  expect(draw.mock.calls.length).toBeGreaterThanOrEqual(8);
  expect(draw.mock.calls.length).toBeLessThanOrEqual(10);
});

test('a chart is drawn thirty times a second', () => {
  const { scheduler, run } = setUp();
  const draw = vi.fn();
  const task = scheduler.add('chart', draw);
  for (let index = 0; index < 10; index += 1) {
    task.mark();
    task.mark();
    run(16);
  }
  expect(draw.mock.calls.length).toBe(5);
});

test('the last change is drawn even when nothing follows it', () => {
  const { scheduler, run } = setUp();
  const draw = vi.fn();
  const task = scheduler.add('table', draw);
  task.mark();
  run(16);
  task.mark();
  run(300);
  expect(draw.mock.calls.length).toBe(2);
});

test('frozen draws nothing, and thawing draws what was missed', () => {
  const { scheduler, run } = setUp();
  const draw = vi.fn();
  const task = scheduler.add('table', draw);
  task.mark();
  run(200);
  scheduler.setTableInterval(Number.POSITIVE_INFINITY);
  task.mark();
  run(1_000);
  const whileFrozen = draw.mock.calls.length;
  scheduler.setTableInterval(100);
  run(200);
  expect([whileFrozen, draw.mock.calls.length]).toEqual([1, 2]);
});

test('slow drawing stretches the intervals and never stops', () => {
  const { scheduler, run, spend } = setUp();
  const draw = vi.fn(() => spend(40));
  const task = scheduler.add('table', draw);
  for (let index = 0; index < 200; index += 1) {
    task.mark();
    run(16);
  }
  expect(scheduler.stretch).toBe(5);
  expect(draw.mock.calls.length).toBeGreaterThan(3);
});

test('a cancelled drawing is never drawn again', () => {
  const { scheduler, run } = setUp();
  const draw = vi.fn();
  const task = scheduler.add('chart', draw);
  task.mark();
  task.cancel();
  run(50);
  expect(draw.mock.calls.length).toBe(0);
});
