import { ACTS } from '#lib/views/deck/acts.ts';
import { allowedIn, playOrPause, setSpeed, step, stop } from '#lib/views/deck/deck-actions.ts';
import { SPEEDS } from '#lib/views/deck/speeds.ts';
import type { Entry } from './entries.ts';
import type { Reach } from './reach.ts';

const IDLE = 'no run is going on';
const UNSETTLED = 'wait until the run has settled';

type Control = Omit<Entry, 'kind' | 'rests'> & { readonly may: boolean; readonly unless?: string };

const entryOf = ({ may, unless = IDLE, ...control }: Control): Entry => ({
  kind: 'Control',
  rests: may ? undefined : unless,
  ...control,
});

export function controlEntries(reach: Reach): readonly Entry[] {
  const entries = [...[...transport(reach), ...forms(reach), ...speeds(reach)].map(entryOf), ...scenarios(reach)];
  const { restsBecause } = reach.god;
  return restsBecause === null ? entries : entries.map((entry) => ({ ...entry, rests: restsBecause }));
}

function transport({ god, status }: Reach): readonly Control[] {
  const allowed = allowedIn(status);
  const title = allowed.pause ? 'Pause' : allowed.resume ? 'Resume' : 'Start the run';
  const icon = allowed.pause ? 'pause' : 'play';
  const may = allowed.pause || allowed.resume || allowed.start;
  const play = () => void playOrPause(god, status);
  const once = () => void step(god, status);
  const end = () => void stop(god);
  return [
    { id: 'play', title, icon, keys: 'Space', may, unless: UNSETTLED, run: play },
    { id: 'step', title: 'One step', icon: 'step', keys: '.', may: allowed.step, run: once },
    { id: 'stop', title: 'Stop the run', detail: 'its history stays', icon: 'stop', may: allowed.stop, run: end },
  ];
}

function forms({ dialogs, status }: Reach): readonly Control[] {
  const { meddle, reset } = allowedIn(status);
  const fork = { title: 'Fork from here…', detail: 'go on as a run of its own' };
  const until = { title: 'Run to…', detail: 'go on to a moment and pause there', also: 'until run-to time seq' };
  const budget = { title: 'Budget…', detail: 'cap what language models may use', also: 'money tokens cap' };
  const anew = { title: 'Reset…', detail: 'end this run and begin anew' };
  return [
    ...ACTS.map(
      ({ name, title, does, icon }): Control => ({
        id: `act-${name}`,
        title: `${title}…`,
        detail: does,
        icon,
        may: meddle,
        run: () => dialogs.show(name),
      }),
    ),
    { id: 'run-to', ...until, icon: 'until', keys: 'u', may: meddle, run: () => dialogs.show('run-to') },
    { id: 'budget', ...budget, icon: 'unit', may: meddle, run: () => dialogs.show('budget') },
    { id: 'fork', ...fork, icon: 'fork', may: meddle, run: () => dialogs.show('fork') },
    { id: 'reset', ...anew, icon: 'reset', may: reset, unless: UNSETTLED, run: () => dialogs.show('reset') },
  ];
}

function speeds({ terminal, god, status }: Reach): readonly Control[] {
  return SPEEDS.map(({ value, label, hint }) => ({
    id: `speed-${value}`,
    title: `Speed ${label}`,
    detail: terminal.simulation?.speed === value ? 'as it is now' : hint,
    icon: 'speed',
    may: allowedIn(status).meddle,
    run: () => void setSpeed(god, value),
  }));
}

function scenarios({ terminal, dialogs, status }: Reach): readonly Entry[] {
  const rests = allowedIn(status).reset ? undefined : UNSETTLED;
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
