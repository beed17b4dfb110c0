/** What a panel has to say for itself. Words first, then dimming. */
export type PanelState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'loading'; readonly waitsFor: string }
  | { readonly kind: 'empty'; readonly sentence: string }
  | { readonly kind: 'error'; readonly sentence: string; readonly reference?: string; readonly retry?: () => void };

export const READY: PanelState = { kind: 'ready' };

/** Nothing was heard for three times as long as words may take. @param at epoch ms; null before the first word */
export function isStale(at: number | null | undefined, expectedMs: number, nowMs: number): boolean {
  return typeof at === 'number' && nowMs - at > 3 * expectedMs;
}

/** Loading until the first word came, empty when it brought nothing. */
export function stateOf(heard: boolean, count: number, waitsFor: string, emptySentence: string): PanelState {
  if (count > 0) return READY;
  return heard ? { kind: 'empty', sentence: emptySentence } : { kind: 'loading', waitsFor };
}
