import { expect, test, vi } from 'vitest';
import { Scheduler } from './scheduler.ts';

const FRAME_MS = 16;

function setUp({ frameMs = 0 } = {}) {
  let now = 0;
  let isHidden = false;
  let frame: (() => void) | null = null;
  let timer: { readonly dueMs: number; readonly callback: () => void } | null = null;
  const scheduler = new Scheduler({
    nowMs: () => now,
    after: (delayMs, callback) => {
      timer = { dueMs: now + delayMs, callback };
    },
    settle: () => {},
    requestFrame: (callback) => {
      frame = callback;
    },
    afterFrame: (callback) => {
      now += frameMs;
      callback();
    },
  });
  const runFrame = (): void => {
    const due = isHidden ? null : frame;
    frame = isHidden ? frame : null;
    due?.();
  };
  const runTimer = (): void => {
    if (timer === null || timer.dueMs > now) return;
    const { callback } = timer;
    timer = null;
    callback();
  };
  /** Lets so much time go by: a frame every 16 ms, timers when they are due. */
  const run = (ms: number): void => {
    for (const until = now + ms; now < until; now += 1) {
      runTimer();
      if (now % FRAME_MS === 0) runFrame();
    }
  };
  return {
    scheduler,
    run,
    elapsedMs: (): number => now,
    spend: (ms: number): void => {
      now += ms;
    },
    hide: (hidden: boolean): void => {
      isHidden = hidden;
    },
  };
}

test('a table is drawn at most ten times a second, however often it changes', () => {
  const { scheduler, run } = setUp();
  const draw = vi.fn();
  const task = scheduler.add('table', draw);
  task.mark();
  run(16);
  draw.mockClear();
  for (let index = 0; index < 62; index += 1) {
    for (let change = 0; change < 20; change += 1) task.mark();
    run(16);
  }
  expect(draw.mock.calls.length).toBeGreaterThanOrEqual(8);
  expect(draw.mock.calls.length).toBeLessThanOrEqual(10);
});

test('what changes at different moments and is of one kind is drawn in the same turn', () => {
  const { scheduler, run } = setUp();
  const drawn: string[] = [];
  const book = scheduler.add('table', () => drawn.push('book'));
  const ticks = scheduler.add('table', () => drawn.push('ticks'));
  book.mark();
  run(1);
  ticks.mark();
  run(50);
  book.mark();
  const within = drawn.length;
  run(100);
  expect([within, drawn]).toEqual([1, ['book', 'book', 'ticks']]);
});

test.each([
  { pace: 'tape', drawings: 10 },
  { pace: 'board', drawings: 5 },
  { pace: 'wire', drawings: 5 },
] as const)('a $pace is drawn $drawings times in two seconds, however often it changes', ({ pace, drawings }) => {
  const { scheduler, run } = setUp();
  const draw = vi.fn();
  const task = scheduler.add(pace, draw);
  task.mark();
  run(25);
  draw.mockClear();
  for (let index = 0; index < 80; index += 1) {
    task.mark();
    run(25);
  }
  expect(draw.mock.calls.length).toBe(drawings);
});

test('what is of different kinds is drawn by different frames of a beat, each kind in its turn', () => {
  const { scheduler, run } = setUp();
  const drawn: string[] = [];
  const tasks = (['wire', 'board', 'tape', 'chart', 'book', 'table'] as const).map((pace) =>
    scheduler.add(pace, () => drawn.push(pace)),
  );
  const markAndRun = (ms: number): readonly string[] => {
    for (const task of tasks) task.mark();
    run(ms);
    return drawn.splice(0);
  };
  expect(markAndRun(16)).toEqual(['table']);
  for (const pace of ['book', 'chart', 'tape', 'board', 'wire', 'table']) expect(markAndRun(17)).toEqual([pace]);
});

test('a hidden page draws once, and goes on when it is seen again', () => {
  const { scheduler, run, hide } = setUp();
  const draw = vi.fn();
  const task = scheduler.add('table', draw);
  hide(true);
  for (let index = 0; index < 10; index += 1) {
    task.mark();
    run(100);
  }
  const whileHidden = draw.mock.calls.length;
  hide(false);
  run(200);
  expect([whileHidden, draw.mock.calls.length]).toEqual([1, 2]);
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

test('a frozen screen goes on telling the time', () => {
  const { scheduler, run } = setUp();
  const draw = vi.fn();
  const task = scheduler.add('clock', draw);
  scheduler.setTableInterval(Number.POSITIVE_INFINITY);
  task.mark();
  run(200);
  task.mark();
  run(200);
  expect(draw.mock.calls.length).toBe(2);
});

test.each([
  { what: 'a turn', turnMs: 160, frameMs: 0, stretch: 10 },
  { what: 'the frame that shows it', turnMs: 0, frameMs: 160, stretch: 10 },
  { what: 'both together', turnMs: 7, frameMs: 9, stretch: 2 },
  { what: 'neither', turnMs: 3, frameMs: 5, stretch: 1 },
])('intervals stretch when $what is slow, and drawing never stops', ({ turnMs, frameMs, stretch }) => {
  const { scheduler, run, spend } = setUp({ frameMs });
  const draw = vi.fn(() => spend(turnMs));
  const task = scheduler.add('table', draw);
  for (let index = 0; index < 200; index += 1) {
    task.mark();
    run(16);
  }
  expect(scheduler.stretch).toBe(stretch);
  expect(draw.mock.calls.length).toBeGreaterThan(3);
});

test.each([5, 20, 60])(
  'drawing of all kinds takes a third of the time at most when each frame takes %i ms',
  (frameMs) => {
    const { scheduler, run, elapsedMs } = setUp({ frameMs });
    const draw = vi.fn();
    const tasks = (['table', 'book', 'chart', 'tape', 'board', 'wire'] as const).map((pace) =>
      scheduler.add(pace, draw),
    );
    while (elapsedMs() < 20_000) {
      for (const task of tasks) task.mark();
      run(10);
    }
    expect((draw.mock.calls.length * frameMs) / elapsedMs()).toBeLessThan(0.36);
  },
);

test('nothing is drawn between a press and the frame that answers it, and everything after', () => {
  const { scheduler, run } = setUp();
  const draw = vi.fn();
  const task = scheduler.add('table', draw);
  task.mark();
  scheduler.giveWay(100);
  run(90);
  const whilePressed = draw.mock.calls.length;
  scheduler.giveWay();
  run(5);
  expect([whilePressed, draw.mock.calls.length]).toEqual([0, 0]);
  run(FRAME_MS);
  expect(draw.mock.calls.length).toBe(1);
});

test('a press that is held for long holds drawing only for a moment', () => {
  const { scheduler, run } = setUp();
  const draw = vi.fn();
  const task = scheduler.add('table', draw);
  scheduler.giveWay(100);
  task.mark();
  run(150);
  expect(draw.mock.calls.length).toBe(1);
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
