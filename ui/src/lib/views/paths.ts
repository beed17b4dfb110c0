import type { Interval } from '#lib/live/market-focus.svelte.ts';

/** `AAPL/BTC` in an address is `AAPL`: every market of the exchange is priced in BTC. */
export function slugOf(symbol: string): string {
  return symbol.split('/')[0] ?? symbol;
}

export function marketPath(symbol: string, interval?: Interval): string {
  const frame = interval === undefined ? '' : `?tf=${interval.label}`;
  return `/m/${slugOf(symbol)}${frame}`;
}

/** The decision behind a fill of an agent: its page looks it up by the order. */
export function fillPath(handle: string, orderId: number): string {
  return `${agentPath(handle)}?order=${orderId}`;
}

export function agentPath(handle: string, decisionSeq?: number): string {
  return `/agents/${encodeURIComponent(handle)}${decisionSeq === undefined ? '' : `/decisions/${decisionSeq}`}`;
}

export function runPath(runId: string): string {
  return `/runs/${encodeURIComponent(runId)}`;
}

/** Two runs side by side; what differs is told as seen from the first. */
export function comparePath(firstId: string, secondId: string): string {
  return `${runPath(firstId)}/compare/${encodeURIComponent(secondId)}`;
}
