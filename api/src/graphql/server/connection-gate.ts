import type { Limits } from '../limits.ts';

export type GateLimits = Pick<Limits, 'maxSocketsPerAddress' | 'maxSockets'>;

/** Counts what stays open, websockets and event streams, by address and in total. */
export class ConnectionGate {
  readonly #limits: GateLimits;
  readonly #open = new Map<string, number>();
  #total = 0;

  constructor(limits: GateLimits) {
    this.#limits = limits;
  }

  get total(): number {
    return this.#total;
  }

  /** The way to give the place back (once), or null when there is none. */
  enter(address: string): (() => void) | null {
    const open = this.#open.get(address) ?? 0;
    if (open >= this.#limits.maxSocketsPerAddress || this.#total >= this.#limits.maxSockets) return null;
    this.#open.set(address, open + 1);
    this.#total += 1;
    let isInside = true;
    return () => {
      if (isInside) this.#leave(address);
      isInside = false;
    };
  }

  #leave(address: string): void {
    const open = (this.#open.get(address) ?? 1) - 1;
    if (open === 0) this.#open.delete(address);
    else this.#open.set(address, open);
    this.#total -= 1;
  }
}
