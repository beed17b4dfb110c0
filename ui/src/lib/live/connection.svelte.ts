const FIRST_WAIT_MS = 300;
const MOST_WAIT_MS = 10_000;

export type ConnectionStatus = 'connecting' | 'open' | 'lost';

/** What the socket is doing, and the wait between two attempts, which a reader may cut short. */
class Connection {
  status = $state<ConnectionStatus>('connecting');
  /** Wall time, epoch ms, since when the connection is lost; null while it is not. */
  lostAtMs = $state<number | null>(null);
  nextTryAtMs = $state<number | null>(null);
  /** Round trip of the last ping, ms; null before the first. */
  latencyMs = $state<number | null>(null);
  #endWait: (() => void) | null = null;
  #pingedAtMs = 0;

  opened(): void {
    this.status = 'open';
    this.lostAtMs = null;
    this.nextTryAtMs = null;
  }

  closed(): void {
    this.status = 'lost';
    this.lostAtMs ??= Date.now();
    this.latencyMs = null;
  }

  pinged(): void {
    this.#pingedAtMs = performance.now();
  }

  ponged(): void {
    this.latencyMs = performance.now() - this.#pingedAtMs;
  }

  /** Waits before attempt number `attempt` (0 is the first repeat): doubling, jittered by half, at most ten seconds. */
  async waitForAttempt(attempt: number): Promise<void> {
    const fullMs = Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
    const waitMs = fullMs * (0.5 + Math.random() / 2);
    this.nextTryAtMs = Date.now() + waitMs;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.#endWait = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#endWait = null;
    this.nextTryAtMs = null;
  }

  tryNow(): void {
    this.#endWait?.();
  }
}

export const connection = new Connection();
