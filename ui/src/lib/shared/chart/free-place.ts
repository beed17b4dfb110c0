export type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The first place that covers none of those taken; null when each does. */
export function firstFree(places: readonly Box[], taken: readonly Box[]): Box | null {
  return places.find((place) => !taken.some((other) => overlap(place, other))) ?? null;
}
