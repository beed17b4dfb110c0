/** What the page and the one who holds its socket say to each other: texts go by post, so all of it is plain data. */
export type Order =
  | { readonly kind: 'open'; readonly url: string; readonly protocol: string }
  | { readonly kind: 'send'; readonly text: string }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string }
  /** A receipt: the page has read so many deliveries (mailbag.ts). */
  | { readonly kind: 'read' };

export type Report =
  | { readonly kind: 'opened'; readonly protocol: string }
  | { readonly kind: 'heard'; readonly texts: readonly string[] }
  | { readonly kind: 'failed' }
  | { readonly kind: 'closed'; readonly code: number; readonly reason: string };

/** Whoever holds a socket for the page. */
export interface Line {
  tell(order: Order): void;
  end(): void;
}
