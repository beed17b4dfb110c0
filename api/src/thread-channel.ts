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
