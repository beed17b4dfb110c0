import type { ServerResponse } from 'node:http';

/** What a browser may do before it asks from a page of another origin. */
export function preflight(response: ServerResponse, methods = 'GET, POST'): void {
  response.writeHead(204, {
    'Access-Control-Allow-Methods': methods,
    'Access-Control-Allow-Headers': 'Accept, Authorization, Content-Type',
    'Access-Control-Max-Age': '600',
  });
  response.end();
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(`${JSON.stringify(body)}\n`);
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}

/** For good: a browser may remember it. */
export function redirect(response: ServerResponse, path: string): void {
  response.writeHead(301, { Location: path });
  response.end();
}
