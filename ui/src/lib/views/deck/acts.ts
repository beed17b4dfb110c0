import type { IconName } from '#lib/shared/icons.ts';

/** What a watcher may do to the market, besides running it. Each opens a form that says what it will do. */
export const ACTS: readonly {
  readonly name: 'news' | 'shock' | 'halt' | 'spawn';
  readonly title: string;
  readonly does: string;
  readonly icon: IconName;
}[] = [
  { name: 'news', title: 'News', does: 'publish a headline that agents read', icon: 'news' },
  { name: 'shock', title: 'Shock', does: 'push a price', icon: 'shock' },
  { name: 'halt', title: 'Halt', does: 'stop or resume trading in a market', icon: 'pauseThin' },
  { name: 'spawn', title: 'Spawn', does: 'add an agent', icon: 'agent' },
];
