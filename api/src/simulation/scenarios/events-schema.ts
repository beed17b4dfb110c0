import type { z } from 'zod';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { ScenarioCommand, ScenarioEvent } from '../scenario.ts';
import { choice, fields, quantity, text, yesOrNo } from './fields.ts';
import { marketsField } from './markets-field.ts';
import { duration, share } from './quantities.ts';

const DAY_MS = 86_400_000;
const MODES = { fairValue: 'FAIR_VALUE', marketOrder: 'MARKET_ORDER', removeLiquidity: 'REMOVE_LIQUIDITY' } as const;
const MODE_NAMES = ['fairValue', 'marketOrder', 'removeLiquidity'] as const;

const markets = marketsField('Which of the scenario’s markets it is about', { all: 'all' as const }).prefault('all');

const news = fields({
  headline: text(200, 'One line'),
  body: text(2_000, 'More words; the headline when absent').optional(),
  sentiment: quantity(share, [-10_000, 10_000], 'How good it sounds, below 0 how bad').prefault(0),
  markets,
}).meta({ description: 'A news item, read by agents' });

const shock = fields({
  shift: quantity(share, [-9_900, 100_000], 'How far the price is pushed; needed unless makers withdraw').optional(),
  mode: choice(
    MODE_NAMES,
    'What moves: the outside value, one order that sweeps the book, or makers, who withdraw',
  ).prefault('fairValue'),
  lasts: quantity(duration, [0, DAY_MS], 'How long makers stay away after removeLiquidity').prefault('0s'),
  markets,
})
  .check(({ value: { shift, mode }, issues }) => {
    if (shift !== undefined || mode === 'removeLiquidity') return;
    issues.push({ code: 'custom', message: share.expected, path: ['shift'], input: shift });
  })
  .meta({ description: 'A price shock' });

const halt = fields({
  reason: text(200, 'Why'),
  cancelOrders: yesOrNo('Whether open orders are canceled').prefault(false),
  markets,
}).meta({ description: 'Trading stops' });

const resume = fields({ markets }).meta({ description: 'A halted market reopens with a call auction' });

export const eventSchema = fields({
  at: quantity(duration, [0, 366 * DAY_MS], 'Simulated time since the run’s start, its warm-up included'),
  news: news.optional(),
  shock: shock.optional(),
  halt: halt.optional(),
  resume: resume.optional(),
}).check((context) => {
  const { at: _, ...kinds } = context.value;
  if (Object.values(kinds).filter((kind) => kind !== undefined).length === 1) return;
  const message = 'exactly one of news, shock, halt, resume beside "at"';
  context.issues.push({ code: 'custom', message, input: context.value });
});

export type EventEntry = z.output<typeof eventSchema>;

/** The market an entry names although the scenario does not open it; null when there is none. */
export function closedMarket(entry: EventEntry, open: readonly MarketSymbol[]): MarketSymbol | null {
  const part = entry.news ?? entry.shock ?? entry.halt ?? entry.resume;
  const named = part === undefined || part.markets === 'all' ? [] : part.markets;
  return named.find((market) => !open.includes(market)) ?? null;
}

/** What an entry brings about: one command for each market, where a command has one. */
export function eventsOf(entry: EventEntry, open: readonly MarketSymbol[]): readonly ScenarioEvent[] {
  return commandsOf(entry, open).map((command) => ({ atMs: entry.at, command }));
}

function commandsOf(entry: EventEntry, open: readonly MarketSymbol[]): readonly ScenarioCommand[] {
  const chosen = (part: { readonly markets: readonly MarketSymbol[] | 'all' }) =>
    part.markets === 'all' ? open : part.markets;
  if (entry.news !== undefined) {
    const { headline, body = headline, sentiment } = entry.news;
    return [{ type: 'PublishNews', headline, body, sentimentBps: sentiment, markets: chosen(entry.news) }];
  }
  if (entry.shock !== undefined) {
    const { shift = 0, mode, lasts } = entry.shock;
    const push = { shiftBps: shift, mode: MODES[mode], durationMs: lasts };
    return chosen(entry.shock).map((market) => ({ type: 'ApplyShock', market, ...push }));
  }
  if (entry.halt !== undefined) {
    const { reason, cancelOrders } = entry.halt;
    return chosen(entry.halt).map((market) => ({
      type: 'HaltMarket',
      market,
      reason,
      cancelOpenOrders: cancelOrders,
    }));
  }
  return entry.resume === undefined ? [] : chosen(entry.resume).map((market) => ({ type: 'ResumeMarket', market }));
}
