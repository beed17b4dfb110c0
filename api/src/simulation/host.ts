import { createReadModel } from '../projections/read-model.ts';
import type { ReadModel } from '../projections/views.ts';
import type { ModelOutcome, ModelRequest } from '../traders/llm/model.ts';
import { must, unreachable } from '../util/assert.ts';
import type { Control, ControlOutcome } from './control.ts';
import type { DurableListener, SimulationFace, SimulationState } from './face.ts';
import type { Channel, FromSimulation, ToSimulation } from './messages.ts';
import type { Scenario } from './scenario.ts';

/** Whoever asks the models on behalf of the simulation. */
export type AskHandler = {
  ask(request: ModelRequest, reply: (outcome: ModelOutcome) => void): void;
  drop(): void;
};

const idle: SimulationState = {
  status: 'IDLE',
  exchangeStatus: 'ONLINE',
  epoch: '',
  seq: 0,
  time: 0,
  speed: 1,
  goal: null,
  scenario: '',
  seed: '',
  startedAt: null,
  problem: null,
  lostMs: 0,
  eventsPerSecond: 0,
};

/** The API thread's side: folds what became durable, never anything else, and passes wishes on. */
export class SimulationHost implements SimulationFace {
  readonly #channel: Channel<ToSimulation, FromSimulation>;
  readonly #scenarios: readonly Scenario[];
  readonly #asks: AskHandler;
  readonly #listeners = new Set<DurableListener>();
  readonly #waiting = new Map<number, (outcome: ControlOutcome) => void>();
  readonly #onShut: (() => void)[] = [];
  #read = createReadModel();
  #state = idle;
  /** A run that has begun and is not in sight yet: before its first slice it has neither markets nor anything durable. */
  #begun: Extract<FromSimulation, { readonly type: 'EPOCH' }> | null = null;
  #controls = 0;
  #isDead = false;

  constructor(channel: Channel<ToSimulation, FromSimulation>, scenarios: readonly Scenario[], asks: AskHandler) {
    this.#channel = channel;
    this.#scenarios = scenarios;
    this.#asks = asks;
    channel.onMessage((message) => this.#receive(message));
  }

  state(): SimulationState {
    return this.#state;
  }

  read(): ReadModel {
    return this.#read;
  }

  scenarios(): readonly Scenario[] {
    return this.#scenarios;
  }

  control(control: Control): Promise<ControlOutcome> {
    return this.#ask((id) => ({ type: 'CONTROL', id, control }));
  }

  /** Whether a run goes on is not known yet: until it is, feeds wait and nobody takes this for a market without a run. */
  beginRecovery(): void {
    this.#setState({ ...this.#state, status: 'STARTING', exchangeStatus: 'RECOVERING' });
  }

  /** No run goes on. What broke meanwhile stays in sight. */
  endRecovery(): void {
    if (this.#state.exchangeStatus !== 'RECOVERING') return;
    this.#setState({ ...this.#state, status: 'IDLE', exchangeStatus: 'ONLINE' });
  }

  /** Goes on with a run that a crash interrupted, under the same epoch. */
  continueRun(runId: string): Promise<ControlOutcome> {
    this.beginRecovery();
    return this.#ask((id) => ({ type: 'CONTINUE', id, runId }));
  }

  listen(listener: DurableListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends the run and resolves when its last event is on disk; at once when the simulation has died before. */
  shutDown(): Promise<void> {
    if (this.#isDead) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onShut.push(resolve);
      this.#channel.send({ type: 'SHUT_DOWN' });
    });
  }

  /** The thread died: what is on disk stays true, nothing more comes. */
  failed(problem: string): void {
    this.#isDead = true;
    this.#setState({ ...this.#state, status: 'FAILED', exchangeStatus: 'MAINTENANCE', problem });
    const errors = [{ code: 'FAILED', message: problem, field: [] }] as const;
    for (const resolve of this.#waiting.values())
      resolve({ changed: false, seq: this.#state.seq, status: 'FAILED', errors });
    this.#waiting.clear();
    this.#shut();
  }

  #ask(message: (id: number) => ToSimulation): Promise<ControlOutcome> {
    this.#controls += 1;
    const id = this.#controls;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#channel.send(message(id));
    });
  }

  #receive(message: FromSimulation): void {
    switch (message.type) {
      case 'EPOCH':
        this.#begun = message;
        return;
      case 'SLICE':
        this.#showBegunRun();
        this.#fold(message);
        return;
      case 'STATE':
        this.#showBegunRun();
        this.#setState(message.state);
        return;
      case 'CONTROLLED':
        must(this.#waiting.get(message.id), `control ${message.id}`)(message.outcome);
        this.#waiting.delete(message.id);
        return;
      case 'ASK':
        this.#asks.ask(message.request, (outcome) =>
          this.#channel.send({ type: 'ANSWER', epoch: message.epoch, outcome }),
        );
        return;
      case 'DROP_ASKS':
        this.#asks.drop();
        return;
      case 'SHUT':
        this.#shut();
        return;
      default:
        unreachable(message);
    }
  }

  #showBegunRun(): void {
    if (this.#begun === null) return;
    const { state, fold } = this.#begun;
    this.#begun = null;
    this.#read = createReadModel();
    if (fold !== null) this.#read.restore(fold);
    for (const listener of this.#listeners) listener.onEpoch(state.epoch);
    this.#setState(state);
  }

  #fold(message: Extract<FromSimulation, { readonly type: 'SLICE' }>): void {
    for (const event of message.events) this.#read.apply(event);
    this.#state = message.state;
    for (const listener of this.#listeners) listener.onEvents(message.events, this.#read);
    this.#channel.send({ type: 'FOLDED', slice: message.slice });
  }

  #setState(state: SimulationState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener.onState(state);
  }

  #shut(): void {
    for (const resolve of this.#onShut.splice(0)) resolve();
  }
}
