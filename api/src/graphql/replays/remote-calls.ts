import { type ExecutionResult, GraphQLError, print } from 'graphql';
import type { Channel } from '../../simulation/messages.ts';
import { Payload, PayloadPump, type PayloadSink, type PayloadStream } from '../operations/payload.ts';
import type { Request } from '../operations/request.ts';
import type { FromReplays, ReplayWish, SentOperation, SentResult, Steered, ToReplays } from './messages.ts';

const DIED: ExecutionResult = {
  errors: [new GraphQLError('The replay ended unexpectedly', { extensions: { code: 'INTERNAL' } })],
};

/** Calls to the thread that replays, each with its answer. When the thread dies all of them are answered with that. */
export class RemoteCalls {
  readonly #channel: Channel<ToReplays, FromReplays>;
  readonly #waiting = new Map<number, (answer: FromReplays | null) => void>();
  #count = 0;

  constructor(channel: Channel<ToReplays, FromReplays>) {
    this.#channel = channel;
    channel.onMessage((message) => this.#settle(message.call, message));
  }

  async steer(replayId: string, wish: ReplayWish): Promise<Steered> {
    return steeredOf(await this.#ask((call) => ({ type: 'STEER', call, replayId, wish })));
  }

  async look(replayId: string): Promise<Steered> {
    return steeredOf(await this.#ask((call) => ({ type: 'LOOK', call, replayId })));
  }

  end(replayId: string): void {
    this.#channel.send({ type: 'END', replayId });
  }

  async execute(replayId: string, request: Request): Promise<ExecutionResult> {
    const operation = sent(request);
    const call = this.#nextCall();
    const leave = () => this.#channel.send({ type: 'LEAVE', call });
    request.signal.addEventListener('abort', leave, { once: true });
    const answer = await this.#send({ type: 'EXECUTE', call, replayId, operation });
    request.signal.removeEventListener('abort', leave);
    return answer?.type === 'RESULT' ? received(answer.result) : DIED;
  }

  async subscribe(replayId: string, request: Request): Promise<PayloadStream | ExecutionResult> {
    const call = this.#nextCall();
    const answer = await this.#send({ type: 'SUBSCRIBE', call, replayId, operation: sent(request) });
    if (answer?.type === 'RESULT') return received(answer.result);
    if (answer?.type !== 'OPENED') return DIED;
    return new RemoteStream(
      () => this.#send({ type: 'NEXT', call }),
      () => this.#leave(call),
    );
  }

  /** The thread is gone. */
  fail(): void {
    for (const call of [...this.#waiting.keys()]) this.#settle(call, null);
  }

  #leave(call: number): void {
    this.#channel.send({ type: 'LEAVE', call });
    this.#settle(call, null);
  }

  #ask(message: (call: number) => ToReplays & { readonly call: number }): Promise<FromReplays | null> {
    return this.#send(message(this.#nextCall()));
  }

  #nextCall(): number {
    this.#count += 1;
    return this.#count;
  }

  #send(message: ToReplays & { readonly call: number }): Promise<FromReplays | null> {
    return new Promise((resolve) => {
      this.#waiting.set(message.call, resolve);
      this.#channel.send(message);
    });
  }

  #settle(call: number, answer: FromReplays | null): void {
    const resolve = this.#waiting.get(call);
    this.#waiting.delete(call);
    resolve?.(answer);
  }
}

/** A feed of the other thread. It is pulled: an event is made when it is asked for, like those of this thread. */
class RemoteStream implements PayloadStream {
  readonly #pull: () => Promise<FromReplays | null>;
  readonly #leave: () => void;
  readonly #pump = new PayloadPump(() => this.next());
  #last: Promise<unknown> = Promise.resolve();
  #isOver = false;

  constructor(pull: () => Promise<FromReplays | null>, leave: () => void) {
    this.#pull = pull;
    this.#leave = leave;
  }

  next(): Promise<IteratorResult<Payload>> {
    const next = this.#last.then(() => this.#take());
    this.#last = next;
    return next;
  }

  pour(sink: PayloadSink): void {
    this.#pump.pour(sink);
  }

  wake(): void {
    this.#pump.wake();
  }

  async return(): Promise<IteratorResult<Payload>> {
    if (!this.#isOver) this.#leave();
    this.#isOver = true;
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #take(): Promise<IteratorResult<Payload>> {
    const answer = this.#isOver ? null : await this.#pull();
    if (answer?.type === 'PAYLOAD' && answer.payload !== null) {
      return { done: false, value: new Payload(answer.payload) };
    }
    this.#isOver = true;
    return { done: true, value: undefined };
  }
}

function steeredOf(answer: FromReplays | null): Steered {
  return answer?.type === 'STEERED' ? answer.steered : { code: 'INTERNAL', message: 'The replay ended unexpectedly' };
}

function sent({ document, operationName, variables, purse }: Request): SentOperation {
  return { document: print(document), operationName, variables, rate: purse.state() };
}

/** Errors come as they are told to clients, already masked. */
function received({ data, errors }: SentResult): ExecutionResult {
  const found = errors?.map(({ message, path, extensions }) => {
    return new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null });
  });
  const result = data === undefined ? {} : { data: data as NonNullable<ExecutionResult['data']> };
  return found === undefined ? result : { ...result, errors: found };
}
