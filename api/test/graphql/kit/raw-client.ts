import { once } from 'node:events';
import { type RawData, WebSocket } from 'ws';
import type { TestServer } from './test-server.ts';

const PROTOCOL = 'graphql-transport-ws';

export type Message = { readonly id?: string; readonly type: string; readonly payload?: unknown };

type Refusal = { readonly extensions?: { readonly code?: string } };

/** A refused document is an `error`, a feed that cannot be opened a `next` with errors. */
export function codeOf({ type, payload }: Message): unknown {
  const errors = type === 'error' ? (payload as Refusal[]) : (payload as { readonly errors?: Refusal[] }).errors;
  return errors?.[0]?.extensions?.code;
}

export type RawOptions = { readonly protocol?: string | null; readonly origin?: string };

/** A websocket that says exactly what it is told. */
export class RawClient {
  readonly socket: WebSocket;
  readonly #messages: Message[] = [];
  #arrived = () => {};
  readonly closed: Promise<{ code: number; reason: string }>;

  constructor(server: TestServer, options: RawOptions = {}) {
    const protocol = options.protocol === undefined ? PROTOCOL : options.protocol;
    const headers = options.origin === undefined ? {} : { origin: options.origin };
    this.socket = new WebSocket(server.socketUrl, protocol === null ? [] : [protocol], { headers });
    this.socket.on('message', (data: RawData) => {
      this.#messages.push(JSON.parse(String(data)) as Message);
      this.#arrived();
    });
    this.socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      this.socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
    });
  }

  /** One that has said hello and was heard. */
  static async open(server: TestServer): Promise<RawClient> {
    const client = new RawClient(server);
    await once(client.socket, 'open');
    client.say({ type: 'connection_init' });
    await client.hear(({ type }) => type === 'connection_ack');
    return client;
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: unknown, variables?: unknown): void {
    this.say({ id, type: 'subscribe', payload: { query, variables } });
  }

  async hear(wanted: (message: Message) => boolean = () => true): Promise<Message> {
    for (;;) {
      const found = this.#messages.findIndex(wanted);
      if (found >= 0) return this.#messages.splice(found, 1)[0] as Message;
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }

  hearOf(id: string): Promise<Message> {
    return this.hear((message) => message.id === id);
  }
}
