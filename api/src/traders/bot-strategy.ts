import { z } from 'zod';
import type { Instrument } from '../market/instrument.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Bounds } from './population-draws.ts';
import type { Parameters } from './population-settings.ts';
import type { Trader } from './trader.ts';

export type NumberField = z.ZodDefault<z.ZodNumber>;

/** The numbers of a strategy: each with a range, a default and what it means, units in the names. No other names pass. */
export type ParameterSchema = z.ZodObject<Readonly<Record<string, NumberField>>, z.core.$strict>;

/** The numbers themselves, as `S` describes them. */
export type ParametersOf<S extends ParameterSchema> = Readonly<z.output<S>>;

type Range = readonly [least: number, most: number];

/** A number in a range, both ends included. */
export function amount(usual: number, [least, most]: Range, meaning: string): NumberField {
  return z.number().min(least).max(most).default(usual).describe(meaning);
}

/** A whole number in a range, both ends included. */
export function whole(usual: number, [least, most]: Range, meaning: string): NumberField {
  return z.number().int().min(least).max(most).default(usual).describe(meaning);
}

/** What the schema says about one number. */
export function boundsOf(field: NumberField): Bounds {
  const { minValue, maxValue, isInt } = field.unwrap();
  return {
    least: minValue ?? Number.NEGATIVE_INFINITY,
    most: maxValue ?? Number.POSITIVE_INFINITY,
    isWhole: isInt,
  };
}

/** Who a bot is and where it trades. */
export type BotSeat = {
  readonly participantId: ParticipantId;
  readonly instrument: Instrument;
  readonly seed: string;
};

/** What a strategy is made of; `createTrader` gets numbers that the schema has passed and filled up. */
export type BotDefinition<S extends ParameterSchema> = {
  readonly strategy: string;
  readonly description: string;
  readonly parameters: S;
  readonly createTrader: (seat: BotSeat, parameters: ParametersOf<S>) => Trader;
};

/** What a registry holds. */
export type BotStrategy = {
  readonly strategy: string;
  readonly description: string;
  readonly parameters: ParameterSchema;
  /** @throws ZodError when `parameters` says something the schema refuses; what it leaves out is as usual */
  readonly createTrader: (seat: BotSeat & { readonly parameters: Parameters }) => Trader;
};

/** Turns a definition into what a registry holds. */
export function defineBot<S extends ParameterSchema>(definition: BotDefinition<S>): BotStrategy {
  const { strategy, description, parameters, createTrader } = definition;
  return {
    strategy,
    description,
    parameters,
    createTrader: ({ parameters: given, ...seat }) => createTrader(seat, parameters.parse(given)),
  };
}
