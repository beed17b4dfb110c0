/** A screen reader says each change to the end: more often than this nobody could follow. */
const EVERY_MS = 8_000;

/** What a live region says: of what comes quickly the last, and nothing twice. */
export class Announcer {
  words = $state('');
  #next = '';
  #timer: ReturnType<typeof setTimeout> | null = null;

  say(words: string): void {
    this.#next = words;
    if (this.#timer === null) this.#tell();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #tell(): void {
    this.words = this.#next;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#next !== this.words) this.#tell();
    }, EVERY_MS);
  }
}
