import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../../src/market/commands.ts';
import type { Instrument } from '../../src/market/instrument.ts';
import { Happenings } from './happenings.ts';
import { LiveOrders } from './live-orders.ts';
import { anyStep, type ModelStep, people } from './model-steps.ts';
import { participant, plainInstrument } from './session.ts';
import { SideBySide } from './side-by-side.ts';

const runCount = process.env.LONG === '1' ? 20_000 : 400;
const seed = Number(process.env.MODEL_SEED ?? 20_260_105);

/** Small limits, so that short sequences run into them. */
const instruments: readonly Instrument[] = [
  plainInstrument,
  {
    ...plainInstrument,
    quantityStepLots: 2,
    minNotionalSats: 2000,
    priceBandTicks: 5,
    volatilityBandBps: 30,
    auctionMs: 20,
    maxShortLots: 8,
    previousCloseSats: 1000,
  },
  { ...plainInstrument, openingStatus: 'AUCTION', maxShortLots: 6, auctionMs: 0 },
];

function openingOf(instrument: Instrument): Command[] {
  const funds = [
    { BTC: 50_000_000, AAPL: 50_000 },
    { BTC: 50_000_000, AAPL: 50_000 },
    { BTC: 12_000, AAPL: 12 },
    { BTC: 30_000 },
  ];
  const admissions = people.map((id, index) => ({
    type: 'AdmitParticipant' as const,
    participant: participant(id),
    funds: funds[index] ?? {},
  }));
  return [{ type: 'StartRun', scenario: 'model', seed: '1', instruments: [instrument] }, ...admissions];
}

function compare(instrument: Instrument, steps: readonly ModelStep[], happenings: Happenings): void {
  const all = new SideBySide();
  const live = new LiveOrders();
  happenings.beginRun();
  for (const command of openingOf(instrument)) happenings.observe(all.apply(command));
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'RESTART') {
      all.restartTwin(`restart at step ${index}`);
      continue;
    }
    const command = step.commandAt(all.sequencer.time + step.afterMs, live.targets);
    const events = all.apply(command, step.afterMs);
    for (const event of events) live.observe(event);
    happenings.observe(events);
    if (index % 10 === 0) all.look(`step ${index}`);
  }
  all.finish();
}

test(`M23 M24 A02 A07 D02 any sequence of commands and restarts: all agree (seed ${seed})`, async ({ annotate }) => {
  const happenings = new Happenings();
  fc.assert(
    fc.property(
      fc.constantFrom(...instruments),
      fc.array(anyStep, { minLength: 20, maxLength: 100, size: 'max' }),
      (instrument, steps) => compare(instrument, steps, happenings),
    ),
    { numRuns: runCount, seed },
  );
  // Made by nobody here: what concerns the run and not its orders.
  const except = [
    ...[
      'RunEnded',
      'RunPaused',
      'RunResumed',
      'SpeedSet',
      'BrainSet',
      'PersonaSet',
      'AgentDecided',
      'AgentAbstained',
      'AgentWoken',
      'BudgetSet',
      'AgentPaused',
      'AgentResumed',
    ],
    ...[
      'NewsPublished',
      'ShockApplied',
      'FeesSet',
      'refused RUN_NOT_OPEN',
      'refused UNKNOWN_PARTICIPANT',
      'refused OFF_TICK',
    ],
    ...['refused DUPLICATE_PARTICIPANT', 'refused UNKNOWN_MARKET', 'refused UNKNOWN_ASSET'],
  ];
  expect(happenings.missing(except)).toEqual([]);
  await annotate(`${runCount} sequences agree; ${happenings.rarest()}`, 'figure');
});
