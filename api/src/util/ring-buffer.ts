import { assert } from './assert.ts';

/** The last `capacity` items, oldest first. Pushing never fails; the oldest item gives way. */
export class RingBuffer<T> {
  readonly #slots: T[] = [];
  readonly #capacity: number;
  #start = 0;

  constructor(capacity: number) {
    assert(Number.isSafeInteger(capacity) && capacity > 0, `capacity ${capacity} is not a positive integer`);
    this.#capacity = capacity;
  }

  get length(): number {
    return this.#slots.length;
  }

  push(item: T): void {
    if (this.#slots.length < this.#capacity) {
      this.#slots.push(item);
      return;
    }
    this.#slots[this.#start] = item;
    this.#start = (this.#start + 1) % this.#capacity;
  }

  /** Item by age: 0 is the oldest, `length - 1` or -1 the newest. */
  at(index: number): T | undefined {
    const position = index < 0 ? this.#slots.length + index : index;
    if (position < 0 || position >= this.#slots.length) return undefined;
    return this.#slots[(this.#start + position) % this.#slots.length];
  }

  /** The newest `count` items, oldest first. */
  last(count: number): T[] {
    const taken = Math.min(count, this.#slots.length);
    return Array.from({ length: taken }, (_, index) => this.at(this.#slots.length - taken + index) as T);
  }

  toArray(): T[] {
    return this.last(this.#slots.length);
  }

  /** Forgets what it holds and takes these instead, oldest first. */
  replaceWith(items: readonly T[]): void {
    this.#slots.length = 0;
    this.#start = 0;
    for (const item of items) this.push(item);
  }
}
