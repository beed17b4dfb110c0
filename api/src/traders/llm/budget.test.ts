import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Budget, type BudgetCaps, defaultCaps, type Reservation } from './budget.ts';
import { type BudgetStore, fileBudgetStore, memoryBudgetStore } from './budget-store.ts';
import type { ModelPrice } from './price.ts';

const FREE: ModelPrice = { kind: 'FREE' };
const UNKNOWN: ModelPrice = { kind: 'UNKNOWN' };
/** One micro-USD a token. */
const PRICED: ModelPrice = { kind: 'PRICED', costOf: (used) => used.inputTokens + used.outputTokens };

const tokens = (inputTokens: number, outputTokens = 0) => ({ inputTokens, cachedInputTokens: 0, outputTokens });

function setUp(change: Partial<BudgetCaps> = {}, store: BudgetStore = memoryBudgetStore()) {
  const clock = { now: Date.UTC(2026, 0, 5, 12) };
  const warnings: string[] = [];
  const log = { warn: (_fields: object, message: string) => void warnings.push(message) };
  const caps = { ...defaultCaps, runMicroUsd: 1_000, dayMicroUsd: 5_000, ...change };
  const restart = () => new Budget(caps, store, log, () => clock.now);
  const budget = restart();
  const reserve = (price: ModelPrice, estimate: number, participantId = 'a1', from = budget) =>
    from.reserve({ participantId, price }, tokens(estimate));
  return { budget, reserve, clock, warnings, restart };
}

function taken(reserved: ReturnType<Budget['reserve']>): Reservation {
  return reserved.kind === 'RESERVED' ? reserved.reservation : expect.fail(reserved.detail);
}

