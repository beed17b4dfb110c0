import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { FeedRecord } from './feed-record.ts';
import { FeedReplay } from './feed-replay.ts';

type Mode = { readonly kind: 'record' } | { readonly kind: 'replay'; readonly replay: FeedReplay };

/**
 * Stands between a browser and the real server. Pages and queries pass through. The feeds are asked for without a rate and
 * written down, or come from what was written down, as many messages a second as one likes.
 */
export class FeedFront {
  readonly url: string;
  readonly record: FeedRecord;
  readonly #server: Server;
  readonly #sockets = new Set<WebSocket>();
  #mode: Mode = { kind: 'record' };

  private constructor(server: Server, target: string) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.record = new FeedRecord(target);
    const sockets = new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws' });
    sockets.on('connection', (socket) => this.#serve(socket));
  }

  static async start(target: string): Promise<FeedFront> {
    const server = createServer((request, response) => passOn(target, request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FeedFront(server, target);
  }

  /** From now on sockets hear the record. The replay begins when `begin` is called. */
  replay(perSecond: number): FeedReplay {
    const replay = new FeedReplay(this.record.frames, perSecond);
    this.#mode = { kind: 'replay', replay };
    return replay;
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #serve(socket: WebSocket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    if (this.#mode.kind === 'record') this.record.listen(socket);
    else this.#mode.replay.serve(socket);
  }
}

/** With its `Host`: the API compares it with the origin of the page. */
function passOn(target: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = request;
  const onward = ask(new URL(request.url ?? '/', target), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
