import { readSection, writeSection } from '#lib/live/storage.ts';
import type { Indicator } from './indicators.ts';

const SECTION = 'chart';

/** Names of the indicators that the reader chose to see; before any choice, those that are shown at first. */
export function keptIndicators(all: readonly Indicator[]): ReadonlySet<string> {
  const { indicators } = readSection(SECTION);
  const isChosen = ({ name, shownAtFirst }: Indicator): boolean =>
    Array.isArray(indicators) ? indicators.includes(name) : shownAtFirst;
  return new Set(all.filter(isChosen).map(({ name }) => name));
}

export function keepIndicators(names: ReadonlySet<string>): void {
  writeSection(SECTION, { indicators: [...names] });
}
