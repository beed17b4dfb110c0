import type { MarketEvent } from '../market/events.ts';
import type { ModelOutcome, ModelRequest } from '../traders/llm/model.ts';
import type { Control, ControlOutcome } from './control.ts';
import type { SimulationState } from './face.ts';

/** To the simulation thread. */
export type ToSimulation =
  | { readonly type: 'CONTROL'; readonly id: number; readonly control: Control }
  /** Goes on with a run that a crash interrupted. Answered like a control. */
  | { readonly type: 'CONTINUE'; readonly id: number; readonly runId: string }
  | { readonly type: 'ANSWER'; readonly epoch: string; readonly outcome: ModelOutcome }
  /** The API thread has folded everything up to this slice: lets the simulation run on. */
  | { readonly type: 'FOLDED'; readonly slice: number }
  | { readonly type: 'SHUT_DOWN' };

/** From the simulation thread. Nothing is sent before it is durable. */
export type FromSimulation =
  /** `fold` is where the read model of a run that goes on is; null when the run begins. */
  | {
      readonly type: 'EPOCH';
      readonly state: SimulationState;
      readonly fold: Readonly<Record<string, unknown>> | null;
    }
  | {
      readonly type: 'SLICE';
      readonly slice: number;
      readonly events: readonly MarketEvent[];
      readonly state: SimulationState;
    }
  | { readonly type: 'STATE'; readonly state: SimulationState }
  | { readonly type: 'CONTROLLED'; readonly id: number; readonly outcome: ControlOutcome }
  | { readonly type: 'ASK'; readonly epoch: string; readonly request: ModelRequest }
  /** Nobody waits for the answers any more. */
  | { readonly type: 'DROP_ASKS' }
  | { readonly type: 'SHUT' };

/** One end of the border between the two threads. */
export type Channel<Out, In> = {
  send(message: Out): void;
  onMessage(receive: (message: In) => void): void;
};

/** Two ends in one thread, for tests and for the command line. Delivery is synchronous unless `defer` postpones it. */
export function channelPair<A, B>(
  defer: (deliver: () => void) => void = (deliver) => deliver(),
): [Channel<A, B>, Channel<B, A>] {
  const toRight: ((message: A) => void)[] = [];
  const toLeft: ((message: B) => void)[] = [];
  const left: Channel<A, B> = {
    send: (message) => defer(() => tell(toRight, message)),
    onMessage: (receive) => void toLeft.push(receive),
  };
  const right: Channel<B, A> = {
    send: (message) => defer(() => tell(toLeft, message)),
    onMessage: (receive) => void toRight.push(receive),
  };
  return [left, right];
}

function tell<T>(receivers: readonly ((message: T) => void)[], message: T): void {
  for (const receive of receivers) receive(message);
}
