import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../src/ledger/journal.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import type { AgentAnswer } from '../../src/traders/agents/agent-answer.ts';
import type { ModelOutcome, ModelRequest } from '../../src/traders/llm/model.ts';
import { must } from '../../src/util/assert.ts';
import { Stage, start } from '../kit/stage.ts';
import { modelMarket } from '../llm/model-market.ts';
import { bought } from '../llm/written-answers-table.ts';

const scenario = modelMarket({ kelvin: 'test/a', okapi: 'test/b' });

function answer(
  request: ModelRequest,
  change: Partial<AgentAnswer> = {},
  rest: Partial<ModelOutcome> = {},
): ModelOutcome {
  const instrument = must(request.shortlist[0], 'a market');
  const orders = bought.orders.map((order) => ({ ...order, priceSats: instrument.tickSats * 100, quantityLots: 10 }));
  const said = { ...bought, market: instrument.symbol, orders, fairValueSats: null, wakeAboveSats: null, ...change };
  return {
    request,
    result: { kind: 'ANSWERED', answer: said },
    rawAnswer: JSON.stringify(said),
    usage: { inputTokens: 1, outputTokens: 1, costMicroUsd: 1 },
    latencyMs: 2_000,
    callCount: 1,
    fallBack: false,
    ...rest,
  };
}

const interrupted = (request: ModelRequest) =>
  answer(request, {}, { result: { kind: 'ABSTAINED', cause: 'INTERRUPTED', detail: 'too late' } });

function decisionsOf(entries: readonly JournalEntry[], participantId?: string) {
  return entries.flatMap(({ command }) => {
    const isOne = command.type === 'RecordDecision' && command.record.evidence.brain.kind === 'OPENAI';
    return isOne && (participantId === undefined || command.record.participantId === participantId) ? [command] : [];
  });
}

/** A stage on which somebody has asked, and the question. */
async function asked(speed = 1) {
  const stage = new Stage(scenario);
  await stage.control(start);
  await stage.control({ kind: 'SET_SPEED', speed });
  for (let second = 0; stage.asked.length === 0 && second < 60; second += 1) stage.clock.pass(1_000, 50);
  const { request, reply } = must(stage.asked.shift(), 'a question');
  return { stage, request, reply };
}

describe('W03 an answer counts once, for the question and the run it belongs to', () => {
  test.each([0, 1, 20])('at speed %i a second answer to the same question changes nothing', async (speed) => {
    const { stage, request, reply } = await asked(speed);
    reply(answer(request));
    reply(interrupted(request));
    reply(answer(request, { stance: 'SELL' }));
    stage.clock.pass(3_000, 50);
    reply(answer(request));
    stage.clock.pass(3_000, 50);
    expect(stage.host.state().problem).toBeNull();
    const decisions = decisionsOf(stage.journal.entries, request.participantId);
    expect(decisions.filter(({ record }) => record.evidence.viewSeq === request.viewSeq)).toHaveLength(1);
    expect(
      stage.journal.models.filter(({ requestId, kind }) => requestId === request.requestId && kind === 'ANSWER'),
    ).toHaveLength(1);
  });

  test.each(['comes', 'has come'])(
    'L07 an answer that %s when the disk fails counts when it works again',
    async (when) => {
      const { stage, request, reply } = await asked();
      if (when === 'has come') reply(answer(request));
      stage.journal.isBroken = true;
      if (when === 'comes') reply(answer(request));
      stage.clock.pass(3_000);
      expect(stage.host.state()).toMatchObject({ status: 'RUNNING', exchangeStatus: 'MAINTENANCE' });
      reply(answer(request, { stance: 'SELL' }));
      stage.clock.pass(1_000);
      stage.journal.isBroken = false;
      stage.clock.pass(5_000);
      expect(stage.host.state()).toMatchObject({ status: 'RUNNING', exchangeStatus: 'ONLINE', problem: null });
      expect(decisionsOf(stage.journal.entries, request.participantId)).toHaveLength(1);
    },
  );

  test('L07 an answer that comes while the disk fails waits until it works again', async () => {
    const { stage, request, reply } = await asked();
    stage.journal.isBroken = true;
    stage.clock.pass(3_000);
    reply(answer(request));
    stage.clock.pass(1_000);
    expect(stage.host.state()).toMatchObject({ status: 'RUNNING', exchangeStatus: 'MAINTENANCE' });
    stage.journal.isBroken = false;
    stage.clock.pass(5_000);
    expect(stage.host.state()).toMatchObject({ status: 'RUNNING', exchangeStatus: 'ONLINE', problem: null });
    expect(decisionsOf(stage.journal.entries, request.participantId)).toHaveLength(1);
  });

  test('an answer to what nobody asked is dropped', async () => {
    const { stage, request, reply } = await asked();
    reply(answer({ ...request, requestId: 'kelvin-999' }));
    reply(answer({ ...request, requestId: '__proto__' }));
    stage.clock.pass(2_000);
    expect(stage.host.state().problem).toBeNull();
    expect(decisionsOf(stage.journal.entries)).toHaveLength(0);
  });

  test('an answer to the run before does not reach the one that asks under the same name', async () => {
    const { stage, request, reply } = await asked();
    await stage.control({ kind: 'RESET', scenario: null, seed: null });
    for (let second = 0; stage.asked.length === 0 && second < 60; second += 1) stage.clock.pass(1_000);
    const again = must(stage.asked[0], 'the same question');
    expect(again.request.requestId).toBe(request.requestId);
    reply(interrupted(request));
    stage.clock.pass(2_000);
    expect(decisionsOf(stage.journal.entries)).toHaveLength(0);
    again.reply(answer(again.request));
    stage.clock.pass(2_000);
    expect(decisionsOf(stage.journal.entries, request.participantId)).toHaveLength(1);
  });

  test('an answer that comes when the run has ended is dropped', async () => {
    const { stage, request, reply } = await asked();
    await stage.control({ kind: 'STOP' });
    const { seq } = stage.host.read();
    reply(answer(request));
    stage.clock.pass(2_000);
    expect(stage.host.read().seq).toBe(seq);
    expect(stage.host.state()).toMatchObject({ status: 'STOPPED', problem: null });
  });

  test.each([false, true])(
    'an answer to an agent that retired places nothing (a cap reached: %s)',
    async (fallBack) => {
      const { stage, request, reply } = await asked();
      await stage.control({ kind: 'RETIRE_AGENT', handle: request.participantId });
      reply(answer(request, {}, { fallBack }));
      stage.clock.pass(5_000);
      expect(stage.host.state().problem).toBeNull();
      expect(decisionsOf(stage.journal.entries, request.participantId)).toHaveLength(0);
      expect(stage.host.read().openOrders(request.participantId)).toEqual([]);
      expect(stage.journal.entries.some(({ command }) => command.type === 'SetBrain')).toBe(false);
    },
  );

  test.each([false, true])(
    'an answer to a brain that was switched meanwhile is dropped (a cap reached: %s)',
    (fallBack) => {
      const kernel = openKernel(scenario, '1', null);
      let asks = kernel.takeAsks();
      while (asks.length === 0) {
        kernel.step();
        asks = kernel.takeAsks();
      }
      const request = must(asks[0], 'a question');
      must(kernel.trader(request.participantId), 'the agent').setBrain?.({ kind: 'OPENAI', model: 'test/other' });
      kernel.answer(answer(request, {}, { fallBack }), kernel.now);
      kernel.finishMoment();
      const done = kernel.drain();
      expect(decisionsOf(done)).toHaveLength(0);
      expect(done.some(({ command }) => command.type === 'SetBrain')).toBe(false);
      expect(kernel.openQuestions).toBe(0);
    },
  );

  test('an answer while the market is paused waits for it to go on', async () => {
    const { stage, request, reply } = await asked();
    await stage.control({ kind: 'PAUSE' });
    const { seq } = stage.host.read();
    reply(answer(request));
    stage.clock.pass(5_000);
    expect(stage.host.read().seq).toBe(seq);
    await stage.control({ kind: 'RESUME' });
    stage.clock.pass(1_000);
    expect(decisionsOf(stage.journal.entries, request.participantId)).toHaveLength(1);
  });
});

