import type { DraftSource, ThoughtDraft } from '../../../src/simulation/feeds/drafts.ts';

/** Drafts without models and without a clock: a test says what is written, and it is told at once. */
export class ScriptedDrafts implements DraftSource {
  readonly #drafts = new Map<string, ThoughtDraft>();
  readonly #listeners: ((agents: readonly string[]) => void)[] = [];

  write(participantId: string, thesis: string, change: Partial<ThoughtDraft> = {}): void {
    const revision = (this.#drafts.get(participantId)?.revision ?? 0) + 1;
    this.#drafts.set(participantId, { participantId, viewSeq: 1, revision, thesis, isDone: false, ...change });
    for (const listener of this.#listeners) listener([participantId]);
  }

  listen(listener: (agents: readonly string[]) => void): void {
    this.#listeners.push(listener);
  }

  of(agent: string): ThoughtDraft | undefined {
    return this.#drafts.get(agent);
  }

  open(): readonly ThoughtDraft[] {
    return [...this.#drafts.values()].filter(({ isDone }) => !isDone);
  }

  follow(): void {}

  reset(): void {
    this.#drafts.clear();
  }
}