describe('a cap', () => {
  it('counts what is reserved, so that calls under way cannot pass it together', () => {
    const { reserve } = setUp();
    const first = taken(reserve(PRICED, 600));
    expect(reserve(PRICED, 401)).toMatchObject({
      kind: 'REFUSED',
      detail: expect.stringContaining("run's cap of USD 0.001000"),
    });
    first.release();
    expect(reserve(PRICED, 1_000).kind).toBe('RESERVED');
  });

  it('counts the bill after the call, less or more than was reserved', () => {
    const { budget, reserve } = setUp();
    expect(taken(reserve(PRICED, 600)).settle(tokens(200, 50))).toBe(250);
    expect(taken(reserve(PRICED, 700)).settle(tokens(740))).toBe(740);
    expect(budget.figures().lines[0]).toEqual({
      scope: 'run',
      participantId: null,
      spentMicroUsd: 990,
      reservedMicroUsd: 0,
      limitMicroUsd: 1_000,
    });
    expect(reserve(PRICED, 11).kind).toBe('REFUSED');
    expect(reserve(PRICED, 10).kind).toBe('RESERVED');
  });

  it('is the one that was set last, from the next call on, until a run begins in which none was set', () => {
    const { budget, reserve } = setUp({ agentMicroUsd: 400 });
    const cap = { participantId: null, tokens: null };
    taken(reserve(PRICED, 300)).settle(tokens(300));
    expect(reserve(PRICED, 200).kind).toBe('REFUSED');
    budget.setCaps([{ ...cap, scope: 'AGENT', participantId: 'a1', microUsd: 600 }]);
    taken(reserve(PRICED, 200)).release();
    expect(reserve(PRICED, 401, 'a2').kind).toBe('REFUSED');
    budget.setCaps([{ ...cap, scope: 'RUN', microUsd: 300 }]);
    expect(reserve(PRICED, 1, 'a2')).toMatchObject({ kind: 'REFUSED', detail: expect.stringContaining("run's cap") });
    expect(budget.figures()).toMatchObject({
      isReached: true,
      lines: [{ limitMicroUsd: 300 }, { limitMicroUsd: 5_000 }],
    });
    budget.setCaps([{ ...cap, scope: 'DAY', microUsd: null, tokens: 310 }]);
    expect(reserve(PRICED, 11, 'a2').kind).toBe('REFUSED');
    budget.setCaps([]);
    expect(reserve(PRICED, 11, 'a2').kind).toBe('RESERVED');
  });

  it('counts the whole estimate of a call nobody knows the end of', () => {
    const { budget, reserve } = setUp();
    expect(taken(reserve(PRICED, 600)).settleInFull()).toBe(600);
    expect(budget.figures().lines[0]?.spentMicroUsd).toBe(600);
  });

  it('holds for the day over several runs', () => {
    const { budget, reserve } = setUp({ dayMicroUsd: 1_500 });
    taken(reserve(PRICED, 1_000)).settleInFull();
    budget.startRun('another');
    expect(reserve(PRICED, 501)).toMatchObject({ detail: expect.stringContaining("day's cap") });
    expect(reserve(PRICED, 500).kind).toBe('RESERVED');
  });

  it('of a run goes on after a crash, with what was under way counted as spent', () => {
    const { budget, reserve, restart } = setUp({ agentTokens: 500 });
    budget.startRun('run');
    taken(reserve(PRICED, 450, 'a1')).settleInFull();
    taken(reserve(PRICED, 450, 'a2'));
    const again = restart();
    again.startRun('run');
    expect(reserve(PRICED, 101, 'a3', again).kind).toBe('REFUSED');
    expect(reserve(PRICED, 60, 'a2', again).kind).toBe('REFUSED');
    expect(reserve(PRICED, 60, 'a3', again).kind).toBe('RESERVED');
    again.startRun('another');
    expect(reserve(PRICED, 500, 'a2', again).kind).toBe('RESERVED');
  });

  it('of an agent goes on after a crash too, from a file of an older program without its money', () => {
    const kept = {
      day: '2026-01-05',
      microUsd: 5,
      tokens: 5,
      run: { runId: 'run', microUsd: 5, tokens: 5, agentTokens: { a1: 5 } },
    };
    const { budget, reserve, restart } = setUp({ agentMicroUsd: 100 }, memoryBudgetStore(JSON.stringify(kept)));
    budget.startRun('run');
    taken(reserve(PRICED, 60, 'a1'));
    const again = restart();
    again.startRun('run');
    expect(reserve(PRICED, 41, 'a1', again)).toMatchObject({ detail: expect.stringContaining("agent's cap of USD") });
    expect(reserve(PRICED, 40, 'a1', again).kind).toBe('RESERVED');
  });

  it('of zero lets only free models ask', () => {
    const { reserve } = setUp({ runMicroUsd: 0 });
    expect(reserve(PRICED, 1).kind).toBe('REFUSED');
    expect(reserve(FREE, 10 ** 9).kind).toBe('RESERVED');
  });

  it.each([
    ['agentTokens', "agent's cap of 100 tokens"],
    ['agentMicroUsd', "agent's cap of USD 0.000100"],
  ])('%s holds for each agent by itself, and does not stop the others', (cap, detail) => {
    const { reserve, budget } = setUp({ [cap]: 100 });
    expect(reserve(PRICED, 100, 'a1').kind).toBe('RESERVED');
    expect(reserve(PRICED, 1, 'a1')).toMatchObject({ detail: expect.stringContaining(detail) });
    expect(budget.figures().isReached).toBe(false);
    expect(reserve(PRICED, 100, 'a2').kind).toBe('RESERVED');
  });

  it.each([
    ['runTokens', "run's cap of 100 tokens", 'RESERVED'],
    ['dayTokens', "day's cap of 100 tokens", 'REFUSED'],
  ])('%s holds for all agents together; after it another run may %s', (cap, detail, then) => {
    const { reserve, budget } = setUp({ [cap]: 100 });
    taken(reserve(PRICED, 80, 'a1')).settleInFull();
    expect(reserve(PRICED, 21, 'a2')).toMatchObject({ detail: expect.stringContaining(detail) });
    expect(budget.figures().isReached).toBe(true);
    budget.startRun('another');
    expect(reserve(PRICED, 21, 'a2').kind).toBe(then === 'RESERVED' ? 'RESERVED' : 'REFUSED');
  });

  it('is no matter to a model without a known price: it is refused before anything else', () => {
    const { reserve, budget } = setUp();
    expect(reserve(UNKNOWN, 1)).toMatchObject({ kind: 'REFUSED', detail: expect.stringContaining('no known price') });
    expect(budget.figures()).toMatchObject({ isReached: false, agentLines: [] });
  });

  it('is never passed by bills within their estimates, in any order of calls', () => {
    const step = fc.record({
      estimate: fc.integer({ min: 1, max: 400 }),
      end: fc.constantFrom('settle', 'full', 'release', 'later'),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { budget, reserve } = setUp();
        const open: Reservation[] = [];
        for (const { estimate, end, share } of steps) {
          const reserved = reserve(PRICED, estimate);
          if (reserved.kind === 'REFUSED') open.splice(0).forEach((reservation) => void reservation.settleInFull());
          else if (end === 'settle') reserved.reservation.settle(tokens(Math.floor(estimate * share)));
          else if (end === 'full') reserved.reservation.settleInFull();
          else if (end === 'release') reserved.reservation.release();
          else open.push(reserved.reservation);
          const [line] = budget.figures().lines;
          expect((line?.spentMicroUsd ?? 0) + (line?.reservedMicroUsd ?? 0)).toBeLessThanOrEqual(1_000);
        }
      }),
    );
  });
});

