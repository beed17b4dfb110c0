export type Shortcut = { readonly keys: string; readonly does: string; readonly run: () => void };

const TYPING = 'input, textarea, select, [contenteditable], dialog';
const SEQUENCE_MS = 1_200;

/**
 * Single keys, and `g` followed by a key. Silent while someone types or a dialog is open. Returns the listener. What counts
 * is when a key was pressed: a page that is busy hears of it later.
 */
export function shortcutListener(shortcuts: readonly Shortcut[]): (event: KeyboardEvent) => void {
  let prefixAtMs = Number.NEGATIVE_INFINITY;
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    // A focused button keeps its own Space; the terminal's Space would press it twice.
    if (event.key === ' ' && event.target instanceof Element && event.target.closest('button, a, summary')) return;
    if (event.key === 'g') {
      prefixAtMs = event.timeStamp;
      return;
    }
    const prefixed = event.timeStamp - prefixAtMs < SEQUENCE_MS;
    prefixAtMs = Number.NEGATIVE_INFINITY;
    const name = event.key === ' ' ? 'Space' : event.key;
    const found = shortcuts.find((shortcut) => shortcut.keys === (prefixed ? `g ${name}` : name));
    if (found === undefined) return;
    event.preventDefault();
    found.run();
  };
}
