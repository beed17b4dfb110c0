import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createProxyServer } from 'httpxy';

/** Questions and feeds, replays, and files of runs. */
const API_PATH = /^\/(graphql(\/|\?|$)|replay\/|export\/)/;

/** Told to a GraphQL client while the API cannot be reached; the terminal shows its banner and tries again. */
const UNREACHABLE = JSON.stringify({
  errors: [{ message: 'The exchange cannot be reached.', extensions: { code: 'API_UNREACHABLE' } }],
});

/**
 * The server of the `ui` container: the terminal's files, and `/graphql` (HTTP, SSE and websocket), `/replay` and `/export`
 * handed on to the API, so that a browser sees one origin. The `Host` header stays: the API compares it with the page's origin.
 *
 * @param isBehindProxy another proxy stands before this one: the last address of its `X-Forwarded-For` is the viewer's
 */
export function createUiServer(apiUrl: string, serveTerminal: RequestListener, isBehindProxy = false): Server {
  const proxy = createProxyServer({ target: apiUrl, ws: true, xfwd: true });
  proxy.on('error', (_error, _request, response) => refuse(response));
  const server = createServer((request, response) => {
    if (request.url === '/health') answer(response, 200, JSON.stringify({ status: 'ok' }));
    else if (isForApi(request)) {
      nameViewer(request, isBehindProxy);
      proxy.web(request, response).catch(() => refuse(response));
    } else serveTerminal(request, response);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (!isForApi(request)) {
      socket.destroy();
      return;
    }
    nameViewer(request, isBehindProxy);
    proxy.ws(request, socket, {}, head).catch(() => socket.destroy());
  });
  return server;
}

function isForApi(request: IncomingMessage): boolean {
  return API_PATH.test(request.url ?? '');
}

/** The proxy library would leave what a browser claims about itself; the API counts viewers by this header. */
function nameViewer(request: IncomingMessage, isBehindProxy: boolean): void {
  const told = String(request.headers['x-forwarded-for'] ?? '').split(',');
  const viewer = isBehindProxy ? told.at(-1)?.trim() : undefined;
  request.headers['x-forwarded-for'] = viewer || request.socket.remoteAddress || 'unknown';
}

function refuse(response: unknown): void {
  if (isResponse(response)) answer(response, 502, UNREACHABLE);
  else if (isSocket(response)) response.destroy();
}

function answer(response: ServerResponse, status: number, body: string): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(body);
}

function isResponse(value: unknown): value is ServerResponse {
  return typeof value === 'object' && value !== null && 'writeHead' in value;
}

function isSocket(value: unknown): value is Socket {
  return typeof value === 'object' && value !== null && 'destroy' in value;
}
