import type { Line, Order, Report } from './line.ts';
import { DELIVERIES_A_RECEIPT } from './mailbag.ts';
import { OwnLine } from './own-line.ts';

/** A socket that a worker holds; where no worker can be had, the page holds it itself. */
export class WorkerLine implements Line {
  readonly #report: (what: Report) => void;
  readonly #worker: Worker;
  /** What was told before the worker said anything: it may yet turn out that there is none. */
  #early: Order[] | null = [];
  #own: OwnLine | null = null;
  #deliveries = 0;

  constructor(report: (what: Report) => void) {
    this.#report = report;
    this.#worker = new Worker(new URL('./socket-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Report>) => this.#hear(data));
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#holdItself();
    });
  }

  tell(order: Order): void {
    if (this.#own !== null) {
      this.#own.tell(order);
      return;
    }
    this.#early?.push(order);
    this.#worker.postMessage(order);
  }

  end(): void {
    this.#own?.end();
    this.#worker.terminate();
  }

  #hear(what: Report): void {
    this.#early = null;
    this.#report(what);
    if (what.kind !== 'heard') return;
    this.#deliveries += 1;
    if (this.#deliveries % DELIVERIES_A_RECEIPT === 0) this.#worker.postMessage({ kind: 'read' } satisfies Order);
  }

  #holdItself(): void {
    const early = this.#early;
    if (early === null) return;
    this.#early = null;
    this.#own = new OwnLine(this.#report);
    for (const order of early) this.#own.tell(order);
  }
}
