import { MAX_SATS } from '../../market/units.ts';
import { builder } from '../builder.ts';
import { eitherOf, equals, matches, optionalText, plainText, within } from '../operations/input-rules.ts';
import {
  brainChoice,
  brainRules,
  type InputFields,
  idempotencyKey,
  newsFields,
  newsRules,
  shockFields,
  shockRules,
} from './act-inputs.ts';
import { controlMutation } from './control-mutation.ts';

const MAX_NAME = 64;
const MAX_SPEED = 100_000;
const MAX_STEPS = 1_000;
const HANDLE = /^[a-z][a-z0-9-]{0,31}$/;

function runChoice(t: InputFields) {
  return {
    scenario: t.string({
      description: 'Name of a scenario; the server’s own (or the last one, on reset) when absent.',
    }),
    seed: t.string({ description: 'At most 64 characters: the same seed gives the same run. Drawn when absent.' }),
  };
}

type Choice = { readonly scenario?: string | null | undefined; readonly seed?: string | null | undefined };

function runChoiceRules(input: Choice) {
  return [optionalText('scenario', input.scenario, MAX_NAME), optionalText('seed', input.seed, MAX_NAME)];
}

controlMutation({
  name: 'startSimulation',
  description: 'Begins a run. When one is going on, nothing changes.',
  input: builder.inputType('StartSimulationInput', {
    description: 'Which run to begin.',
    fields: (t) => ({ ...runChoice(t), ...idempotencyKey(t) }),
  }),
  shows: 'SIMULATION',
  rules: runChoiceRules,
  control: ({ scenario, seed }) => ({ kind: 'START', scenario: scenario ?? null, seed: seed ?? null }),
  subject: () => 'SIMULATION',
});

controlMutation({
  name: 'stopSimulation',
  description: 'Ends the run; its history stays. When none is going on, nothing changes.',
  input: builder.inputType('StopSimulationInput', { description: 'Nothing to choose.', fields: idempotencyKey }),
  shows: 'SIMULATION',
  control: () => ({ kind: 'STOP' }),
  subject: () => 'SIMULATION',
});

