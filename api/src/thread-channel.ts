import type { MessagePort, Worker } from 'node:worker_threads';
import type { Channel } from './simulation/messages.ts';

/** The thread's first word: what is sent to it from now on is heard. */
export const LISTENING = 'LISTENING';

/** One end of the border between two threads. Messages are copied; both sides are built from the same types. */
export function threadChannel<Out, In>(port: MessagePort | Worker): Channel<Out, In> {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (receive) => void port.on('message', (message: In) => receive(message)),
  };
}

/** Keeps what is said to a thread until it listens: up to then nothing can have come of it. */
export class PatientChannel<Out, In> implements Channel<Out, In> {
  readonly #channel: Channel<Out, In | typeof LISTENING>;
  #waiting: Out[] = [];
  isOpen = false;

  constructor(worker: Worker) {
    this.#channel = threadChannel(worker);
  }

  send(message: Out): void {
    if (this.isOpen) this.#channel.send(message);
    else this.#waiting.push(message);
  }

  onMessage(receive: (message: In) => void): void {
    this.#channel.onMessage((message) => {
      if (message === LISTENING) this.#open();
      else receive(message);
    });
  }

  #open(): void {
    this.isOpen = true;
    for (const message of this.#waiting.splice(0)) this.#channel.send(message);
  }
}
