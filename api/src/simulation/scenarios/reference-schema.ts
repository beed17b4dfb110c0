import { z } from 'zod';
import { QUOTE_ASSET } from '../../market/instrument.ts';
import { instruments } from '../../market/instruments/index.ts';
import type { ReferenceSettings } from '../../reference/reference-settings.ts';
import { field, fields, quantity, text } from './fields.ts';
import { duration, plainNumber, share } from './quantities.ts';

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
const ASSETS = [QUOTE_ASSET, ...instruments.map(({ baseAsset }) => baseAsset)];

const KIND = {
  description: 'Simulated prices, or those of a file',
  takes: 'one of',
  range: 'correlated, replay',
};

const everyOrNever = field(
  {
    description: 'Mean simulated time between two jumps of one asset',
    takes: 'duration, or never',
    range: '10s to 366d, or never',
  },
  (value, refuse): number | 'never' | undefined => {
    if (value === 'never') return value;
    const ms = duration.read(value);
    const isSound = ms !== null && ms >= 10 * SECOND_MS && ms <= 366 * DAY_MS;
    return isSound ? ms : refuse('a duration from 10s to 366d such as 4h, or never');
  },
);

const jumps = fields({
  every: everyOrNever.prefault('never'),
  from: quantity(share, [0, 5_000], 'Smallest jump, in either direction').prefault('0.7%'),
  to: quantity(share, [0, 5_000], 'Largest jump').prefault('1.8%'),
  meantFor: quantity(
    share,
    [1, 10_000],
    'Daily volatility that these sizes are meant for: assets jump in proportion to theirs, and with those they move with; when absent alike and alone',
  ).optional(),
})
  .check((context) => {
    const { from, to } = context.value;
    if (from > to)
      context.issues.push({ code: 'custom', message: 'a size no smaller than "from"', path: ['to'], input: to });
  })
  .meta({ description: 'Moves within a second, told as news' });

const drift = fields(
  Object.fromEntries(
    ASSETS.map((asset) => [
      asset,
      quantity(share, [-5_000, 5_000], `Of ${asset} in US dollars, each calendar day`).optional(),
    ]),
  ),
)
  .transform((given) => {
    const entries = Object.entries(given).filter((entry): entry is [string, number] => (entry[1] ?? 0) !== 0);
    return entries.length === 0 ? null : Object.fromEntries(entries);
  })
  .meta({ description: 'A trend by asset; when BTC rises alone, every market falls' });

const correlated = fields({
  kind: z.literal('correlated').meta(KIND),
  calendarDay: quantity(
    duration,
    [60 * SECOND_MS, 366 * DAY_MS],
    'Simulated time that carries the movement of a calendar day',
  ).prefault('6h30m'),
  volatility: quantity(plainNumber, [0, 50], 'Multiple of the measured volatilities').prefault(1),
  volatilityOfVolatility: quantity(
    plainNumber,
    [0, 3],
    'How strongly volatility comes and goes: standard deviation of its logarithm',
  ).prefault(0.3),
  volatilityHalfLife: quantity(
    duration,
    [SECOND_MS, 366 * DAY_MS],
    'Simulated time in which half of a burst of volatility is gone',
  ).prefault('30m'),
  halfLife: quantity(
    duration,
    [60 * SECOND_MS, 366 * DAY_MS],
    'Calendar time of movement in which half of a displacement from the opening price is gone',
  ).prefault('6d'),
  jumps: jumps.prefault({}),
  drift: drift.prefault({}),
}).transform((file): ReferenceSettings => {
  const settings = {
    kind: 'CORRELATED',
    clockFactor: DAY_MS / file.calendarDay,
    volatilityFactor: file.volatility,
    volatilityOfVolatility: file.volatilityOfVolatility,
    volatilityHalfLifeMs: file.volatilityHalfLife,
    halfLifeDays: file.halfLife / DAY_MS,
    jumpGapMs: file.jumps.every === 'never' ? null : file.jumps.every,
    jumpMinBps: file.jumps.from,
    jumpMaxBps: file.jumps.to,
    ...(file.jumps.meantFor === undefined ? {} : { jumpVolatilityBps: file.jumps.meantFor }),
  } as const;
  return file.drift === null ? settings : { ...settings, driftBpsPerDay: file.drift };
});

const replay = fields({
  kind: z.literal('replay').meta(KIND),
  prices: text(
    1_000,
    'The CSV file, beside the working directory; whoever starts the run names it when absent',
  ).optional(),
  bar: quantity(duration, [SECOND_MS, 366 * DAY_MS], 'Simulated time from one row’s close to the next').prefault('1m'),
}).transform(({ prices = null, bar }): ReferenceSettings => ({ kind: 'REPLAY', csvPath: prices, barMs: bar }));

/** Where fair values come from. */
export const referenceSchema = z
  .discriminatedUnion('kind', [correlated, replay])
  .meta({ description: 'Where fair values come from' });
