import type { RunStatus } from '#lib/generated/graphql.ts';
import { ThinkNowDocument } from '#lib/live/documents/controls.ts';
import type { God } from '#lib/live/god.svelte.ts';
import { look, THEME_NAMES, THEMES, UP_DOWN, UP_DOWN_NAMES } from '#lib/live/look.svelte.ts';
import type { MarketFocus } from '#lib/live/market-focus.svelte.ts';
import { REFRESH_RATES, type Terminal } from '#lib/live/terminal.svelte.ts';
import { MONIES, units, ZONES } from '#lib/live/units.svelte.ts';
import { ACTS } from '#lib/views/deck/acts.ts';
import { allowedIn, playOrPause, setSpeed, step, stop } from '#lib/views/deck/deck-actions.ts';
import type { DeckDialogs } from '#lib/views/deck/deck-dialogs.svelte.ts';
import { SPEEDS } from '#lib/views/deck/speeds.ts';
import { agentPath, marketPath } from '#lib/views/paths.ts';
import { VIEWS } from '#lib/views/shell/nav.ts';
import type { Entry } from './entries.ts';

/** What the entries act on. */
export type Reach = {
  readonly terminal: Terminal;
  readonly focus: MarketFocus;
  readonly god: God;
  readonly dialogs: DeckDialogs;
  /** The run as it is known now; null while the connection is lost. */
  readonly status: RunStatus | null;
  readonly go: (path: string) => void;
  readonly help: () => void;
};

export function buildEntries(reach: Reach): readonly Entry[] {
  return [...places(reach), ...agents(reach), ...controls(reach), ...looks(reach), ...scenarios(reach)];
}

function places({ terminal, focus, go }: Reach): readonly Entry[] {
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

function agents({ terminal, god, status, go }: Reach): readonly Entry[] {
  const rests = allowedIn(status).meddle ? undefined : 'no run is going on';
  return (terminal.facts?.agents ?? []).flatMap(({ handle, name, persona }): readonly Entry[] => [
    {
      id: `agent-${handle}`,
      kind: 'Agent',
      title: name,
      detail: persona,
      mark: handle,
      run: () => go(agentPath(handle)),
    },
    {
      id: `think-${handle}`,
      kind: 'Control',
      title: `Think now: ${name}`,
      mark: handle,
      rests,
      quiet: true,
      run: () => void god.act('think', ThinkNowDocument, { input: { handle } }),
    },
  ]);
}

function controls({ terminal, god, dialogs, status }: Reach): readonly Entry[] {
  const allowed = allowedIn(status);
  const idle = 'no run is going on';
  const unless = (may: boolean, why = idle): { readonly rests: string | undefined } => ({
    rests: may ? undefined : why,
  });
  const play = allowed.pause ? 'Pause' : allowed.resume ? 'Resume' : 'Start the run';
  const may = allowed.pause || allowed.resume || allowed.start;
  const speeds = SPEEDS.map(({ value, label, hint }): Entry => {
    const now = terminal.simulation?.speed === value ? 'as it is now' : hint;
    const run = () => void setSpeed(god, value);
    return {
      id: `speed-${value}`,
      kind: 'Control',
      title: `Speed ${label}`,
      detail: now,
      icon: 'speed',
      ...unless(allowed.meddle),
      run,
    };
  });
  const acts = ACTS.map(
    ({ name, title, does, icon }): Entry => ({
      id: `act-${name}`,
      kind: 'Control',
      title: `${title}…`,
      detail: does,
      icon,
      ...unless(allowed.meddle),
      run: () => dialogs.show(name),
    }),
  );
  return [
    {
      id: 'play',
      kind: 'Control',
      title: play,
      icon: allowed.pause ? 'pause' : 'play',
      keys: 'Space',
      ...unless(may, 'wait until the run has settled'),
      run: () => void playOrPause(god, status),
    },
    {
      id: 'step',
      kind: 'Control',
      title: 'One step',
      icon: 'step',
      keys: '.',
      ...unless(allowed.step),
      run: () => void step(god, status),
    },
    ...acts,
    {
      id: 'fork',
      kind: 'Control',
      title: 'Fork from here…',
      detail: 'go on as a run of its own',
      icon: 'fork',
      ...unless(allowed.meddle),
      run: () => dialogs.show('fork'),
    },
    {
      id: 'reset',
      kind: 'Control',
      title: 'Reset…',
      detail: 'end this run and begin anew',
      icon: 'reset',
      ...unless(allowed.reset),
      run: () => dialogs.show('reset'),
    },
    {
      id: 'stop',
      kind: 'Control',
      title: 'Stop the run',
      detail: 'its history stays',
      icon: 'stop',
      ...unless(allowed.stop),
      run: () => void stop(god),
    },
    ...speeds,
  ];
}

function looks({ terminal, help }: Reach): readonly Entry[] {
  const now = (is: boolean): string => (is ? 'as it is now' : '');
  const themes = THEMES.map(
    (theme): Entry => ({
      id: `theme-${theme}`,
      kind: 'Look',
      title: `${THEME_NAMES[theme]} theme`,
      detail: now(look.theme === theme),
      icon: 'theme',
      run: () => look.setTheme(theme),
    }),
  );
  const pairs = UP_DOWN.map(
    (pair): Entry => ({
      id: `updown-${pair}`,
      kind: 'Look',
      title: `Up and down in ${UP_DOWN_NAMES[pair]}`,
      detail: now(look.updown === pair),
      also: 'colours palette colour-blind',
      icon: 'updown',
      run: () => look.setUpDown(pair),
    }),
  );
  const rates = REFRESH_RATES.map(
    (hz): Entry => ({
      id: `rate-${hz}`,
      kind: 'Look',
      title: hz === null ? 'Freeze the tables' : `Refresh at ${hz} Hz`,
      detail: now(terminal.refreshHz === hz),
      also: 'refresh rate frozen',
      icon: 'feed',
      run: () => terminal.setRefresh(hz),
    }),
  );
  const monies = MONIES.map(
    (money): Entry => ({
      id: `money-${money}`,
      kind: 'Look',
      title: money === 'sats' ? 'Prices in sats' : 'Prices in BTC',
      detail: now(units.money === money),
      also: 'units bitcoin satoshi',
      icon: 'unit',
      run: () => units.setMoney(money),
    }),
  );
  const zones = ZONES.map(
    (zone): Entry => ({
      id: `zone-${zone}`,
      kind: 'Look',
      title: zone === 'utc' ? 'Wall clock in UTC' : 'Wall clock in local time',
      detail: now(units.zone === zone),
      also: 'time zone',
      icon: 'clock',
      run: () => units.setZone(zone),
    }),
  );
  const keyboard: Entry = { id: 'help', kind: 'Look', title: 'Keyboard shortcuts', icon: 'help', keys: '?', run: help };
  return [...themes, ...pairs, ...rates, ...monies, ...zones, keyboard];
}

function scenarios({ terminal, dialogs, status }: Reach): readonly Entry[] {
  const rests = allowedIn(status).reset ? undefined : 'wait until the run has settled';
  return (terminal.facts?.scenarios ?? []).map(
    ({ name, title, description }): Entry => ({
      id: `scenario-${name}`,
      kind: 'Scenario',
      title: `${title}…`,
      detail: description,
      also: `${name} begin reset`,
      icon: 'runs',
      rests,
      run: () => dialogs.showReset(name),
    }),
  );
}
