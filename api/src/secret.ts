import { inspect } from 'node:util';

const HIDDEN = '[secret]';

/** A text that must not reach a log, an error or an answer. Every accidental way of printing it gives "[secret]". */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself: only for the place that needs it (a header, a comparison). */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}
