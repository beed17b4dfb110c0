import { builder } from '../builder.ts';
import { BudgetScope } from '../enums.ts';
import { type InputRule, isGiven, matches, within } from '../operations/input-rules.ts';
import { idempotencyKey } from './act-inputs.ts';
import { controlMutation } from './control-mutation.ts';

const USD = /^\d{1,9}(\.\d{1,6})?$/;
const MICRO = 1_000_000;
const MAX_TOKENS = 1e12;

controlMutation({
  name: 'setBudget',
  description:
    'Caps what language models may use in this run, from the next question on. Seats that fell back to their rules stay there until `setBrain`.',
  input: builder.inputType('SetBudgetInput', {
    description: 'Which cap, and the new one: in money, in tokens or both.',
    fields: (t) => ({
      scope: t.field({ type: BudgetScope, required: true, description: 'What the cap is for.' }),
      handle: t.string({ description: 'Of `AGENT`, and only of it: short name of the agent.' }),
      limitUsd: t.string({ description: 'US dollars, a decimal string with at most six places; stays when absent.' }),
      limitTokens: t.float({ description: 'A whole number of tokens, from 0 to 10^12; stays when absent.' }),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'BUDGET',
  rules: ({ scope, handle, limitUsd, limitTokens }): readonly InputRule[] => [
    isGiven('handle', handle, scope === 'AGENT'),
    typeof limitUsd === 'string' ? matches('limitUsd', limitUsd, USD, 'a decimal such as "2.5"') : null,
    typeof limitTokens === 'number' ? within('limitTokens', limitTokens, 0, MAX_TOKENS) : null,
    isGiven('limitUsd', limitUsd ?? limitTokens, true),
  ],
  control: ({ scope, handle, limitUsd, limitTokens }) => ({
    kind: 'SET_BUDGET',
    scope,
    participantId: handle ?? null,
    microUsd: typeof limitUsd === 'string' ? Math.round(Number(limitUsd) * MICRO) : null,
    tokens: typeof limitTokens === 'number' ? Math.floor(limitTokens) : null,
  }),
  subject: () => 'NOTHING',
});
