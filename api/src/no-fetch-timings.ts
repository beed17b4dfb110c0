/**
 * Node keeps of the first 250 `fetch`es when each began and ended, for whoever asks. Nobody here does, and models are asked
 * for hours.
 */
export function keepNoFetchTimings(): void {
  performance.clearResourceTimings();
  performance.setResourceTimingBufferSize(0);
}
