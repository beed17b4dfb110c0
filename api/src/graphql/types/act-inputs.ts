import { z } from 'zod';
import type { ForkChange } from '../../simulation/control.ts';
import type { builder } from '../builder.ts';
import { BrainKind, ShockMode } from '../enums.ts';
import { nonZero, optionalText, plainText, within } from '../operations/input-rules.ts';

const MAX_SHOCK_BPS = 5_000;
const MAX_SHOCK_MS = 24 * 3_600_000;
const MAX_MARKETS = 20;

export type InputFields = PothosSchemaTypes.InputFieldBuilder<(typeof builder)['$inferSchemaTypes'], 'InputObject'>;

const KEY_LENGTH = 'from 1 to 100 characters';

export function idempotencyKey(t: InputFields) {
  return {
    idempotencyKey: t.string({
      description: `Any text ${KEY_LENGTH}: a repeated call with it within 24 hours is answered, not done again.`,
      validate: z.string().min(1, KEY_LENGTH).max(100, KEY_LENGTH).nullish(),
    }),
  };
}

export function brainChoice(t: InputFields) {
  return {
    brain: t.field({ type: BrainKind, required: true, defaultValue: 'RULE', description: 'What decides for it.' }),
    model: t.string({ description: 'Name of the model, such as `gemini/gemini-2.5-flash`; not for rules.' }),
  };
}

export function brainRules({ model }: { readonly model?: string | null | undefined }) {
  return [optionalText('model', model, 200)];
}

export function newsFields(t: InputFields) {
  return {
    headline: t.string({ required: true, description: 'From 1 to 200 characters.' }),
    body: t.string({ required: true, defaultValue: '', description: 'At most 2,000 characters.' }),
    sentimentBps: t.field({
      type: 'BasisPoints',
      required: true,
      defaultValue: 0,
      description: 'Basis points from -10000 (terrible) to 10000 (wonderful).',
    }),
    markets: t.stringList({
      required: true,
      defaultValue: [],
      description: 'Symbols of the markets it is about. Empty: all markets.',
    }),
  };
}

type News = Omit<Extract<ForkChange, { readonly kind: 'INJECT_NEWS' }>, 'kind'>;

export function newsRules({ headline, body, sentimentBps, markets }: News) {
  return [
    plainText('headline', headline, 1, 200),
    plainText('body', body, 0, 2_000),
    within('sentimentBps', sentimentBps, -10_000, 10_000),
    markets.length > MAX_MARKETS ? within('markets', markets.length, 0, MAX_MARKETS) : null,
  ];
}

export function shockFields(t: InputFields) {
  return {
    market: t.string({ required: true, description: 'Symbol of the market.' }),
    shiftBps: t.field({
      type: 'BasisPoints',
      required: true,
      description: `Basis points with sign, 1 to ${MAX_SHOCK_BPS} in size: -500 pushes five percent down.`,
    }),
    mode: t.field({
      type: ShockMode,
      required: true,
      defaultValue: 'FAIR_VALUE',
      description: 'How it reaches the market.',
    }),
    durationMs: t.field({
      type: 'EpochMillis',
      required: true,
      defaultValue: 0,
      description: 'How long quotes stay away with REMOVE_LIQUIDITY, simulated milliseconds, at most a day.',
    }),
  };
}

export function shockRules({ shiftBps, durationMs }: { readonly shiftBps: number; readonly durationMs: number }) {
  return [
    within('shiftBps', shiftBps, -MAX_SHOCK_BPS, MAX_SHOCK_BPS),
    nonZero('shiftBps', shiftBps),
    within('durationMs', durationMs, 0, MAX_SHOCK_MS),
  ];
}
