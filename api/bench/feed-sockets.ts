import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';

/** Clients of a benchmark: they ask, and do as little as they can with what they get. */

/** One that subscribes and has had its snapshot. `heard` gets each frame afterwards. */
export async function feedClient(url: string, query: string, heard: (frame: Buffer) => void): Promise<WebSocket> {
  const socket = await openSocket(url);
  await subscribe(socket, '1', query);
  socket.on('message', (data) => heard(data as Buffer));
  return socket;
}

/** Connected and acknowledged, and nothing asked for yet. */
export async function openSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  return socket;
}

/** Resolves with the snapshot. */
export async function subscribe(socket: WebSocket, id: string, query: string): Promise<void> {
  socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query } }));
  const [data] = await once(socket, 'message');
  if (!String(data).includes('"type":"next"')) throw new Error(`expected a snapshot, found ${String(data)}`);
}

export async function bareClient(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  socket.on('message', () => {});
  return socket;
}

/** Subscribes and never reads again. */
export async function stalledClient(url: string, query: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(
    'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
  );
  await once(socket, 'data');
  socket.write(unmaskedByZero('{"type":"connection_init"}'));
  await once(socket, 'data');
  socket.write(unmaskedByZero(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } })));
  await once(socket, 'data');
  return socket.pause();
}

/** A text frame of a client: masked, by a mask of zeros. */
function unmaskedByZero(text: string): Buffer {
  const body = Buffer.from(text);
  return Buffer.concat([Buffer.from([0x81, 0xfe, body.length >> 8, body.length & 0xff, 0, 0, 0, 0]), body]);
}

/** Opens so many, a few at a time: a thousand at once would wait longer for their turn than the server waits for them. */
export async function openMany<Client>(count: number, open: (index: number) => Promise<Client>): Promise<Client[]> {
  const clients: Client[] = [];
  while (clients.length < count) {
    const next = Math.min(20, count - clients.length);
    clients.push(...(await Promise.all(Array.from({ length: next }, (_, index) => open(clients.length + index)))));
  }
  return clients;
}
