export type Shortcut = { readonly keys: string; readonly does: string; readonly run: () => void };

const TYPING = 'input, textarea, select, [contenteditable], dialog';
const SEQUENCE_MS = 1_200;

/** Single keys, and `g` followed by a key. Silent while someone types or a dialog is open. Returns the listener. */
export function shortcutListener(shortcuts: readonly Shortcut[], nowMs: () => number): (event: KeyboardEvent) => void {
  let prefixAtMs = Number.NEGATIVE_INFINITY;
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    // A focused button keeps its own Space; the terminal's Space would press it twice.
    if (event.key === ' ' && event.target instanceof Element && event.target.closest('button, a, summary')) return;
    if (event.key === 'g') {
      prefixAtMs = nowMs();
      return;
    }
    const prefixed = nowMs() - prefixAtMs < SEQUENCE_MS;
    prefixAtMs = Number.NEGATIVE_INFINITY;
    const name = event.key === ' ' ? 'Space' : event.key;
    const found = shortcuts.find((shortcut) => shortcut.keys === (prefixed ? `g ${name}` : name));
    if (found === undefined) return;
    event.preventDefault();
    found.run();
  };
}
