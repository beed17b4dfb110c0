import type { GodDialog } from './GodDialogs.svelte';

/** What a watcher may do to the market, besides running it. Each opens a form that says what it will do. */
export const ACTS: readonly { readonly name: Exclude<GodDialog, 'reset' | 'fork'>; readonly title: string }[] = [
  { name: 'news', title: 'News' },
  { name: 'shock', title: 'Shock' },
  { name: 'halt', title: 'Halt' },
  { name: 'spawn', title: 'Spawn' },
];
