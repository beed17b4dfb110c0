import type { IconName } from '#lib/shared/icons.ts';

/** The views of the terminal, in the order of the bar; `key` follows `g` on the keyboard. */
export const VIEWS: readonly {
  readonly path: string;
  readonly title: string;
  readonly key: string;
  readonly icon: IconName;
}[] = [
  { path: '/m', title: 'Market', key: 'm', icon: 'market' },
  { path: '/agents', title: 'Agents', key: 'a', icon: 'agents' },
  { path: '/feed', title: 'Feed', key: 'f', icon: 'feed' },
  { path: '/runs', title: 'Runs', key: 'r', icon: 'runs' },
  { path: '/vitals', title: 'Health', key: 'h', icon: 'health' },
];

export function isCurrent(path: string, pathname: string): boolean {
  return pathname === path || pathname.startsWith(`${path}/`);
}
