import { z } from 'zod';
import { MAX_SATS } from '../../market/units.ts';
import { backgroundStrategies } from '../../traders/background/index.ts';
import { type BotStrategy, boundsOf } from '../../traders/bot-strategy.ts';
import { liquidityStrategies } from '../../traders/liquidity/index.ts';
import type { Draw } from '../../traders/population-draws.ts';
import type { GroupSettings } from '../../traders/population-settings.ts';
import { count, drawable, field, fields, isMap, passOn } from './fields.ts';
import { bitcoin, quantityOf } from './quantities.ts';

export const GROUP_NAME = /^[a-z][a-z0-9-]{0,31}$/;
const MOST_PER_MARKET = 20_000;

/** One number of a strategy as files write it: `meanWake: 24s` for `meanWakeMs: 24000`. */
export type ParameterField = {
  readonly name: string;
  readonly fileName: string;
  readonly usual: number;
  readonly schema: z.ZodType<Draw, unknown>;
};

export function parameterFields({ parameters: { shape } }: BotStrategy): readonly ParameterField[] {
  return Object.entries(shape).map(([name, number]) => {
    const { quantity: of, fileName } = quantityOf(name);
    const usual = number.parse(undefined);
    return { name, fileName, usual, schema: drawable(of, boundsOf(number), meaningOf(number.description ?? fileName)) };
  });
}

/** In a file the number says its unit. */
function meaningOf(description: string): string {
  return description.replace(/, (?:ms|sats|basis points|count)$/, '');
}

/** Names and values of a strategy's parameters as the code has them, all of them. */
function parametersSchema(strategy: BotStrategy) {
  const known = parameterFields(strategy);
  const shape = Object.fromEntries(known.map(({ fileName, schema }) => [fileName, schema.optional()]));
  return fields(shape).transform((given) => {
    const entries = known.map(({ name, fileName, usual }) => [name, (given[fileName] as Draw | undefined) ?? usual]);
    return Object.fromEntries(entries) as Readonly<Record<string, Draw>>;
  });
}

const CAPITAL = { least: 1_000, most: MAX_SATS / 1_000, isWhole: true };

const ANY_PARAMETERS = { description: 'Numbers of its strategy, see below; what is absent is as usual' };

/** One group of a strategy, or of none that is known. */
export function groupSchema(strategy: BotStrategy | undefined, strategies: readonly BotStrategy[]) {
  const range = strategies.map((each) => each.strategy).join(', ');
  const facts = { description: 'How its members trade; the group’s name when absent', takes: 'one of', range };
  return fields({
    strategy: field(facts, (value, refuse) =>
      strategy === undefined ? refuse(`one of ${range}`) : String(value),
    ).optional(),
    perMarket: count([0, MOST_PER_MARKET], 'Members in every market'),
    capital: drawable(bitcoin, CAPITAL, 'Start capital of each: half bitcoin, half stock at the opening price'),
    parameters:
      strategy === undefined ? z.unknown().optional().meta(ANY_PARAMETERS) : parametersSchema(strategy).prefault({}),
  });
}

/** Groups by name: the ids of their members begin with it. */
function groupsSchema(strategies: readonly BotStrategy[], description: string) {
  return z
    .record(z.string().regex(GROUP_NAME), z.unknown())
    .transform((groups, context): readonly GroupSettings[] =>
      Object.entries(groups).flatMap(([group, given]) => {
        const parsed = readGroup(strategies, group, given);
        passOn(context, parsed.error, [group]);
        return parsed.success ? [parsed.data] : [];
      }),
    )
    .meta({ description });
}

function readGroup(strategies: readonly BotStrategy[], group: string, given: unknown) {
  const named = isMap(given) && given.strategy !== undefined ? given : { strategy: group };
  const strategy = strategies.find((candidate) => candidate.strategy === named.strategy);
  const full = isMap(given) ? { ...given, strategy: named.strategy } : given;
  return groupSchema(strategy, strategies)
    .transform(({ perMarket, capital, parameters }): GroupSettings => {
      const settings = { group, strategy: strategy?.strategy ?? '', perMarket, capitalSats: capital };
      return { ...settings, parameters: parameters as GroupSettings['parameters'] };
    })
    .safeParse(full);
}

export const liquiditySchema = groupsSchema(liquidityStrategies, 'Market makers, in groups by name');
export const backgroundSchema = groupsSchema(backgroundStrategies, 'Background traders, in groups by name');
