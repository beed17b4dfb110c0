import { type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import type { Logger } from 'pino';
import type { RunArchive } from '../../ledger/history.ts';
import type { ReplayableRuns } from '../../ledger/replayable-runs.ts';
import type { Clock } from '../../simulation/clock.ts';
import { FeedHub } from '../../simulation/feeds/feed-hub.ts';
import type { Channel } from '../../simulation/messages.ts';
import { ArchiveAsOf } from '../../simulation/replay/archive-as-of.ts';
import { Replay } from '../../simulation/replay/replay.ts';
import { ReplayedRun } from '../../simulation/replay/replayed-run.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { unreachable } from '../../util/assert.ts';
import type { ServerIdentity, Services } from '../context.ts';
import type { Limits } from '../limits.ts';
import { MutationMemory } from '../operations/mutation-memory.ts';
import { Operations } from '../operations/operations.ts';
import type { PayloadStream } from '../operations/payload.ts';
import type { Request } from '../operations/request.ts';
import { Turns } from '../operations/turns.ts';
import { RunFolds } from '../run-folds.ts';
import {
  type FromReplays,
  noReplay,
  type SentOperation,
  type SentResult,
  type Steered,
  type ToReplays,
} from './messages.ts';

/** Whoever steers hears so soon how far a long way is, milliseconds. */
const ANSWER_WITHIN_MS = 800;

export type ReplayStageOptions = {
  readonly channel: Channel<FromReplays, ToReplays>;
  readonly clock: Clock;
  readonly runs: Pick<ReplayableRuns, 'open'>;
  readonly archive: RunArchive;
  readonly schema: GraphQLSchema;
  readonly scenarios: readonly Scenario[];
  readonly limits: Limits;
  readonly identity: ServerIdentity;
  readonly log: Logger;
};

type Staged = { readonly runId: string; readonly replay: Replay; readonly operations: Operations };
type Shared = { readonly run: ReplayedRun; users: number };
type OpenFeed = { readonly replayId: string; readonly payloads: PayloadStream };

/** The replaying thread's side: a read model, its feeds and its operations for each replay, waypoints for each run. */
export class ReplayStage {
  readonly #options: ReplayStageOptions;
  readonly #staged = new Map<string, Staged>();
  readonly #runs = new Map<string, Shared>();
  readonly #feeds = new Map<number, OpenFeed>();
  readonly #executing = new Map<number, AbortController>();

  constructor(options: ReplayStageOptions) {
    this.#options = options;
    options.channel.onMessage((message) => {
      this.#receive(message).catch((error: unknown) => this.#failed(message, error));
    });
  }

  /** One request fails, and only that: others are replayed by the same thread. */
  #failed(message: ToReplays, error: unknown): void {
    this.#options.log.error({ err: error, type: message.type }, 'a replay failed');
    const answer = failureOf(message);
    if (answer !== null) this.#options.channel.send(answer);
  }

  async #receive(message: ToReplays): Promise<void> {
    switch (message.type) {
      case 'STEER':
        return this.#answer(message.call, await this.#steer(message));
      case 'LOOK': {
        const { call, replayId } = message;
        return this.#answer(call, this.#staged.get(replayId)?.replay.steering() ?? noReplay(replayId));
      }
      case 'END':
        return this.#end(message.replayId);
      case 'EXECUTE':
        return this.#execute(message.call, message.replayId, message.operation);
      case 'SUBSCRIBE':
        return this.#subscribe(message.call, message.replayId, message.operation);
      case 'NEXT':
        return this.#next(message.call);
      case 'LEAVE':
        return this.#leave(message.call);
      default:
        unreachable(message);
    }
  }

  #answer(call: number, steered: Steered): void {
    this.#options.channel.send({ type: 'STEERED', call, steered });
  }

  async #steer({ replayId, wish }: Extract<ToReplays, { readonly type: 'STEER' }>): Promise<Steered> {
    const known = this.#staged.get(replayId);
    const staged = known?.runId === wish.runId ? known : this.#open(replayId, wish.runId);
    if (staged === null) {
      return {
        code: 'NOT_FOUND',
        message: `Run ${JSON.stringify(wish.runId)} cannot be replayed: it is gone or damaged`,
      };
    }
    const { replay } = staged;
    if (wish.speed !== null) replay.setSpeed(wish.speed);
    if (wish.moment !== null) replay.seek(wish.moment);
    else if (replay.state().epoch === '' && !replay.steering().isSeeking) replay.seek({ time: 0 });
    if (wish.isPlaying === true) replay.play();
    if (wish.isPlaying === false) replay.pause();
    await Promise.race([replay.whenThere(), this.#sleep(ANSWER_WITHIN_MS)]);
    return replay.steering();
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#options.clock.after(ms, resolve));
  }

  /** Takes the place of what was open under this name, once it is known that it can. */
  #open(replayId: string, runId: string): Staged | null {
    const run = this.#takeRun(runId);
    if (run === null) return null;
    this.#end(replayId);
    const { clock, scenarios, schema, log } = this.#options;
    const replay = new Replay({ clock, run, scenarios });
    const archive = new ArchiveAsOf(this.#options.archive, runId, () => replay.read());
    const feeds = new FeedHub({ face: replay, archive, clock });
    replay.listen(feeds);
    const services = this.#servicesOf(replay, archive, feeds);
    const operations = new Operations(schema, services, log, { hidesSuggestions: true, hasIntrospection: true });
    const staged = { runId, replay, operations };
    this.#staged.set(replayId, staged);
    return staged;
  }

  #servicesOf(face: Replay, archive: RunArchive, feeds: FeedHub): Services {
    const { limits, identity, clock } = this.#options;
    return {
      face,
      archive,
      feeds,
      limits,
      identity,
      // What models cost is a matter of the server's wall clock, not of the moment that is shown.
      budget: { state: () => NO_BUDGET },
      mutations: new MutationMemory(clock),
      runFolds: new RunFolds(archive, limits),
      turns: new Turns(),
      removedRuns: () => [],
    };
  }

  #takeRun(runId: string): ReplayedRun | null {
    const known = this.#runs.get(runId);
    if (known !== undefined) {
      known.users += 1;
      return known.run;
    }
    const found = this.#options.runs.open(runId);
    if (found === undefined) return null;
    const run = new ReplayedRun(found);
    this.#runs.set(runId, { run, users: 1 });
    return run;
  }

  #end(replayId: string): void {
    const staged = this.#staged.get(replayId);
    if (staged === undefined) return;
    this.#staged.delete(replayId);
    staged.replay.stop();
    for (const [call, feed] of this.#feeds) if (feed.replayId === replayId) this.#leave(call);
    const shared = this.#runs.get(staged.runId);
    if (shared === undefined) return;
    shared.users -= 1;
    if (shared.users > 0) return;
    this.#runs.delete(staged.runId);
    shared.run.close();
  }

  async #execute(call: number, replayId: string, operation: SentOperation): Promise<void> {
    const staged = this.#staged.get(replayId);
    if (staged === undefined) return this.#giveResult(call, { errors: [missing(replayId)] });
    const controller = new AbortController();
    this.#executing.set(call, controller);
    const result = await staged.operations.execute(requestOf(operation, controller.signal));
    this.#executing.delete(call);
    this.#giveResult(call, plain(result));
  }

  async #subscribe(call: number, replayId: string, operation: SentOperation): Promise<void> {
    const staged = this.#staged.get(replayId);
    if (staged === undefined) return this.#giveResult(call, { errors: [missing(replayId)] });
    const opened = await staged.operations.subscribe(requestOf(operation, new AbortController().signal));
    if (!(Symbol.asyncIterator in opened)) return this.#giveResult(call, plain(opened));
    this.#feeds.set(call, { replayId, payloads: opened });
    this.#options.channel.send({ type: 'OPENED', call });
  }

  async #next(call: number): Promise<void> {
    const next = await this.#feeds.get(call)?.payloads.next();
    const payload = next === undefined || next.done === true ? null : next.value.text;
    if (payload === null) this.#feeds.delete(call);
    this.#options.channel.send({ type: 'PAYLOAD', call, payload });
  }

  #leave(call: number): void {
    this.#executing.get(call)?.abort();
    void this.#feeds.get(call)?.payloads.return?.();
    this.#feeds.delete(call);
  }

  #giveResult(call: number, result: SentResult): void {
    this.#options.channel.send({ type: 'RESULT', call, result });
  }
}

