import type { WakeCondition } from '../../market/decision.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { MarketView } from '../../projections/views.ts';
import type { AgentAnswer } from './agent-answer.ts';
import { priceOf, spreadBpsOf } from './sight.ts';

/** Whether what should wake an agent is so. Time alone wakes by the scheduler. */
export function isMet(condition: WakeCondition, view: MarketView): boolean {
  switch (condition.kind) {
    case 'PRICE_ABOVE':
      return priceOf(view.ticker(condition.market)) >= condition.priceSats;
    case 'PRICE_BELOW':
      return priceOf(view.ticker(condition.market)) <= condition.priceSats;
    case 'SPREAD_BELOW':
      return (spreadBpsOf(view.ticker(condition.market)) ?? Number.POSITIVE_INFINITY) <= condition.spreadBps;
    case 'AFTER':
      return false;
  }
}

/** What an answer asks to be woken by. What is so already would only wake it at once: it is dropped, and told. */
export function wakeConditionsOf(
  answer: AgentAnswer,
  view: MarketView,
  market: MarketSymbol,
  clamps: string[],
): readonly WakeCondition[] {
  return wantedIn(answer, market).filter((condition) => {
    const isSo = isMet(condition, view);
    if (isSo) clamps.push(`wake ${wordsOf(condition)} dropped: already there`);
    return !isSo;
  });
}

function wantedIn(answer: AgentAnswer, market: MarketSymbol): readonly WakeCondition[] {
  const { wakeAboveSats, wakeBelowSats, wakeSpreadBps, sleepSeconds } = answer;
  return [
    ...(wakeAboveSats === null ? [] : [{ kind: 'PRICE_ABOVE', market, priceSats: wakeAboveSats } as const]),
    ...(wakeBelowSats === null ? [] : [{ kind: 'PRICE_BELOW', market, priceSats: wakeBelowSats } as const]),
    ...(wakeSpreadBps === null ? [] : [{ kind: 'SPREAD_BELOW', market, spreadBps: wakeSpreadBps } as const]),
    ...(sleepSeconds === null ? [] : [{ kind: 'AFTER', delayMs: sleepSeconds * 1_000 } as const]),
  ];
}

function wordsOf(condition: WakeCondition): string {
  switch (condition.kind) {
    case 'PRICE_ABOVE':
      return `above ${condition.priceSats}`;
    case 'PRICE_BELOW':
      return `below ${condition.priceSats}`;
    case 'SPREAD_BELOW':
      return `at a spread of ${condition.spreadBps} bps`;
    case 'AFTER':
      return `after ${condition.delayMs} ms`;
  }
}
