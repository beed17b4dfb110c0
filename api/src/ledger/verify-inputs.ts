import type { KeptAnswer, KeptQuestion } from './model-entry.ts';
import { readQuestions } from './reading/models.ts';
import type { SqliteFile } from './sqlite-file.ts';
import { show } from './verify-replies.ts';

type Input = {
  readonly seq: number;
  readonly position: number;
  readonly kind: string;
  readonly step: number;
  readonly time: number;
  readonly payload: string;
  /** Of the command that it came before. */
  readonly commandKind: string | null;
  readonly commandType: string | null;
  readonly commandTime: number | null;
  readonly commandPayload: string | null;
};

const INPUTS =
  'select i.seq, i.position, i.kind, i.step, i.time, i.payload, j.kind as commandKind, j.type as commandType, ' +
  'j.time as commandTime, j.payload as commandPayload from inputs i left join journal j on j.seq = i.seq ' +
  'order by i.seq, i.position';

/** Where inputs stand, that commands are those of the journal, and that answers are those of the model tables. */
export function findOddInput(file: SqliteFile): string | null {
  const answers = new AnswersOnce(readQuestions(file));
  let last: Input | null = null;
  for (const input of file.prepare<[], Input>(INPUTS).iterate()) {
    const problem = findMisplaced(input, last) ?? findOtherPayload(file, input) ?? answers.compare(input);
    if (problem !== null) return `inputs, row ${input.seq} ${input.position}: ${problem}`;
    last = input;
  }
  return answers.findMissing();
}

function findMisplaced(input: Input, last: Input | null): string | null {
  const { seq, position, step, time, commandKind, commandTime } = input;
  if (commandKind !== 'COMMAND' || commandTime === null) return 'there is no such command in the journal';
  const expected = last?.seq === seq ? last.position + 1 : 0;
  if (position !== expected) return `expected position ${expected}`;
  if (step < (last?.step ?? 0)) return `step is ${step}, that before it ${last?.step}`;
  const isPlaced = time >= (last?.time ?? 0) && time <= commandTime;
  return isPlaced ? null : `time is ${time}, its command came at ${commandTime}`;
}

function findOtherPayload(file: SqliteFile, input: Input): string | null {
  switch (input.kind) {
    case 'COMMAND':
      return findOtherCommand(input);
    case 'ACT':
      return findOtherAct(file, input);
    case 'ANSWER':
      return null;
    default:
      return `kind is ${show(input.kind)}`;
  }
}

/** Commands that a person gives are written down in the journal as they came. */
function findOtherCommand({ payload, commandType, commandPayload, time, commandTime }: Input): string | null {
  const { type, ...rest } = JSON.parse(payload) as { readonly type: string };
  if (time !== commandTime) return `time is ${time}, its command came at ${commandTime}`;
  const expected = `${commandType} ${commandPayload}`;
  return `${type} ${JSON.stringify(rest)}` === expected
    ? null
    : `payload is ${show(payload)}, the journal has ${expected}`;
}

/** What an act says appears in the commands it led to, at its own time; of a joiner's persona only its words do. */
function findOtherAct(file: SqliteFile, { seq, time, payload, commandTime }: Input): string | null {
  if (time !== commandTime) return `time is ${time}, its command came at ${commandTime}`;
  const told = new Set<unknown>();
  const rows = file
    .prepare<[number, number], { type: string; payload: string }>(
      `select type, payload from journal where kind = 'COMMAND' and seq >= ? and time = ? order by seq limit 100`,
    )
    .all(seq, time);
  for (const row of rows) for (const value of leavesOf(JSON.parse(row.payload))) told.add(value);
  const { kind, persona, ...said } = JSON.parse(payload) as Record<string, unknown>;
  const whole = kind === 'SPAWN_AGENT' ? said : { ...said, persona };
  const strange = leavesOf(whole).find((value) => value !== undefined && !told.has(value));
  return strange === undefined ? null : `payload says ${show(strange)}, its commands in the journal do not`;
}

function leavesOf(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.values(value).flatMap(leavesOf);
}

/** Every answer is kept twice: beside the command that came next, and as the end of its question. */
class AnswersOnce {
  readonly #answers: Map<string, KeptAnswer>;
  #count = 0;

  constructor(questions: readonly KeptQuestion[]) {
    const answered = questions.flatMap(({ requestId, answer }) =>
      answer === null ? [] : [[requestId, answer] as const],
    );
    this.#answers = new Map(answered);
  }

  compare({ seq, kind, time, payload }: Input): string | null {
    if (kind !== 'ANSWER') return null;
    const told = JSON.parse(payload) as Told;
    const answer = this.#answers.get(told.requestId);
    if (answer === undefined) return `model_answers holds no answer to ${told.requestId}`;
    this.#answers.delete(told.requestId);
    this.#count += 1;
    const expected: Fields = { ...toldFields(told, seq, time), order: String(this.#count) };
    const found: Fields = { ...keptFields(answer), order: String(answer.order) };
    const name = Object.keys(expected).find((field) => expected[field] !== found[field]);
    if (name === undefined) return null;
    return `${name} of the answer to ${told.requestId} is ${show(expected[name])}, in the model tables ${show(found[name])}`;
  }

  findMissing(): string | null {
    const [left] = this.#answers.keys();
    return left === undefined ? null : `inputs: the answer to ${left} is missing, model_answers has it`;
  }
}

type Told = {
  readonly requestId: string;
  readonly due: number;
  readonly answer: Omit<KeptAnswer, 'kind' | 'requestId' | 'result' | 'calls' | 'order'> & {
    readonly result: {
      readonly kind: string;
      readonly answer?: unknown;
      readonly cause?: string;
      readonly detail?: string;
    };
    readonly calls?: readonly (Omit<KeptAnswer['calls'][number], 'added'> & { readonly added: unknown })[];
  };
};

type Fields = Readonly<Record<string, string>>;

function toldFields({ answer, due }: Told, seq: number, time: number): Fields {
  const { result, rawAnswer, usage, latencyMs, callCount, fallBack, calls = [] } = answer;
  const ending = result.kind === 'ANSWERED' ? { answer: JSON.stringify(result.answer) } : result;
  const made = calls.map(({ added, ...call }) => ({ ...call, added: JSON.stringify(added) }));
  return fieldsOf({
    ...{ result: { kind: result.kind, ...ending }, rawAnswer, usage, latencyMs, callCount, fallBack, calls: made },
    ...{ enteredSeq: seq - 1, enteredTime: time, dueTime: Math.max(due, time) },
  });
}

function keptFields({ kind: _kind, requestId: _requestId, order: _order, ...answer }: KeptAnswer): Fields {
  return fieldsOf(answer);
}

/** Both in one form: durations as columns hold them, objects with their keys in order, text without half characters. */
function fieldsOf(
  answer: Omit<KeptAnswer, 'kind' | 'requestId' | 'order' | 'result'> & { readonly result: object },
): Fields {
  const calls = answer.calls.map((call) => ({ ...call, latencyMs: Math.round(call.latencyMs) }));
  const plain = { ...answer, latencyMs: Math.round(answer.latencyMs), calls };
  return Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, canonical(value)]));
}

function canonical(value: unknown): string {
  const inOrder = (_key: string, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : typeof part === 'string'
        ? part.toWellFormed()
        : part;
  return JSON.stringify(value, inOrder);
}
