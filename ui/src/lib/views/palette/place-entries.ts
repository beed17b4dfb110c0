import { marketPath } from '#lib/views/paths.ts';
import { VIEWS } from '#lib/views/shell/nav.ts';
import type { Entry } from './entries.ts';
import type { Reach } from './reach.ts';

export function placeEntries({ terminal, focus, go }: Reach): readonly Entry[] {
  const markets = terminal.markets.map((market, index): Entry => {
    const path = marketPath(market.symbol, focus.interval);
    const keys = index < 4 ? { keys: String(index + 1) } : {};
    const run = () => go(path);
    return { id: path, kind: 'Market', title: market.baseAsset, detail: market.name, icon: 'market', ...keys, run };
  });
  const views = VIEWS.map(
    ({ path, title, key, icon }): Entry => ({
      id: path,
      kind: 'View',
      title,
      icon,
      keys: `g ${key}`,
      run: () => go(path),
    }),
  );
  return [...markets, ...views];
}
