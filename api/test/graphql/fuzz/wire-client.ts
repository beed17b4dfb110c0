import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const TEXT = 0x1;
const CLOSE = 0x8;
const LONG_LENGTH = 126;
const HUGE_LENGTH = 127;

/** One frame as a client sends it: masked. */
export function frameOf(payload: Buffer, opcode = TEXT, isLast = true): Buffer {
  const mask = randomBytes(4);
  const head = [(isLast ? 0x80 : 0) | opcode];
  if (payload.length < LONG_LENGTH) head.push(0x80 | payload.length);
  else head.push(0x80 | LONG_LENGTH, payload.length >> 8, payload.length & 0xff);
  const masked = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([Buffer.from(head), mask, masked]);
}

/** A websocket without a library, which sends bytes as they are and tells how it was closed. */
export class WireClient {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #receivedBytes = 0;
  #closeCode: number | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (data) => this.#take(data));
    socket.on('error', () => socket.destroy());
  }

  static async open(host: string): Promise<WireClient> {
    const [address = '', port] = host.split(':');
    const socket = connect(Number(port), address);
    await once(socket, 'connect');
    const lines = [
      'GET /graphql HTTP/1.1',
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      'Sec-WebSocket-Protocol: graphql-transport-ws',
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (!answer.toString('latin1').startsWith('HTTP/1.1 101'))
      throw new Error(`no upgrade: ${answer.toString('latin1', 0, 80)}`);
    return new WireClient(socket);
  }

  get isOpen(): boolean {
    return this.#closeCode === null && this.#socket.writable;
  }

  /** Null while it is open, and when it ended without a word. */
  get closeCode(): number | null {
    return this.#closeCode;
  }

  get receivedBytes(): number {
    return this.#receivedBytes;
  }

  send(bytes: Buffer): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  end(): void {
    this.#socket.destroy();
  }

  #take(data: Buffer): void {
    this.#receivedBytes += data.length;
    this.#received = Buffer.concat([this.#received, data]);
    for (let next = this.#frame(); next !== null; next = this.#frame()) {
      const { opcode, payload, end } = next;
      this.#received = this.#received.subarray(end);
      if (opcode !== CLOSE) continue;
      this.#closeCode = payload.length < 2 ? 1005 : payload.readUInt16BE(0);
      this.#socket.end();
    }
  }

  /** The first whole frame of what came and was not looked at. */
  #frame(): { readonly opcode: number; readonly payload: Buffer; readonly end: number } | null {
    const all = this.#received;
    if (all.length < 2) return null;
    const short = (all[1] ?? 0) & 0x7f;
    const start = short === LONG_LENGTH ? 4 : short === HUGE_LENGTH ? 10 : 2;
    if (all.length < start) return null;
    const length =
      short === LONG_LENGTH ? all.readUInt16BE(2) : short === HUGE_LENGTH ? Number(all.readBigUInt64BE(2)) : short;
    if (all.length < start + length) return null;
    return { opcode: (all[0] ?? 0) & 0x0f, payload: all.subarray(start, start + length), end: start + length };
  }
}
