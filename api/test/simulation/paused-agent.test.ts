import { expect, test } from 'vitest';
import { calm } from '../kit/scenarios.ts';
import { Stage, start } from '../kit/stage.ts';
import { bought } from '../llm/written-answers-table.ts';

const handle = 'zed';
const seat = { handle, persona: 'kelvin', brain: 'OPENAI', model: 'test/e', startingSats: 50_000_000 } as const;

test('L17 a paused agent neither thinks nor trades, not even by an answer it is still owed; resumed, it is its turn', async () => {
  const stage = new Stage({ ...calm, markets: ['AAPL/BTC'], warmUpMs: 0 });
  const asked = () => stage.asked.filter(({ request }) => request.participantId === handle);
  const view = () => stage.host.read();
  await stage.control(start);
  await stage.control({ kind: 'SPAWN_AGENT', ...seat });
  const thinkNow = () => stage.control({ kind: 'THINK_NOW', handle });
  await thinkNow();
  stage.clock.pass(2_000);
  const [question] = asked();
  if (question === undefined) throw new Error('nothing was asked');
  const pause = (cancelOpenOrders: boolean) => stage.control({ kind: 'PAUSE_AGENT', handle, cancelOpenOrders });
  expect(await pause(false)).toMatchObject({ changed: true, errors: [] });
  expect(await pause(true)).toMatchObject({ changed: false, errors: [] });
  expect(view().participant(handle)?.status).toBe('PAUSED');
  expect((await thinkNow()).errors).toMatchObject([{ code: 'INVALID_TRANSITION', field: ['input', 'handle'] }]);
  question.reply({
    request: question.request,
    result: { kind: 'ANSWERED', answer: { ...bought, market: 'AAPL/BTC' } },
    rawAnswer: '{}',
    usage: { inputTokens: 1, outputTokens: 1, costMicroUsd: 0 },
    latencyMs: 10,
    callCount: 1,
    fallBack: false,
  });
  for (let minute = 0; minute < 10; minute += 1) stage.clock.pass(60_000);
  expect(
    view()
      .thoughtsOf(handle, 9)
      .map(({ stance, orders }) => [stance, orders.length]),
  ).toEqual([['BUY', 0]]);
  expect(asked()).toHaveLength(1);
  const resume = () => stage.control({ kind: 'RESUME_AGENT', handle });
  expect(await resume()).toMatchObject({ changed: true, errors: [] });
  expect(await resume()).toMatchObject({ changed: false, errors: [] });
  stage.clock.pass(1_000);
  expect(asked()).toHaveLength(2);
});

test('L17 the orders of a paused agent stay, unless they are canceled with it', async () => {
  const stage = new Stage({ ...calm, markets: ['AAPL/BTC'], warmUpMs: 0 });
  await stage.control(start);
  const open = () => {
    const read = stage.host.read();
    const ids = read.participants('AGENT').map(({ participant }) => participant.participantId);
    return ids.find((id) => read.openOrders(id).length > 0);
  };
  for (let minute = 0; minute < 60 && open() === undefined; minute += 1) stage.clock.pass(60_000);
  const owner = open() ?? '';
  const resting = stage.host.read().openOrders(owner).length;
  const pause = (cancelOpenOrders: boolean) => stage.control({ kind: 'PAUSE_AGENT', handle: owner, cancelOpenOrders });
  expect(await pause(false)).toMatchObject({ changed: true });
  expect(stage.host.read().openOrders(owner)).toHaveLength(resting);
  expect(await pause(true)).toMatchObject({ changed: true });
  expect(stage.host.read().openOrders(owner)).toEqual([]);
});