describe('the day', () => {
  it('survives a restart, with what was under way counted as spent', () => {
    const { reserve, restart } = setUp();
    taken(reserve(PRICED, 300)).settleInFull();
    taken(reserve(PRICED, 400));
    expect(restart().figures().lines[1]).toMatchObject({
      scope: 'day',
      participantId: null,
      spentMicroUsd: 700,
      reservedMicroUsd: 0,
    });
  });

  it('begins again at midnight UTC; a call that began before settles into the day it began in', () => {
    const { budget, reserve, clock, restart } = setUp();
    const overnight = taken(reserve(PRICED, 300));
    clock.now = Date.UTC(2026, 0, 6);
    expect(budget.figures().lines[1]).toMatchObject({ spentMicroUsd: 0, reservedMicroUsd: 0 });
    overnight.settleInFull();
    expect(budget.figures().lines.map(({ spentMicroUsd }) => spentMicroUsd)).toEqual([300, 0]);
    expect(restart().figures().lines[1]?.spentMicroUsd).toBe(0);
  });

  it('is not given back by a clock that is set back', () => {
    const { budget, reserve, clock, restart } = setUp();
    taken(reserve(PRICED, 300)).settleInFull();
    clock.now -= 2 * 86_400_000;
    expect(budget.figures().lines[1]?.spentMicroUsd).toBe(300);
    expect(restart().figures().lines[1]?.spentMicroUsd).toBe(300);
  });

  it.each(['', 'not json', '{"day":"yesterday"}', '{"day":"2026-01-05","microUsd":-5,"tokens":0}'])(
    'that cannot be read (%j) counts as spent, and says so',
    (text) => {
      const { reserve, warnings } = setUp({}, memoryBudgetStore(text));
      expect(reserve(PRICED, 1).kind).toBe('REFUSED');
      expect(reserve(FREE, 1).kind).toBe('RESERVED');
      expect(warnings).toHaveLength(1);
    },
  );

  it('that cannot be stored lets nothing be spent', () => {
    const full: BudgetStore = { read: () => null, write: () => expect.fail('disk full') };
    const { budget, reserve } = setUp({}, full);
    expect(reserve(PRICED, 1)).toMatchObject({ kind: 'REFUSED', detail: expect.stringContaining('cannot be stored') });
    expect(budget.figures().lines[0]).toMatchObject({ spentMicroUsd: 0, reservedMicroUsd: 0 });
  });
});

