type Stretch = { readonly from: number; readonly until: number };

const SECOND_MS = 1_000;

/** Simulated time that a key moves the playhead by; with Shift ten times as far. */
const ARROW_MS = 10 * SECOND_MS;
/** Page keys go a twentieth of the run, and no less than this. */
const LEAST_PAGE_MS = 60 * SECOND_MS;
const PAGES = 20;

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey'>;

/** Where a key of the slider leads from `at`: null is the present. Undefined for keys that are not the slider's. */
export function movedBy({ key, shiftKey }: Key, at: number, { from, until }: Stretch): number | null | undefined {
  const arrow = shiftKey ? 10 * ARROW_MS : ARROW_MS;
  const page = Math.max(LEAST_PAGE_MS, (until - from) / PAGES);
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(from, at - arrow);
    case 'ArrowRight':
    case 'ArrowUp':
      return at + arrow < until ? at + arrow : null;
    case 'PageDown':
      return Math.max(from, at - page);
    case 'PageUp':
      return at + page < until ? at + page : null;
    case 'Home':
      return from;
    case 'End':
      return null;
    default:
      return undefined;
  }
}
