import { WebSocket } from 'ws';

/** One message of a feed. */
export type RecordedFrame = {
  /** Which feed with which variables. */
  readonly key: string;
  /** What it told, as JSON. */
  readonly payload: string;
};

export type SocketMessage = {
  readonly type: string;
  readonly id?: string;
  readonly payload?: { readonly query?: string; readonly operationName?: string; readonly variables?: object };
};

/** What the feeds of a real server say to a real page, in order. */
export class FeedRecord {
  readonly frames: RecordedFrame[] = [];
  readonly #target: string;

  constructor(target: string) {
    this.#target = `${target.replace('http', 'ws')}/graphql`;
  }

  /** Carries on what a browser asks for, but for the rates, and what the server says. */
  listen(browser: WebSocket): void {
    const keys = new Map<string, string>();
    const server = new WebSocket(this.#target, 'graphql-transport-ws');
    const early: string[] = [];
    browser.on('message', (data) => {
      const text = unpaced(String(data), keys);
      if (server.readyState === WebSocket.OPEN) server.send(text);
      else early.push(text);
    });
    server.on('open', () => {
      for (const text of early.splice(0)) server.send(text);
    });
    server.on('message', (data) => {
      const text = String(data);
      this.#keep(text, keys);
      browser.send(text);
    });
    browser.on('close', () => server.close());
    server.on('close', () => browser.close());
    server.on('error', () => browser.close());
  }

  #keep(text: string, keys: ReadonlyMap<string, string>): void {
    const { type, id = '', payload } = JSON.parse(text) as SocketMessage;
    const key = keys.get(id);
    if (type === 'next' && key !== undefined) this.frames.push({ key, payload: JSON.stringify(payload) });
  }
}

/** A subscription without its rate; its key is noted under its id. */
function unpaced(text: string, keys: Map<string, string>): string {
  const message = JSON.parse(text) as SocketMessage;
  if (message.type !== 'subscribe' || message.id === undefined) return text;
  keys.set(message.id, keyOf(message));
  return text.replace(/rate: MS_\d+/, 'rate: REALTIME');
}

/** The same feed has the same key, from wherever it goes on. */
export function keyOf({ payload }: SocketMessage): string {
  const name = /subscription (\w+)/.exec(payload?.query ?? '')?.[1] ?? '';
  const { after: _after, epoch: _epoch, ...variables } = { after: null, epoch: null, ...payload?.variables };
  return `${name} ${JSON.stringify(variables)}`;
}
