export type MailbagPorts = {
  readonly nowMs: () => number;
  readonly after: (delayMs: number, callback: () => void) => unknown;
  readonly deliver: (texts: readonly string[]) => void;
};

/** The screen has ten beats a second: nobody notices words that come together within half of one. */
const DELIVER_EVERY_MS = 40;
/** The page says that it reads after so many deliveries; each receipt is a task of its own for both. */
export const DELIVERIES_A_RECEIPT = 8;
const MOST_UNREAD = 2 * DELIVERIES_A_RECEIPT;

/** Gathers what is heard: the first text goes at once, what follows quickly goes together, and nothing to one who stopped reading. */
export class Mailbag {
  readonly #ports: MailbagPorts;
  #texts: string[] = [];
  #deliveredAtMs = Number.NEGATIVE_INFINITY;
  #unread = 0;
  #isPlanned = false;
  /** Characters that wait. */
  size = 0;

  constructor(ports: MailbagPorts) {
    this.#ports = ports;
  }

  put(text: string): void {
    this.#texts.push(text);
    this.size += text.length;
    this.#plan();
  }

  /** As many deliveries as are told with one receipt were read. */
  read(): void {
    this.#unread -= DELIVERIES_A_RECEIPT;
    this.#plan();
  }

  /** Everything, now: nothing comes after it. */
  empty(): void {
    const texts = this.#texts;
    this.#texts = [];
    this.size = 0;
    if (texts.length > 0) this.#ports.deliver(texts);
  }

  #plan(): void {
    if (this.#isPlanned || this.#unread >= MOST_UNREAD || this.#texts.length === 0) return;
    const waitMs = this.#deliveredAtMs + DELIVER_EVERY_MS - this.#ports.nowMs();
    if (waitMs <= 0) this.#deliver();
    else {
      this.#isPlanned = true;
      this.#ports.after(waitMs, () => this.#deliver());
    }
  }

  #deliver(): void {
    this.#isPlanned = false;
    if (this.#texts.length === 0) return;
    this.#deliveredAtMs = this.#ports.nowMs();
    this.#unread += 1;
    this.empty();
  }
}
