import { look, THEME_NAMES, THEMES, UP_DOWN, UP_DOWN_NAMES } from '#lib/live/look.svelte.ts';
import { LAYOUT_WORDS, LAYOUTS } from '#lib/live/pane-widths.ts';
import { panes } from '#lib/live/panes.svelte.ts';
import { REFRESH_RATES } from '#lib/live/terminal.svelte.ts';
import { MONIES, units, ZONES } from '#lib/live/units.svelte.ts';
import type { Entry } from './entries.ts';
import type { Reach } from './reach.ts';

type Choice = Pick<Entry, 'id' | 'title' | 'icon' | 'also' | 'run'> & { readonly isNow: boolean };

export function lookEntries(reach: Reach): readonly Entry[] {
  const choices = [...colours(), ...rates(reach), ...unitChoices(), ...layouts()];
  const help: Entry = {
    id: 'help',
    kind: 'Look',
    title: 'Keyboard shortcuts',
    icon: 'help',
    keys: '?',
    run: reach.help,
  };
  return [
    ...choices.map(({ isNow, ...choice }): Entry => ({ kind: 'Look', detail: isNow ? 'as it is now' : '', ...choice })),
    help,
  ];
}

function colours(): readonly Choice[] {
  const themes = THEMES.map((theme) => ({
    id: `theme-${theme}`,
    title: `${THEME_NAMES[theme]} theme`,
    icon: 'theme' as const,
    isNow: look.theme === theme,
    run: () => look.setTheme(theme),
  }));
  const pairs = UP_DOWN.map((pair) => ({
    id: `updown-${pair}`,
    title: `Up and down in ${UP_DOWN_NAMES[pair]}`,
    icon: 'updown' as const,
    also: 'colours palette colour-blind',
    isNow: look.updown === pair,
    run: () => look.setUpDown(pair),
  }));
  return [...themes, ...pairs];
}

function layouts(): readonly Choice[] {
  return LAYOUTS.map((layout) => ({
    id: `layout-${layout}`,
    title: `${LAYOUT_WORDS[layout].title} layout`,
    icon: 'layout',
    also: `${LAYOUT_WORDS[layout].shows} panes columns`,
    isNow: panes.chosen === layout,
    run: () => panes.choose(layout),
  }));
}

function rates({ terminal }: Reach): readonly Choice[] {
  return REFRESH_RATES.map((hz) => ({
    id: `rate-${hz}`,
    title: hz === null ? 'Freeze the tables' : `Refresh at ${hz} Hz`,
    icon: 'feed',
    also: 'refresh rate frozen',
    isNow: terminal.refreshHz === hz,
    run: () => terminal.setRefresh(hz),
  }));
}

function unitChoices(): readonly Choice[] {
  const monies = MONIES.map((money) => ({
    id: `money-${money}`,
    title: money === 'sats' ? 'Prices in sats' : 'Prices in BTC',
    icon: 'unit' as const,
    also: 'units bitcoin satoshi',
    isNow: units.chosenMoney === money,
    run: () => units.setMoney(money),
  }));
  const zones = ZONES.map((zone) => ({
    id: `zone-${zone}`,
    title: zone === 'utc' ? 'Wall clock in UTC' : 'Wall clock in local time',
    icon: 'clock' as const,
    also: 'time zone',
    isNow: units.zone === zone,
    run: () => units.setZone(zone),
  }));
  return [...monies, ...zones];
}