describe('the figures', () => {
  it('tell the burn of the last five minutes and how long the money lasts', () => {
    const { budget, reserve, clock } = setUp();
    expect(budget.figures()).toMatchObject({ burnMicroUsdPerMinute: 0, minutesToCap: null, isReached: false });
    taken(reserve(PRICED, 100)).settleInFull();
    clock.now += 120_000;
    taken(reserve(PRICED, 100)).settleInFull();
    expect(budget.figures()).toMatchObject({ burnMicroUsdPerMinute: 100, minutesToCap: 8 });
    clock.now += 300_000;
    expect(budget.figures()).toMatchObject({ burnMicroUsdPerMinute: 0, minutesToCap: null });
  });

  it('tell no burn of a future from which the clock was set back', () => {
    const { budget, reserve, clock } = setUp();
    taken(reserve(PRICED, 100)).settleInFull();
    clock.now -= 3_600_000;
    expect(budget.figures()).toMatchObject({ burnMicroUsdPerMinute: 0, minutesToCap: null });
    taken(reserve(PRICED, 100)).settleInFull();
    clock.now += 60_000;
    expect(budget.figures()).toMatchObject({ burnMicroUsdPerMinute: 100 });
  });

  it('say that a cap is reached until a run or a call makes room', () => {
    const { budget, reserve } = setUp();
    const reservation = taken(reserve(PRICED, 900));
    reserve(PRICED, 200);
    expect(budget.figures().isReached).toBe(true);
    reservation.release();
    reserve(PRICED, 200);
    expect(budget.figures().isReached).toBe(false);
  });

  it('list every agent that asked, in money and in tokens', () => {
    const { budget, reserve } = setUp();
    taken(reserve(PRICED, 70, 'a1')).settleInFull();
    taken(reserve(PRICED, 30, 'a2'));
    taken(reserve(FREE, 10 ** 6, 'a3'));
    const { agentLines, tokenLines } = budget.figures();
    expect(agentLines).toEqual([
      { scope: 'a1', participantId: 'a1', spentMicroUsd: 70, reservedMicroUsd: 0, limitMicroUsd: 1_000_000 },
      { scope: 'a2', participantId: 'a2', spentMicroUsd: 0, reservedMicroUsd: 30, limitMicroUsd: 1_000_000 },
      { scope: 'a3', participantId: 'a3', spentMicroUsd: 0, reservedMicroUsd: 0, limitMicroUsd: 1_000_000 },
    ]);
    expect(tokenLines).toEqual([
      { scope: 'run', participantId: null, spentTokens: 70, reservedTokens: 30, limitTokens: 10_000_000 },
      { scope: 'day', participantId: null, spentTokens: 70, reservedTokens: 30, limitTokens: 50_000_000 },
      { scope: 'a1', participantId: 'a1', spentTokens: 70, reservedTokens: 0, limitTokens: 1_000_000 },
      { scope: 'a2', participantId: 'a2', spentTokens: 0, reservedTokens: 30, limitTokens: 1_000_000 },
      { scope: 'a3', participantId: 'a3', spentTokens: 0, reservedTokens: 0, limitTokens: 1_000_000 },
    ]);
  });
});

describe('the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'budget-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is replaced as a whole and leaves nothing beside it', () => {
    const store = fileBudgetStore(join(folder, 'data', 'budget.json'));
    expect(store.read()).toBeNull();
    store.write('one');
    store.write('two');
    expect(store.read()).toBe('two');
    expect(readFileSync(join(folder, 'data', 'budget.json'), 'utf8')).toBe('two');
    expect(readdirSync(join(folder, 'data'))).toEqual(['budget.json']);
  });
});
