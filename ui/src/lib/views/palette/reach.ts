import type { RunStatus } from '#lib/generated/graphql.ts';
import type { God } from '#lib/live/god.svelte.ts';
import type { MarketFocus } from '#lib/live/market-focus.svelte.ts';
import type { Terminal } from '#lib/live/terminal.svelte.ts';
import type { Travel } from '#lib/live/travel.svelte.ts';
import type { DeckDialogs } from '#lib/views/deck/deck-dialogs.svelte.ts';

/** What the entries act on. */
export type Reach = {
  readonly terminal: Terminal;
  readonly focus: MarketFocus;
  readonly god: God;
  readonly travel: Travel;
  readonly dialogs: DeckDialogs;
  /** The run as it is known now; null while the connection is lost, and in the past. */
  readonly status: RunStatus | null;
  readonly go: (path: string) => void;
  readonly help: () => void;
};