const CANNOT_READ = { code: 'INTERNAL', message: 'The run cannot be read at the moment' } as const;
const UNEXPECTED = { message: 'Unexpected error.', extensions: { code: 'INTERNAL' } };

const NO_BUDGET = {
  lines: [],
  agentLines: [],
  tokenLines: [],
  burnMicroUsdPerMinute: 0,
  isReached: false,
  modelSeats: [],
} as const;

/** What whoever waits is told when its call failed. */
function failureOf(message: ToReplays): FromReplays | null {
  switch (message.type) {
    case 'STEER':
    case 'LOOK':
      return { type: 'STEERED', call: message.call, steered: CANNOT_READ };
    case 'EXECUTE':
    case 'SUBSCRIBE':
      return { type: 'RESULT', call: message.call, result: { errors: [UNEXPECTED] } };
    case 'NEXT':
      return { type: 'PAYLOAD', call: message.call, payload: null };
    case 'END':
    case 'LEAVE':
      return null;
    default:
      return unreachable(message);
  }
}

/** It was checked and paid for before it was sent. */
function requestOf({ document, operationName, variables, rate }: SentOperation, signal: AbortSignal): Request {
  const purse = { owes: () => {}, pay: () => null, state: () => rate };
  return { document: parse(document), operationName, variables, caller: 'PUBLIC', transport: 'SOCKET', purse, signal };
}

function plain({ data, errors }: ExecutionResult): SentResult {
  const told = errors?.map((error) => error.toJSON());
  return { ...(data === undefined ? {} : { data }), ...(told === undefined ? {} : { errors: told }) };
}

function missing(replayId: string) {
  const { code, message } = noReplay(replayId);
  return { message, extensions: { code } };
}
