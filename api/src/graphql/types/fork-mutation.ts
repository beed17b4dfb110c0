import type { ForkChange } from '../../simulation/control.ts';
import { must } from '../../util/assert.ts';
import { builder } from '../builder.ts';
import { type InputRule, under, within } from '../operations/input-rules.ts';
import {
  brainChoice,
  brainRules,
  idempotencyKey,
  newsFields,
  newsRules,
  shockFields,
  shockRules,
} from './act-inputs.ts';
import { controlMutation } from './control-mutation.ts';

const MAX_FORK_SETS = 20;
const MAX_FEE_BPS = 1_000;

const ForkSetInput = builder.inputType('ForkSetInput', {
  description: 'One thing that is different in a fork: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    brain: t.field({
      type: builder.inputType('ForkBrainInput', {
        description: 'What decides for an agent from here on.',
        fields: (f) => ({
          handle: f.string({ required: true, description: 'Short name of the agent.' }),
          ...brainChoice(f),
        }),
      }),
      description: 'Another brain for an agent.',
    }),
    persona: t.field({
      type: builder.inputType('ForkPersonaInput', {
        description: 'As whom an agent trades from here on; its brain, money and orders stay.',
        fields: (f) => ({
          handle: f.string({ required: true, description: 'Short name of the agent.' }),
          persona: f.string({ required: true, description: 'Short name of the persona, see `personas`.' }),
        }),
      }),
      description: 'Another persona for an agent.',
    }),
    fees: t.field({
      type: builder.inputType('ForkFeesInput', {
        description: 'What trading costs from here on. The orders of the market are canceled.',
        fields: (f) => ({
          market: f.string({ required: true, description: 'Symbol of the market.' }),
          makerFeeBps: f.field({
            type: 'BasisPoints',
            required: true,
            description: `Basis points, 0 to ${MAX_FEE_BPS}.`,
          }),
          takerFeeBps: f.field({
            type: 'BasisPoints',
            required: true,
            description: `Basis points, 0 to ${MAX_FEE_BPS}.`,
          }),
        }),
      }),
      description: 'Other fees for a market.',
    }),
    shock: t.field({
      type: builder.inputType('ForkShockInput', { description: 'Where, how hard and how.', fields: shockFields }),
      description: 'A push of a price.',
    }),
    news: t.field({
      type: builder.inputType('ForkNewsInput', { description: 'The news.', fields: newsFields }),
      description: 'News that agents read. It is quoted to them as data, never as an instruction.',
    }),
  }),
});

type ForkSet = typeof ForkSetInput.$inferInput;

/** The schema lets in exactly one. */
function toForkChange({ brain, persona, fees, shock, news }: ForkSet): ForkChange {
  if (brain) return { kind: 'SET_BRAIN', ...brain, model: brain.model ?? null };
  if (persona) return { kind: 'SET_PERSONA', ...persona };
  if (fees) return { kind: 'SET_FEES', ...fees };
  if (shock) return { kind: 'INJECT_PRICE_SHOCK', ...shock };
  return { kind: 'INJECT_NEWS', ...must(news, 'news') };
}

function forkSetRules({ brain, fees, shock, news }: ForkSet, index: number): readonly InputRule[] {
  const at = (name: string, rules: readonly InputRule[]) =>
    rules.map((rule) => under(['set', String(index), name], rule));
  return [
    ...at('brain', brain ? brainRules(brain) : []),
    ...at('fees', fees ? feeRules(fees) : []),
    ...at('shock', shock ? shockRules(shock) : []),
    ...at('news', news ? newsRules(news) : []),
  ];
}

function feeRules({ makerFeeBps, takerFeeBps }: NonNullable<ForkSet['fees']>): readonly InputRule[] {
  return [
    within('makerFeeBps', makerFeeBps, 0, MAX_FEE_BPS),
    within('takerFeeBps', takerFeeBps, 0, MAX_FEE_BPS),
  ].filter((rule) => rule !== null);
}

controlMutation({
  name: 'forkSimulation',
  description:
    'Ends the run and goes on from its present moment, with something changed, as a run of its own, which knows its parent (`Run.parent`). The old run stays in the history. Agents that were waiting for a model abstain.',
  input: builder.inputType('ForkSimulationInput', {
    description: 'What is different in the new run.',
    fields: (t) => ({
      set: t.field({
        type: [ForkSetInput],
        required: true,
        defaultValue: [],
        description: `What is changed, in this order; at most ${MAX_FORK_SETS}. Empty: nothing. When one is refused, none is done and the run goes on.`,
      }),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'SIMULATION',
  rules: ({ set }) =>
    set.length > MAX_FORK_SETS ? [within('set', set.length, 0, MAX_FORK_SETS)] : set.flatMap(forkSetRules),
  control: ({ set }) => ({ kind: 'FORK', changes: set.map(toForkChange) }),
  subject: () => 'SIMULATION',
});
