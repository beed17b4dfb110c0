import { expect, test } from 'vitest';
import { calm } from '../kit/scenarios.ts';
import { Stage, start } from '../kit/stage.ts';

const quiet = { ...calm, markets: ['AAPL/BTC'], warmUpMs: 0 };

test('L19 a run goes on to a simulated time and pauses there, and a goal that is behind it is refused', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  stage.clock.pass(1_000);
  await stage.control({ kind: 'PAUSE' });
  const goal = { kind: 'TIME', time: quiet.startAt + 10_345 } as const;
  expect(await stage.control({ kind: 'RUN_TO', goal })).toMatchObject({ changed: true, status: 'RUNNING' });
  stage.clock.pass(5_000);
  expect(stage.host.state()).toMatchObject({ status: 'RUNNING', goal });
  stage.clock.pass(60_000);
  expect(stage.host.state()).toMatchObject({ status: 'PAUSED', time: goal.time, goal: null });
  expect(stage.host.read()).toMatchObject({ time: goal.time, run: { isPaused: true } });
  const again = await stage.control({ kind: 'RUN_TO', goal });
  expect(again).toMatchObject({ changed: false, status: 'PAUSED' });
  expect(again.errors).toMatchObject([{ code: 'INVALID_INPUT', field: ['input', 'time'] }]);
  await stage.control({ kind: 'RESUME' });
  stage.clock.pass(5_000);
  expect(stage.host.state().status).toBe('RUNNING');
});

test.each([0, 1, 20])(
  'L19 at speed %d a run stops with the moment in which its journal reaches a number',
  async (speed) => {
    const stage = new Stage(quiet);
    await stage.control(start);
    stage.clock.pass(1_000);
    await stage.control({ kind: 'PAUSE' });
    await stage.control({ kind: 'SET_SPEED', speed });
    const seq = stage.host.read().seq + 200;
    await stage.control({ kind: 'RUN_TO', goal: { kind: 'SEQ', seq } });
    stage.clock.pass(60_000);
    expect(stage.host.state().status).toBe('PAUSED');
    const entries = stage.journal.read(0, 1_000_000);
    const paused = entries.findLast(({ command }) => command.type === 'PauseRun');
    const reached = entries.find(({ command, events }) => command.seq + events.length >= seq);
    expect(paused?.command.seq).toBeGreaterThan(seq);
    expect(paused?.command.time).toBe(reached?.command.time);
  },
);

test('L19 a pause ends a goal, and another goal takes its place', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  const near = { kind: 'TIME', time: quiet.startAt + 5_000 } as const;
  const far = { kind: 'TIME', time: quiet.startAt + 20_000 } as const;
  await stage.control({ kind: 'RUN_TO', goal: near });
  await stage.control({ kind: 'RUN_TO', goal: far });
  stage.clock.pass(10_000);
  expect(stage.host.state()).toMatchObject({ status: 'RUNNING', goal: far });
  await stage.control({ kind: 'PAUSE' });
  await stage.control({ kind: 'RESUME' });
  stage.clock.pass(30_000);
  expect(stage.host.state()).toMatchObject({ status: 'RUNNING', goal: null });
  await stage.control({ kind: 'RUN_TO', goal: { kind: 'SEQ', seq: 1e9 } });
  await stage.control({ kind: 'STOP' });
  expect(stage.host.state()).toMatchObject({ status: 'STOPPED', goal: null });
});
