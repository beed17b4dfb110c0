import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../src/ledger/journal.ts';
import { act } from '../../src/simulation/god-acts.ts';
import type { Kernel } from '../../src/simulation/kernel.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { isAct } from '../../src/simulation/repeat-act.ts';
import { Rerun } from '../../src/simulation/rerun.ts';
import type { Scenario, ScenarioCommand } from '../../src/simulation/scenario.ts';
import { readSnapshotText, snapshotText } from '../../src/simulation/snapshot-text.ts';
import { thin } from '../kit/scenarios.ts';
import { rerunOf } from '../llm/model-market.ts';

const MARKET = 'AAPL/BTC';
const END_MS = 100_000;

const at = (atMs: number, command: ScenarioCommand) => ({ atMs, command });
const shock = { type: 'ApplyShock', market: MARKET, shiftBps: -300 } as const;

const scenario: Scenario = {
  ...thin,
  markets: [MARKET, 'ETH/BTC'],
  warmUpMs: 0,
  events: [
    at(10_000, { type: 'PublishNews', headline: 'h', body: 'b', sentimentBps: -9_000, markets: [MARKET] }),
    at(20_000, { ...shock, mode: 'FAIR_VALUE', durationMs: 0 }),
    at(30_500, { ...shock, mode: 'MARKET_ORDER', durationMs: 0 }),
    at(30_500, { ...shock, mode: 'REMOVE_LIQUIDITY', durationMs: 5_000 }),
    at(50_000, { type: 'HaltMarket', market: 'ETH/BTC', reason: 'r', cancelOpenOrders: true }),
    at(60_000, { type: 'ResumeMarket', market: 'ETH/BTC' }),
    at(75_000, { type: 'ResumeMarket', market: MARKET }),
  ],
};

function runTo(kernel: Kernel, endMs: number): readonly JournalEntry[] {
  while (kernel.nextTime() <= scenario.startAt + endMs) kernel.step();
  return kernel.drain();
}

const scheduled = (entries: readonly JournalEntry[]) =>
  entries.filter(({ command }) => 'source' in command && command.source === 'SCENARIO');

describe('The timetable of a scenario', () => {
  const kernel = openKernel(scenario, 'events', null);
  const entries = runTo(kernel, END_MS);

  test('Y06 is journalled commands at their moments that say they are the scenario’s', () => {
    const told = scheduled(entries).map(({ command, events }) => [
      command.time - scenario.startAt,
      command.type,
      events[0]?.type,
    ]);
    const jumps = told.filter(([, type]) => type === 'PublishNews').length - 1;
    expect(jumps).toBeGreaterThanOrEqual(0);
    expect(told.filter(([time, type]) => type !== 'PublishNews' || time === 10_000)).toEqual([
      [10_000, 'PublishNews', 'NewsPublished'],
      [20_000, 'ApplyShock', 'ShockApplied'],
      [30_500, 'ApplyShock', 'ShockApplied'],
      [30_500, 'ApplyShock', 'ShockApplied'],
      [50_000, 'HaltMarket', 'MarketHalted'],
      [60_000, 'ResumeMarket', 'MarketResumed'],
      // The market trades already: refused as data, on record.
      [75_000, 'ResumeMarket', 'CommandRejected'],
    ]);
    expect(entries.every(({ inputs }) => inputs === undefined)).toBe(true);
    expect(kernel.view.participant('shock')?.participant.description).toMatch(/of the scenario/);
  });

  test('Y06 is nobody’s act: what comes from outside is told from it', () => {
    const later = entries.filter(({ command }) => command.time > scenario.startAt);
    expect(later.filter(({ command }) => isAct(command))).toEqual([]);
    const other = openKernel(scenario, 'events', null);
    act(other, { kind: 'HALT_MARKET', market: MARKET, reason: 'r', cancelOpenOrders: false });
    const [last] = other.drain().slice(-1);
    expect(last && isAct(last.command)).toBe(true);
  });

  test('Y06 K02 is played again with the run, and not twice', async () => {
    const rerun = new Rerun(openKernel(scenario, 'events', null));
    expect(rerun.take(entries)).toBeNull();
    const again = await rerunOf(scenario, 'events', { entries, questions: [] });
    expect(again).toMatchObject({ difference: null });
  });

  test.each([0, 15_000, 30_500, 55_000])('Y06 K01 goes on from a snapshot after %d ms', (cutMs) => {
    const first = openKernel(scenario, 'events', null);
    runTo(first, cutMs);
    const saved = readSnapshotText(new TextEncoder().encode([...snapshotText(first)].join('')));
    const second = openKernel(scenario, 'events', null, saved);
    runTo(second, END_MS);
    expect(second.seq).toBe(kernel.seq);
    expect(second.stateHash()).toBe(kernel.stateHash());
  });
});
