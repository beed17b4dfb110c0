import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createUiServer } from '../../ui/server/create-server.ts';

const open: Server[] = [];

async function listen(server: Server): Promise<string> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Stands for the API: tells what it was asked, streams two events until the client leaves, echoes on the socket. */
function fakeApi() {
  const left: string[] = [];
  const server = createServer(async (request, response) => {
    request.on('close', () => left.push(request.url ?? ''));
    if (request.headers.accept === 'text/event-stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
      await wait(20);
      response.write('data: 2\n\n');
      return;
    }
    const body = await text(request);
    const { host, 'x-forwarded-for': viewer } = request.headers;
    response.end(JSON.stringify({ method: request.method, url: request.url, host, viewer, body }));
  });
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'graphql-transport-ws' });
  sockets.on('connection', (socket, { headers }) => {
    socket.on('message', (message) => socket.send(`echo ${message} ${headers['x-forwarded-for']}`));
  });
  return { server, left };
}

const page = (_request: unknown, response: { end(text: string): void }) => response.end('the terminal');

describe('the server of the ui container', () => {
  it('serves the terminal and its own health', async () => {
    const ui = await listen(createUiServer('http://127.0.0.1:1', page));
    expect(await (await fetch(`${ui}/markets/aapl`)).text()).toBe('the terminal');
    expect(await (await fetch(`${ui}/graphqlx`)).text()).toBe('the terminal');
    expect(await (await fetch(`${ui}/health`)).json()).toEqual({ status: 'ok' });
  });

  it('hands a POST on to the API with the Host the browser used', async () => {
    const ui = await listen(createUiServer(await listen(fakeApi().server), page));
    for (const path of ['/replay/some-name', '/export/some-run'])
      expect(await (await fetch(`${ui}${path}`)).json()).toMatchObject({ url: path });
    const answer = await fetch(`${ui}/graphql?a=1`, { method: 'POST', body: '{"query":"{ markets }"}' });
    expect(await answer.json()).toEqual({
      method: 'POST',
      url: '/graphql?a=1',
      host: new URL(ui).host,
      viewer: '127.0.0.1',
      body: '{"query":"{ markets }"}',
    });
  });

  it('passes server-sent events on as they come, and ends the stream at the API when the client leaves', async () => {
    const api = fakeApi();
    const ui = await listen(createUiServer(await listen(api.server), page));
    const abort = new AbortController();
    const answer = await fetch(`${ui}/graphql`, { headers: { accept: 'text/event-stream' }, signal: abort.signal });
    // Chunks may arrive together on a busy machine, so the text counts, not the pieces.
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('data: 2')) text += (await reader?.read())?.value ?? '';
    expect(text).toBe('data: 1\n\ndata: 2\n\n');
    abort.abort();
    await expect.poll(() => api.left).toEqual(['/graphql']);
  });

  it('passes a websocket through with its subprotocol', async () => {
    const ui = await listen(createUiServer(await listen(fakeApi().server), page));
    const headers = { 'X-Forwarded-For': '203.0.113.9' };
    const socket = new WebSocket(`${ui.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
    socket.on('open', () => socket.send('hello'));
    const message = await new Promise((resolve, reject) => socket.once('message', resolve).once('error', reject));
    expect(String(message)).toBe('echo hello 127.0.0.1');
    expect(socket.protocol).toBe('graphql-transport-ws');
    socket.close();
  });

  it.each([
    [false, '203.0.113.9', '127.0.0.1'],
    [true, '203.0.113.9, 198.51.100.4', '198.51.100.4'],
    [true, undefined, '127.0.0.1'],
  ])('tells the API who asks; behind a proxy (%s) that was told %s it is %s', async (isBehindProxy, told, viewer) => {
    const ui = await listen(createUiServer(await listen(fakeApi().server), page, isBehindProxy));
    const headers: Record<string, string> = told === undefined ? {} : { 'X-Forwarded-For': told };
    const answer = await fetch(`${ui}/graphql`, { method: 'POST', body: '{}', headers });
    expect(await answer.json()).toMatchObject({ viewer });
  });

  it('says in GraphQL that the API cannot be reached, and lives on', async () => {
    const ui = await listen(createUiServer('http://127.0.0.1:1', page));
    const socket = new WebSocket(`${ui.replace('http', 'ws')}/graphql`);
    await new Promise((resolve) => socket.once('error', resolve));
    const answer = await fetch(`${ui}/graphql`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'API_UNREACHABLE' } }] });
  });
});
