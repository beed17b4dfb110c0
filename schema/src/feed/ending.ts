/** The end of a feed: told once, and not to whoever has left. */
export class Ending {
  #tell: (() => void) | null;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  come(): void {
    const tell = this.#tell;
    this.#tell = null;
    tell?.();
  }

  forget(): void {
    this.#tell = null;
  }
}