controlMutation({
  name: 'resetSimulation',
  description: 'Ends the run and begins a new one; the old run stays in the history.',
  input: builder.inputType('ResetSimulationInput', {
    description: 'Which run to begin instead.',
    fields: (t) => ({
      confirm: t.string({ required: true, description: 'Must be `RESET`.' }),
      ...runChoice(t),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'SIMULATION',
  rules: (input) => [equals('confirm', input.confirm, 'RESET'), ...runChoiceRules(input)],
  control: ({ scenario, seed }) => ({ kind: 'RESET', scenario: scenario ?? null, seed: seed ?? null }),
  subject: () => 'SIMULATION',
});

controlMutation({
  name: 'pauseSimulation',
  description: 'Lets simulated time stand still.',
  input: builder.inputType('PauseSimulationInput', { description: 'Nothing to choose.', fields: idempotencyKey }),
  shows: 'SIMULATION',
  control: () => ({ kind: 'PAUSE' }),
  subject: () => 'SIMULATION',
});

controlMutation({
  name: 'resumeSimulation',
  description: 'Lets simulated time go on.',
  input: builder.inputType('ResumeSimulationInput', { description: 'Nothing to choose.', fields: idempotencyKey }),
  shows: 'SIMULATION',
  control: () => ({ kind: 'RESUME' }),
  subject: () => 'SIMULATION',
});

controlMutation({
  name: 'stepSimulation',
  description: 'Does the next few things that are due in a paused run; each yields at least one command.',
  input: builder.inputType('StepSimulationInput', {
    description: 'How far to go.',
    fields: (t) => ({
      steps: t.int({ required: true, defaultValue: 1, description: `How many steps, from 1 to ${MAX_STEPS}.` }),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'SIMULATION',
  rules: ({ steps }) => [within('steps', steps, 1, MAX_STEPS)],
  counts: { name: 'stepsExecuted', description: 'How many steps were done: 0 when it was refused.' },
  control: ({ steps }) => ({ kind: 'STEP', steps }),
  subject: () => 'SIMULATION',
});

controlMutation({
  name: 'runSimulationTo',
  description:
    'Lets simulated time go on, at the speed it has, and stand still at a goal. Another goal takes its place, a pause ends it; a server that is started anew does not remember it.',
  input: builder.inputType('RunSimulationToInput', {
    description: 'How far to go: exactly one of the two.',
    fields: (t) => ({
      time: t.field({
        type: 'EpochMillis',
        description: 'Simulated time, epoch milliseconds: everything up to then is done.',
      }),
      seq: t.field({
        type: 'Sequence',
        description: 'Until the journal has reached it: to the end of that simulated moment.',
      }),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'SIMULATION',
  rules: ({ time, seq }) => [eitherOf('time', time, 'seq', seq)],
  control: ({ time, seq }) => ({
    kind: 'RUN_TO',
    goal: typeof time === 'number' ? { kind: 'TIME', time } : { kind: 'SEQ', seq: seq ?? 0 },
  }),
  subject: () => 'SIMULATION',
});

controlMutation({
  name: 'setSimulationSpeed',
  description: 'Changes how fast simulated time passes.',
  input: builder.inputType('SetSimulationSpeedInput', {
    description: 'The new speed.',
    fields: (t) => ({
      speed: t.float({
        required: true,
        description: `Simulated per real time, from 0 to ${MAX_SPEED}: 1 is real time, 0 as fast as possible.`,
      }),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'SIMULATION',
  rules: ({ speed }) => [within('speed', speed, 0, MAX_SPEED)],
  control: ({ speed }) => ({ kind: 'SET_SPEED', speed }),
  subject: () => 'SIMULATION',
});

controlMutation({
  name: 'injectNews',
  description: 'Publishes news that agents read. It is quoted to them as data, never as an instruction.',
  input: builder.inputType('InjectNewsInput', {
    description: 'The news.',
    fields: (t) => ({ ...newsFields(t), ...idempotencyKey(t) }),
  }),
  shows: 'NOTHING',
  rules: newsRules,
  control: ({ headline, body, sentimentBps, markets }) => ({
    kind: 'INJECT_NEWS',
    headline,
    body,
    sentimentBps,
    markets,
  }),
  subject: () => 'NOTHING',
});

controlMutation({
  name: 'injectPriceShock',
  description: 'Pushes a price.',
  input: builder.inputType('InjectPriceShockInput', {
    description: 'Where, how hard and how.',
    fields: (t) => ({ ...shockFields(t), ...idempotencyKey(t) }),
  }),
  shows: 'MARKET',
  rules: shockRules,
  control: ({ market, shiftBps, mode, durationMs }) => ({
    kind: 'INJECT_PRICE_SHOCK',
    market,
    shiftBps,
    mode,
    durationMs,
  }),
  subject: ({ market }) => ({ market }),
});

controlMutation({
  name: 'haltMarket',
  description:
    'Stops trading in a market until it is resumed; a call auction it interrupts is over. When it is halted, nothing changes.',
  input: builder.inputType('HaltMarketInput', {
    description: 'Which market and why.',
    fields: (t) => ({
      market: t.string({ required: true, description: 'Symbol of the market.' }),
      reason: t.string({ required: true, defaultValue: '', description: 'Shown to people, at most 200 characters.' }),
      cancelOpenOrders: t.boolean({
        required: true,
        defaultValue: false,
        description: 'Whether resting orders are canceled.',
      }),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'MARKET',
  rules: ({ reason }) => [plainText('reason', reason, 0, 200)],
  control: ({ market, reason, cancelOpenOrders }) => ({ kind: 'HALT_MARKET', market, reason, cancelOpenOrders }),
  subject: ({ market }) => ({ market }),
});

type MarketMoveKind = 'RESUME_MARKET' | 'START_AUCTION' | 'UNCROSS_MARKET' | 'CLOSE_MARKET' | 'PRE_OPEN_MARKET';

/** An act that takes a market from one state to another and has nothing to choose but the market. */
function marketMove(name: string, kind: MarketMoveKind, description: string): void {
  controlMutation({
    name,
    description,
    input: builder.inputType(`${name[0]?.toUpperCase()}${name.slice(1)}Input`, {
      description: 'Which market.',
      fields: (t) => ({
        market: t.string({ required: true, description: 'Symbol of the market.' }),
        ...idempotencyKey(t),
      }),
    }),
    shows: 'MARKET',
    control: ({ market }) => ({ kind, market }),
    subject: ({ market }) => ({ market }),
  });
}

marketMove(
  'resumeMarket',
  'RESUME_MARKET',
  'Ends the halt of a market. It reopens by a call auction of `rules.auctionMs` and trades continuously after that. When it trades or is in an auction, nothing changes.',
);
marketMove(
  'startAuction',
  'START_AUCTION',
  'Begins a call auction in a market that is in `PRE_OPEN` or trades. When it is in one, nothing changes.',
);
marketMove(
  'uncrossMarket',
  'UNCROSS_MARKET',
  'Ends the call auction of a market now: it matches at one price, then trades continuously. When it trades, nothing changes.',
);
marketMove(
  'closeMarket',
  'CLOSE_MARKET',
  'Closes a market and cancels all of its orders. When it is closed, nothing changes.',
);
marketMove(
  'preOpenMarket',
  'PRE_OPEN_MARKET',
  'Lets a closed market take orders again; nothing trades until `startAuction`. When it is in `PRE_OPEN`, nothing changes.',
);

controlMutation({
  name: 'spawnAgent',
  description: 'Seats a new agent with start capital from the treasury.',
  input: builder.inputType('SpawnAgentInput', {
    description: 'Who it is and what decides for it.',
    fields: (t) => ({
      handle: t.string({
        required: true,
        description: 'Its short name: 1 to 32 lower-case letters, digits and hyphens, a letter first.',
      }),
      persona: t.string({ required: true, description: 'Name of a persona, such as `momentum`.' }),
      ...brainChoice(t),
      startingSats: t.field({
        type: 'Sats',
        required: true,
        defaultValue: 100_000_000,
        description: 'Start capital in sats, above 0.',
      }),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'AGENT',
  rules: (input) => [
    matches('handle', input.handle, HANDLE, '1 to 32 lower-case letters, digits and hyphens, a letter first'),
    plainText('persona', input.persona, 1, MAX_NAME),
    ...brainRules(input),
    within('startingSats', input.startingSats, 1, MAX_SATS),
  ],
  control: ({ handle, persona, brain, model, startingSats }) => ({
    kind: 'SPAWN_AGENT',
    handle,
    persona,
    brain,
    model: model ?? null,
    startingSats,
  }),
  subject: ({ handle }) => ({ agent: handle }),
});

controlMutation({
  name: 'setBrain',
  description: 'Gives an agent another brain while the run goes on. An answer that its old one still owes is dropped.',
  input: builder.inputType('SetBrainInput', {
    description: 'Which agent, and what decides for it from now on.',
    fields: (t) => ({
      handle: t.string({ required: true, description: 'Its short name.' }),
      ...brainChoice(t),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'AGENT',
  rules: (input) => brainRules(input),
  control: ({ handle, brain, model }) => ({ kind: 'SET_BRAIN', handle, brain, model: model ?? null }),
  subject: ({ handle }) => ({ agent: handle }),
});

controlMutation({
  name: 'retireAgent',
  description: 'Takes an agent out: its orders are canceled, its history stays.',
  input: builder.inputType('RetireAgentInput', {
    description: 'Which agent.',
    fields: (t) => ({
      handle: t.string({ required: true, description: 'Its short name.' }),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'AGENT',
  control: ({ handle }) => ({ kind: 'RETIRE_AGENT', handle }),
  subject: ({ handle }) => ({ agent: handle }),
});

controlMutation({
  name: 'thinkNow',
  description: 'Calls an agent’s turn at once.',
  input: builder.inputType('ThinkNowInput', {
    description: 'Which agent.',
    fields: (t) => ({
      handle: t.string({ required: true, description: 'Its short name.' }),
      ...idempotencyKey(t),
    }),
  }),
  shows: 'AGENT',
  control: ({ handle }) => ({ kind: 'THINK_NOW', handle }),
  subject: ({ handle }) => ({ agent: handle }),
});
