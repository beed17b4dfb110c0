/**
 * A series with its gaps: each part holds what follows one another without one. Statistics over time never reach from one
 * part into the next, so that several days, or the two sides of a halt, can be pooled.
 */
export type Segments = readonly (readonly number[])[];

export function pooled(segments: Segments): readonly number[] {
  return segments.flat();
}

export function mapped(segments: Segments, change: (value: number) => number): Segments {
  return segments.map((part) => part.map(change));
}