describe('W07 words reach nothing but their own agent', () => {
  test("another agent's orders stay, whatever ids are named", async () => {
    const { stage, request, reply } = await asked();
    stage.clock.pass(20_000);
    const others = scenario.markets.flatMap((market) => stage.host.read().book(market, 10).bids);
    expect(others.length).toBeGreaterThan(0);
    reply(answer(request, { stance: 'CANCEL', orders: [], cancelOrderIds: [1, 2, 3, 4, 5, 6, 7, 8] }));
    stage.clock.pass(1_000);
    const canceled = stage.journal.entries.flatMap(({ events }) =>
      events.filter(({ type }) => type === 'OrderCanceled'),
    );
    const [decision] = decisionsOf(stage.journal.entries, request.participantId);
    expect(decision?.record.evidence.clamps.length).toBeGreaterThan(0);
    const byIt = stage.journal.entries.filter(
      ({ command }) => command.type === 'CancelOrder' && command.participantId === request.participantId,
    );
    expect(byIt).toEqual([]);
    expect(canceled.every((event) => event.type !== 'OrderCanceled' || event.causeSeq !== decision?.seq)).toBe(true);
  });

  test.each([
    ['all at once', 9_000_000_000_000],
    ['twice what it has', 2_000_000],
  ])('an order for %s is cut to what the agent owns, and two orders share one purse', async (_title, quantityLots) => {
    const { stage, request, reply } = await asked();
    const instrument = must(request.shortlist[0], 'a market');
    const orders = bought.orders.flatMap((order) => [
      { ...order, priceSats: instrument.openingPriceSats, quantityLots },
      { ...order, priceSats: instrument.openingPriceSats, quantityLots },
    ]);
    reply(answer(request, { orders }));
    stage.clock.pass(1_000);
    expect(stage.host.state().problem).toBeNull();
    expect(decisionsOf(stage.journal.entries, request.participantId)[0]?.record.evidence.clamps.length).toBeGreaterThan(
      0,
    );
    for (const { total, issued } of stage.host.read().conservation()) expect(total).toBe(issued);
    const refused = stage.journal.entries.flatMap(({ events }) =>
      events.filter((event) => event.type === 'OrderRejected' && event.order.participantId === request.participantId),
    );
    expect(refused).toEqual([]);
  });
});
