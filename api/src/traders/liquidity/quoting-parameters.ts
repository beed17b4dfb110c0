import { amount, type NumberField, whole } from '../bot-strategy.ts';
import { type LatencyParameters, latency } from '../latency.ts';
import type { InventoryLimits } from './inventory.ts';
import type { StressParameters } from './stress-gauge.ts';

/** What every liquidity bot is told besides its own numbers. */
export type QuotingParameters = LatencyParameters &
  InventoryLimits &
  StressParameters & {
    readonly meanWakeMs: number;
    readonly minReactionMs: number;
    readonly maxReactionMs: number;
  };

export type QuotingShape = { readonly [Name in keyof QuotingParameters]: NumberField };

/** The shared part of a schema, with usual values. */
export function quoting(usual: QuotingParameters): QuotingShape {
  const times = [0, 60_000] as const;
  return {
    meanWakeMs: whole(usual.meanWakeMs, [1, 86_400_000], 'mean of the exponential waiting time between requotes, ms'),
    minReactionMs: whole(usual.minReactionMs, times, 'fastest reaction to a fill or a move of the outside price, ms'),
    maxReactionMs: whole(usual.maxReactionMs, times, 'slowest reaction, all between are equally likely, ms'),
    ...latency(usual),
    minStockBps: whole(
      usual.minStockBps,
      [0, 10_000],
      'it never offers stock below this part of its wealth, basis points',
    ),
    maxStockBps: whole(
      usual.maxStockBps,
      [0, 10_000],
      'it never bids for stock above this part of its wealth, basis points',
    ),
    stressMoveBps: amount(
      usual.stressMoveBps,
      [1, 100_000],
      'distance from the average price at which it withdraws, basis points',
    ),
    stressFlowBps: amount(
      usual.stressFlowBps,
      [1, 100_000],
      'net fills of one side at which it withdraws, part of its wealth, basis points',
    ),
    stressHalfLifeMs: whole(
      usual.stressHalfLifeMs,
      [1_000, 86_400_000],
      'after which price and fills count half in that, ms',
    ),
    calmPart: amount(usual.calmPart, [0, 1], 'it comes back when both are below this part of their limits, ratio'),
    calmMs: whole(usual.calmMs, [0, 86_400_000], 'shortest time it stays away, ms'),
  };
}
