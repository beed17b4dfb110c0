/** A screen reader says each change to the end: more often than this nobody could follow. */
const EVERY_MS = 8_000;

/** What a live region says: of what comes quickly the last, and nothing twice but what has happened twice. */
export class Announcer {
  words = $state('');
  #next: string | null = null;
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
    if (this.#next === null) return;
    // A region that says the same as before is silent; a space that nobody hears makes it another text.
    this.words = this.#next === this.words ? `${this.#next}\u00a0` : this.#next;
    this.#next = null;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#tell();
    }, EVERY_MS);
  }
}
