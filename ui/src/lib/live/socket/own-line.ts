import type { Line, Order, Report } from './line.ts';

/** The socket of the thread that this runs in. */
export class OwnLine implements Line {
  readonly #report: (what: Report) => void;
  #socket: WebSocket | null = null;

  constructor(report: (what: Report) => void) {
    this.#report = report;
  }

  tell(order: Order): void {
    if (order.kind === 'open') this.#open(order.url, order.protocol);
    if (order.kind === 'send') this.#socket?.send(order.text);
    if (order.kind === 'close') this.#socket?.close(order.code, order.reason);
  }

  end(): void {
    this.#socket = null;
  }

  #open(url: string, protocol: string): void {
    const socket = new WebSocket(url, protocol);
    this.#socket = socket;
    socket.onopen = () => this.#report({ kind: 'opened', protocol: socket.protocol });
    socket.onmessage = ({ data }) => this.#report({ kind: 'heard', texts: [String(data)] });
    socket.onerror = () => this.#report({ kind: 'failed' });
    socket.onclose = ({ code, reason }) => this.#report({ kind: 'closed', code, reason });
  }
}
