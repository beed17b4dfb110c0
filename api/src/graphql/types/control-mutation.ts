import type { InputRef } from '@pothos/core';
import type { Control, ControlError, ControlOutcome } from '../../simulation/control.ts';
import { builder } from '../builder.ts';
import type { ApiContext, Services } from '../context.ts';
import type { InputRule } from '../operations/input-rules.ts';
import type { Once } from '../operations/mutation-memory.ts';
import { RunSource } from '../run-source.ts';
import { Agent, findAgent } from './agent.ts';
import { Budget } from './budget.ts';
import { findMarket, Market } from './market.ts';
import { findKeptRun, Run } from './run.ts';
import { Simulation } from './simulation.ts';
import { UserError } from './user-error.ts';

/** What a payload tells besides the outcome. */
export type Subject =
  | 'NOTHING'
  | 'SIMULATION'
  | { readonly market: string }
  | { readonly agent: string }
  | { readonly run: string };

type Payload = { readonly outcome: ControlOutcome; readonly subject: Subject };
type Keyed = { readonly idempotencyKey?: string | null | undefined };

type ControlMutation<Input extends Keyed> = {
  /** Verb and noun in one word, such as `haltMarket`. */
  readonly name: string;
  readonly description: string;
  readonly input: InputRef<Input>;
  /** What `count` of the outcome is called in the payload. */
  readonly counts?: { readonly name: string; readonly description: string };
  readonly shows: 'NOTHING' | 'SIMULATION' | 'MARKET' | 'AGENT' | 'BUDGET' | 'RUN';
  readonly rules?: (input: Input) => readonly InputRule[];
  readonly subject: (input: Input) => Subject;
} & (
  | { readonly control: (input: Input) => Control; readonly act?: never }
  /** For what is no matter of the simulation. */
  | { readonly act: (input: Input, services: Services) => ControlOutcome; readonly control?: never }
);

/** Declares a mutation, its payload and its answers. Every act of a person goes this one way. */
export function controlMutation<Input extends Keyed>(mutation: ControlMutation<Input>): void {
  const payload = payloadType(mutation);
  builder.mutationField(mutation.name, (t) =>
    t.field({
      type: payload,
      args: { input: t.arg({ type: mutation.input, required: true, description: 'What to do.' }) },
      description: mutation.description,
      resolve: async (_root, args, context) => {
        // The shape of a generic input is out of the compiler's reach; the schema has checked it.
        const { input } = args as { readonly input: Input };
        return { outcome: await perform(mutation, input, context), subject: mutation.subject(input) };
      },
    }),
  );
}

async function perform<Input extends Keyed>(
  mutation: ControlMutation<Input>,
  input: Input,
  { services }: ApiContext,
): Promise<ControlOutcome> {
  const broken = (mutation.rules?.(input) ?? []).filter((error) => error !== null);
  if (broken.length > 0) return refused(services, broken);
  const act = async () =>
    mutation.act === undefined ? services.face.control(mutation.control(input)) : mutation.act(input, services);
  const { idempotencyKey: key } = input;
  if (typeof key !== 'string') return act();
  const once = services.mutations.once(mutation.name, key, JSON.stringify(input), act);
  return once.kind === 'OUTCOME' ? once.outcome : refused(services, [KEY_ERRORS[once.kind]]);
}

const KEY_FIELD = ['input', 'idempotencyKey'];

const KEY_ERRORS: Readonly<Record<Exclude<Once['kind'], 'OUTCOME'>, ControlError>> = {
  OTHER_INPUT: { code: 'ALREADY_EXISTS', message: 'idempotencyKey: was used for another input', field: KEY_FIELD },
  INTERRUPTED: {
    code: 'FAILED',
    message:
      'idempotencyKey: the server was interrupted while it did this: look whether it is done before you use another key',
    field: KEY_FIELD,
  },
};

function refused({ face }: ApiContext['services'], errors: readonly ControlError[]): ControlOutcome {
  const { seq, status } = face.state();
  return { changed: false, seq, status, errors };
}

function payloadType<Input extends Keyed>({ name, shows, counts }: ControlMutation<Input>) {
  const typeName = `${name[0]?.toUpperCase()}${name.slice(1)}Payload`;
  const ref = builder.objectRef<Payload>(typeName).implement({
    description: `What came of \`${name}\`. It is answered when what it did is on disk and visible to queries.`,
    fields: (t) => ({
      changed: t.boolean({
        description: 'False when nothing had to be done, or `userErrors` says why nothing was.',
        resolve: ({ outcome }) => outcome.changed,
      }),
      seq: t.field({
        type: 'Sequence',
        description: 'Queries and feeds that reached this event show the effect.',
        resolve: ({ outcome }) => outcome.seq,
      }),
      userErrors: t.field({
        type: [UserError],
        complexity: { field: 1, multiplier: 2 },
        description: 'Why it was refused; empty when it was not.',
        resolve: ({ outcome }) => outcome.errors.map((error) => ({ ...error, currentStatus: outcome.status })),
      }),
    }),
  });
  if (counts !== undefined) {
    const { name: field, description } = counts;
    builder.objectField(ref, field, (t) => t.int({ description, resolve: ({ outcome }) => outcome.count ?? 0 }));
  }
  showSubject(ref, shows);
  return ref;
}

type PayloadRef = ReturnType<ReturnType<typeof builder.objectRef<Payload>>['implement']>;

function showSubject(ref: PayloadRef, shows: ControlMutation<Keyed>['shows']): void {
  switch (shows) {
    case 'NOTHING':
      return;
    case 'SIMULATION':
      builder.objectField(ref, 'simulation', (t) =>
        t.field({
          type: Simulation,
          nullable: true,
          description: 'The run after the act.',
          resolve: (_payload, _args, { services }) => services.face.state(),
        }),
      );
      return;
    case 'BUDGET':
      builder.objectField(ref, 'budget', (t) =>
        t.field({
          type: Budget,
          description: 'The caps after the act.',
          resolve: (_payload, _args, { services }) => services.budget.state(),
        }),
      );
      return;
    case 'MARKET':
      builder.objectField(ref, 'market', (t) =>
        t.field({
          type: Market,
          nullable: true,
          description: 'The market after the act; null when there is none of that name.',
          resolve: ({ subject }, _args, context) => findMarket(currentRun(context), nameOf(subject)),
        }),
      );
      return;
    case 'AGENT':
      builder.objectField(ref, 'agent', (t) =>
        t.field({
          type: Agent,
          nullable: true,
          description: 'The agent after the act; null when there is none of that name.',
          resolve: ({ subject }, _args, context) => findAgent(currentRun(context), nameOf(subject)),
        }),
      );
      return;
    case 'RUN':
      builder.objectField(ref, 'run', (t) =>
        t.field({
          type: Run,
          nullable: true,
          description: 'The run after the act; null when none of that name is kept.',
          resolve: ({ subject }, _args, context) => findKeptRun(nameOf(subject), context),
        }),
      );
  }
}

/** Not the operation's own run: the act may have begun another one. */
function currentRun({ services }: ApiContext): RunSource {
  return RunSource.current(services.face, services.archive);
}

function nameOf(subject: Subject): string {
  if (typeof subject === 'string') return '';
  if ('run' in subject) return subject.run;
  return 'market' in subject ? subject.market : subject.agent;
}
