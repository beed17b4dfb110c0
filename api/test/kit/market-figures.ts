import type { Command } from '../../src/market/commands.ts';
import type { DecisionOutcome } from '../../src/market/decision.ts';
import type { MarketSymbol } from '../../src/market/instrument.ts';
import type { Sats } from '../../src/market/units.ts';
import type { Kernel } from '../../src/simulation/kernel.ts';

/** What one market did over a stretch of simulated time, looked at once per simulated second. */
export type MarketFigures = {
  readonly market: MarketSymbol;
  trades: number;
  seconds: number;
  twoSidedSeconds: number;
  /** Seconds whose mid or last price differed from the second before. */
  changedSeconds: number;
  readonly spreadsBps: number[];
  /** Distance of the mid from the outside world's price. */
  readonly trackingBps: number[];
  readonly mids: Sats[];
};

export type RunFigures = {
  readonly markets: readonly MarketFigures[];
  readonly commands: Map<Command['type'], number>;
  events: number;
  thoughts: number;
  /** Withdrawing orders counts as holding. */
  readonly stances: { BUY: number; SELL: number; HOLD: number };
  rejected: number;
  replenished: number;
  /** Seconds in which no market's price changed. */
  silentSeconds: number;
};

export function noFigures(kernel: Kernel): RunFigures {
  const markets = kernel.view.instruments.map(({ symbol }) => ({
    market: symbol,
    trades: 0,
    seconds: 0,
    twoSidedSeconds: 0,
    changedSeconds: 0,
    spreadsBps: [],
    trackingBps: [],
    mids: [],
  }));
  const counts = { events: 0, thoughts: 0, rejected: 0, replenished: 0, silentSeconds: 0 };
  return { markets, commands: new Map(), stances: { BUY: 0, SELL: 0, HOLD: 0 }, ...counts };
}

/** Runs a kernel for `durationMs` as fast as possible and adds up what happened. */
export function measure(kernel: Kernel, durationMs: number, figures: RunFigures = noFigures(kernel)): RunFigures {
  const until = kernel.now + durationMs;
  const faces = figures.markets.map(() => '');
  for (let second = kernel.now + 1_000; second <= until; second += 1_000) {
    while (kernel.nextTime() <= second) kernel.step();
    count(kernel, figures);
    const changed = figures.markets.map((market, index) => look(kernel, market, faces, index));
    if (!changed.includes(true)) figures.silentSeconds += 1;
  }
  return figures;
}

function count(kernel: Kernel, figures: RunFigures): void {
  for (const { command, events } of kernel.drain()) {
    figures.commands.set(command.type, (figures.commands.get(command.type) ?? 0) + 1);
    if (command.type === 'AdjustFunds') figures.replenished += 1;
    figures.events += events.length;
    for (const event of events) {
      if (event.type === 'AgentDecided') thought(figures, event.record.outcome);
      if (event.type === 'OrderRejected' || event.type === 'CommandRejected') figures.rejected += 1;
      if (event.type === 'TradeExecuted') trade(figures, event.market);
    }
  }
}

function thought(figures: RunFigures, outcome: DecisionOutcome): void {
  figures.thoughts += 1;
  if (outcome.kind !== 'DECIDED') return;
  const { stance } = outcome.decision;
  figures.stances[stance === 'CANCEL' ? 'HOLD' : stance] += 1;
}

function trade(figures: RunFigures, symbol: MarketSymbol): void {
  const market = figures.markets.find((candidate) => candidate.market === symbol);
  if (market !== undefined) market.trades += 1;
}

/** Whether the market's face differs from a second ago. */
function look(kernel: Kernel, figures: MarketFigures, faces: string[], index: number): boolean {
  const { midSats, lastPriceSats, spreadSats, referencePriceSats } = kernel.view.ticker(figures.market);
  const face = `${midSats} ${lastPriceSats}`;
  const isChanged = face !== faces[index];
  faces[index] = face;
  figures.seconds += 1;
  if (isChanged) figures.changedSeconds += 1;
  if (midSats === null || spreadSats === null) return isChanged;
  figures.twoSidedSeconds += 1;
  figures.mids.push(midSats);
  figures.spreadsBps.push((spreadSats / midSats) * 10_000);
  figures.trackingBps.push(Math.abs(midSats / referencePriceSats - 1) * 10_000);
  return isChanged;
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
