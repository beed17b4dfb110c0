import { z } from 'zod';
import type { Brain } from '../../market/participant.ts';
import { MAX_SATS } from '../../market/units.ts';
import { personas } from '../../traders/agents/personas/index.ts';
import { agentStrategies } from '../../traders/agents/strategies/index.ts';
import type { AgentSettings, InlinePersona } from '../../traders/population-settings.ts';
import { choice, count, field, fields, isMap, passOn, quantity, text, yesOrNo } from './fields.ts';
import { GROUP_NAME } from './group-schema.ts';
import { personaParameters } from './persona-parameters.ts';
import { bitcoin, share } from './quantities.ts';

const MOST_SEATS = 200;
const CAPITAL = [1_000, MAX_SATS / 1_000] as const;
const EVERYBODY = 'everybody';
const HANDLES = personas.map(({ handle }) => handle);
const RULE: Brain = { kind: 'RULE', model: null };

const brain = (description: string) =>
  field({ description, takes: 'rule, or { model: NAME }', range: 'rule, or any model' }, (value, refuse) => {
    if (value === 'rule') return RULE;
    const model = isMap(value) && Object.keys(value).length === 1 ? value.model : undefined;
    const isName = typeof model === 'string' && /^[\x21-\x7e]{1,200}$/.test(model);
    return isName ? ({ kind: 'OPENAI', model } as const) : refuse('rule, or a model such as { model: gpt-5-mini }');
  });

const handle = (description: string) =>
  field(
    { description, takes: 'a name of lower-case letters, digits and dashes', range: '1 to 32 characters' },
    (value, refuse) =>
      typeof value === 'string' && GROUP_NAME.test(value)
        ? value
        : refuse('a name of lower-case letters, digits and dashes'),
  );

export const personaSchema = fields({
  handle: handle('Its handle'),
  name: text(40, 'What people call it'),
  strategy: choice(
    agentStrategies.map(({ strategy }) => strategy),
    'What the rule brain looks for, and what a model falls back to',
  ),
  description: text(200, 'One line: how it trades'),
  prompt: text(2_000, 'Who a language model is asked to be'),
  parameters: personaParameters.prefault({}),
});

/** A handle of the registry, or a whole persona of the scenario’s own. */
const persona = z
  .unknown()
  .transform((value, context): string | InlinePersona => {
    if (typeof value === 'string') {
      if (HANDLES.includes(value)) return value;
      context.addIssue({ code: 'custom', message: `one of ${HANDLES.join(', ')}, or a persona of its own` });
      return z.NEVER;
    }
    const parsed = personaSchema.safeParse(value);
    if (parsed.success) return parsed.data;
    passOn(context, parsed.error, []);
    return z.NEVER;
  })
  .meta({ description: 'Who sits there', takes: 'a persona’s handle, or a persona', range: HANDLES.join(', ') });

const seatShape = {
  persona,
  handle: handle('The seat’s name; the persona’s handle when absent, numbered from the second seat on').optional(),
  seats: count([1, MOST_SEATS], 'So many seats of this kind').prefault(1),
  brain: brain('What decides there, when not as for all').optional(),
  capital: quantity(bitcoin, CAPITAL, 'Start capital, when not as for all').optional(),
  stockShare: quantity(share, [0, 10_000], 'Part of it given as stock, when not as for all').optional(),
  maskTickers: yesOrNo('Whether a model there knows the assets as ASSET_A, ASSET_B, when not as for all').optional(),
} as const;

export const seatSchema = fields(seatShape);

type SeatChoice = z.output<typeof seatSchema>;

const seats = z
  .unknown()
  .transform((value, context): readonly SeatChoice[] => {
    if (value === EVERYBODY) return HANDLES.map((each) => ({ persona: each, seats: 1 }));
    if (!Array.isArray(value)) {
      context.addIssue({ code: 'custom', message: `everybody, or a list of seats such as [kelvin, ostara]` });
      return z.NEVER;
    }
    return value.flatMap((item: unknown, index) => {
      const parsed = seatSchema.safeParse(isMap(item) ? item : { persona: item });
      passOn(context, parsed.error, [index], isMap(item) ? 0 : 1);
      return parsed.success ? [parsed.data] : [];
    });
  })
  .meta({
    description: 'Who sits: every persona once, or a list of handles and seats',
    takes: 'everybody, or a list',
    range: `0 to ${MOST_SEATS} seats`,
  });

export const agentsSchema = fields({
  brain: brain('What decides in every seat that says nothing else').prefault('rule'),
  capital: quantity(bitcoin, CAPITAL, 'Start capital of every seat that says nothing else').prefault('1 BTC'),
  stockShare: quantity(
    share,
    [0, 10_000],
    'Part of the start capital given as stock, evenly over the markets at opening prices',
  ).prefault('50%'),
  maskTickers: yesOrNo('Whether models know the assets as ASSET_A, ASSET_B only, in news too').prefault(false),
  seats: seats.prefault(EVERYBODY),
})
  .transform((agents, context): readonly AgentSettings[] => {
    const settings = seated(agents.seats, agents);
    const repeated = repeatedHandle(settings);
    if (repeated !== null) {
      context.addIssue({
        code: 'custom',
        message: `handles that differ (two seats are "${repeated}")`,
        path: ['seats'],
      });
    }
    if (settings.length > MOST_SEATS) {
      context.addIssue({ code: 'custom', message: `at most ${MOST_SEATS} seats`, path: ['seats'] });
    }
    return settings;
  })
  .meta({ description: 'The AI seats' });

type Defaults = {
  readonly brain: Brain;
  readonly capital: number;
  readonly stockShare: number;
  readonly maskTickers: boolean;
};

/** `kelvin`, `kelvin-2`, `kelvin-3`: the first seat of a name keeps it. */
function seated(choices: readonly SeatChoice[], usual: Defaults): readonly AgentSettings[] {
  const taken = new Map<string, number>();
  return choices.flatMap((seat) => {
    const own = typeof seat.persona === 'string' ? seat.persona : seat.persona.handle;
    const base = seat.handle ?? own;
    return Array.from({ length: seat.seats }, (): AgentSettings => {
      const count = seat.handle === undefined || seat.seats > 1 ? (taken.get(base) ?? 0) + 1 : 1;
      taken.set(base, count);
      const name = count === 1 ? base : `${base}-${count}`;
      const settings = {
        persona: seat.persona,
        brain: seat.brain ?? usual.brain,
        startingSats: seat.capital ?? usual.capital,
        stockShareBps: seat.stockShare ?? usual.stockShare,
        ...((seat.maskTickers ?? usual.maskTickers) ? { masksTickers: true as const } : {}),
      };
      return name === own ? settings : { ...settings, handle: name };
    });
  });
}

function repeatedHandle(settings: readonly AgentSettings[]): string | null {
  const handles = settings.map(({ handle: own, persona: who }) => own ?? (typeof who === 'string' ? who : who.handle));
  return handles.find((each, index) => handles.indexOf(each) < index) ?? null;
}
