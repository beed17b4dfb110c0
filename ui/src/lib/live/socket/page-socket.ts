import type { Report } from './line.ts';
import { WorkerLine } from './worker-line.ts';

/** As much of a `WebSocket` as the feeds' client needs, over a line that is not the page's own thread. */
export class PageSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readyState: number = PageSocket.CONNECTING;
  protocol = '';
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: string }) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  readonly #line: WorkerLine;

  constructor(url: string, protocol: string) {
    this.#line = new WorkerLine((what) => this.#hear(what));
    this.#line.tell({ kind: 'open', url, protocol });
  }

  send(text: string): void {
    this.#line.tell({ kind: 'send', text });
  }

  close(code = 1_000, reason = ''): void {
    if (this.readyState >= PageSocket.CLOSING) return;
    this.readyState = PageSocket.CLOSING;
    this.#line.tell({ kind: 'close', code, reason });
  }

  #hear(what: Report): void {
    if (what.kind === 'opened') this.#opened(what.protocol);
    if (what.kind === 'heard') for (const data of what.texts) this.onmessage?.({ data });
    if (what.kind === 'failed') this.onerror?.(new Event('error'));
    if (what.kind === 'closed') this.#closed(what.code, what.reason);
  }

  #opened(protocol: string): void {
    if (this.readyState !== PageSocket.CONNECTING) return;
    this.readyState = PageSocket.OPEN;
    this.protocol = protocol;
    this.onopen?.();
  }

  #closed(code: number, reason: string): void {
    this.readyState = PageSocket.CLOSED;
    this.#line.end();
    this.onclose?.(new CloseEvent('close', { code, reason, wasClean: code === 1_000 }));
  }
}
