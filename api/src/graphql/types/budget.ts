import { builder } from '../builder.ts';
import type { BudgetState, BudgetLine as LineView, BudgetTokenLine as TokenView } from '../context.ts';
import { usd } from './thought.ts';

const AGENT = 'Handle of the agent whose cap it is; null for the caps of the run and of the day.';

const BudgetLine = builder.objectRef<LineView>('BudgetLine').implement({
  description: 'One cap on what models may cost.',
  fields: (t) => ({
    scope: t.exposeString('scope', { description: 'What the cap is for: `run`, `day`, or the handle of an agent.' }),
    agent: t.exposeString('participantId', { nullable: true, description: AGENT }),
    spentUsd: t.string({
      description: 'Spent so far, US dollars, a decimal string with six places.',
      resolve: (line) => usd(line.spentMicroUsd),
    }),
    reservedUsd: t.string({
      description: 'Set aside for calls under way, US dollars, a decimal string with six places.',
      resolve: (line) => usd(line.reservedMicroUsd),
    }),
    limitUsd: t.string({
      description: 'The cap, US dollars, a decimal string with six places.',
      resolve: (line) => usd(line.limitMicroUsd),
    }),
    share: t.float({
      description: 'Spent and reserved as a share of the cap, from 0 to 1; 1 when the cap is 0.',
      resolve: shareOf,
    }),
    isReached: t.boolean({ description: 'Whether nothing more may be spent.', resolve: (line) => shareOf(line) >= 1 }),
  }),
});

const BudgetTokenLine = builder.objectRef<TokenView>('BudgetTokenLine').implement({
  description: 'One cap on the tokens that models may use, input and output together. Free models count against none.',
  fields: (t) => ({
    scope: t.exposeString('scope', { description: 'What the cap is for: `run`, `day`, or the handle of an agent.' }),
    agent: t.exposeString('participantId', { nullable: true, description: AGENT }),
    spentTokens: t.exposeFloat('spentTokens', { description: 'Tokens used so far.' }),
    reservedTokens: t.exposeFloat('reservedTokens', { description: 'Tokens set aside for calls under way.' }),
    limitTokens: t.exposeFloat('limitTokens', { description: 'The cap, in tokens.' }),
  }),
});

export const Budget = builder.objectRef<BudgetState>('Budget').implement({
  description: 'Money for language models. Rules cost nothing.',
  fields: (t) => ({
    lines: t.field({
      type: [BudgetLine],
      complexity: { field: 1, multiplier: 2 },
      description: 'The caps of the run and of the day.',
      resolve: (state) => state.lines,
    }),
    agentLines: t.field({
      type: [BudgetLine],
      complexity: { field: 1, multiplier: 12 },
      description: 'The cap of each agent that asked a model in this run.',
      resolve: (state) => state.agentLines,
    }),
    tokenLines: t.field({
      type: [BudgetTokenLine],
      complexity: { field: 1, multiplier: 14 },
      description: 'The caps in tokens: of the run, of the day and of each agent that asked.',
      resolve: (state) => state.tokenLines,
    }),
    burnUsdPerMinute: t.string({
      description: 'Spent in a wall-clock minute at present, US dollars, a decimal string with six places.',
      resolve: (state) => usd(state.burnMicroUsdPerMinute),
    }),
    minutesToCap: t.float({
      nullable: true,
      description: 'Wall-clock minutes to the first cap at this rate; null when nothing is spent.',
      resolve: minutesToCap,
    }),
    modelSeats: t.stringList({
      description: 'Handles of the agents that ask a model.',
      resolve: (state) => [...state.modelSeats],
    }),
    isPausedAtCap: t.boolean({
      description: 'True when a cap refused a call: the agents that asked a model decide by scripted rules now.',
      resolve: (state) => state.isReached,
    }),
  }),
});

function shareOf({ spentMicroUsd, reservedMicroUsd, limitMicroUsd }: LineView): number {
  return limitMicroUsd === 0 ? 1 : Math.min((spentMicroUsd + reservedMicroUsd) / limitMicroUsd, 1);
}

function minutesToCap({ lines, burnMicroUsdPerMinute }: BudgetState): number | null {
  if (burnMicroUsdPerMinute <= 0 || lines.length === 0) return null;
  const left = lines.map((line) => Math.max(line.limitMicroUsd - line.spentMicroUsd, 0));
  return Math.min(...left) / burnMicroUsdPerMinute;
}
