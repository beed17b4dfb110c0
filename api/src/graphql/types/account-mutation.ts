import { builder } from '../builder.ts';
import { nonZero } from '../operations/input-rules.ts';
import { type InputFields, idempotencyKey } from './act-inputs.ts';
import { controlMutation } from './control-mutation.ts';

function handle(t: InputFields) {
  return { handle: t.string({ required: true, description: 'Short name of the agent.' }) };
}

controlMutation({
  name: 'pauseAgent',
  description:
    'Keeps an agent from thinking and trading until it is resumed. What it has on its way is lost; an answer that a model still owes is told, but places nothing.',
  input: builder.inputType('PauseAgentInput', {
    description: 'Which agent.',
    fields: (t) => ({
      ...handle(t),
      cancelOpenOrders: t.boolean({
        required: true,
        defaultValue: false,
        description: 'Whether its resting orders and waiting stops are canceled; else they stay.',
      }),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'AGENT',
  control: ({ handle, cancelOpenOrders }) => ({ kind: 'PAUSE_AGENT', handle, cancelOpenOrders }),
  subject: ({ handle }) => ({ agent: handle }),
});

controlMutation({
  name: 'resumeAgent',
  description: 'Lets a paused agent go on; its turn comes at once. When it is not paused, nothing changes.',
  input: builder.inputType('ResumeAgentInput', {
    description: 'Which agent.',
    fields: (t) => ({ ...handle(t), ...idempotencyKey(t) }),
  }),
  shows: 'AGENT',
  control: ({ handle }) => ({ kind: 'RESUME_AGENT', handle }),
  subject: ({ handle }) => ({ agent: handle }),
});

controlMutation({
  name: 'cancelAgentOrders',
  description: 'Cancels the resting orders and waiting stops of an agent. When it has none, nothing changes.',
  input: builder.inputType('CancelAgentOrdersInput', {
    description: 'Whose orders, and where.',
    fields: (t) => ({
      ...handle(t),
      market: t.string({ description: 'Symbol of the only market that is meant; all markets when absent.' }),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'AGENT',
  counts: { name: 'canceledCount', description: 'How many orders were canceled.' },
  control: ({ handle, market }) => ({ kind: 'CANCEL_AGENT_ORDERS', handle, market: market ?? null }),
  subject: ({ handle }) => ({ agent: handle }),
});

controlMutation({
  name: 'adjustAgentBalance',
  description:
    'Moves money or stock between the treasury and an agent, booked in the ledger as `ADJUST`. Only what is free can be taken.',
  input: builder.inputType('AdjustAgentBalanceInput', {
    description: 'Whose balance, and by how much.',
    fields: (t) => ({
      ...handle(t),
      asset: t.string({ required: true, description: '`BTC` or a base asset such as `AAPL`.' }),
      amount: t.field({
        type: 'Amount',
        required: true,
        description: 'In sats of BTC, in lots of a base asset: above 0 it is given, below 0 taken away.',
      }),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'AGENT',
  rules: ({ amount }) => [nonZero('amount', amount)],
  control: ({ handle, asset, amount }) => ({ kind: 'ADJUST_AGENT_BALANCE', handle, asset, amount }),
  subject: ({ handle }) => ({ agent: handle }),
});
