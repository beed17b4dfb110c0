import { formatSimulatedTime } from '#lib/format/time.ts';
import { REPLAY_SPEEDS } from '#lib/live/travel.svelte.ts';
import type { Entry } from './entries.ts';
import type { Reach } from './reach.ts';

const MINUTE_MS = 60_000;
const BACK_BY_MINUTES = [1, 5, 30] as const;

export function travelEntries(reach: Reach): readonly Entry[] {
  const all = reach.travel.wanted === null ? [] : inThePast(reach);
  return [...all, ...steps(reach), ...occasions(reach)];
}

function inThePast({ travel }: Reach): readonly Entry[] {
  const speeds = REPLAY_SPEEDS.map(
    (speed): Entry => ({
      id: `replay-${speed}`,
      kind: 'Time',
      title: `Replay at ${speed}×`,
      icon: 'speed',
      run: () => travel.play(speed),
    }),
  );
  const pause: Entry = {
    id: 'replay-pause',
    kind: 'Time',
    title: 'Pause the replay',
    icon: 'pause',
    run: () => travel.pause(),
  };
  return [
    { id: 'back-to-live', kind: 'Time', title: 'Back to live', icon: 'clock', keys: 'Esc', run: () => travel.leave() },
    ...(travel.isPlaying ? [pause] : []),
    ...speeds,
  ];
}

function steps({ terminal, travel }: Reach): readonly Entry[] {
  const at = travel.wanted ?? terminal.simulation?.time;
  const from = travel.replay?.from ?? terminal.startedAtMs;
  if (at === undefined || from === null) return [];
  const back = BACK_BY_MINUTES.map(
    (minutes): Entry => ({
      id: `back-${minutes}`,
      kind: 'Time',
      title: minutes === 1 ? 'Go back a minute' : `Go back ${minutes} minutes`,
      also: 'time travel replay rewind past',
      icon: 'clock',
      run: () => travel.goTo(Math.max(from, at - minutes * MINUTE_MS)),
    }),
  );
  const start: Entry = {
    id: 'run-start',
    kind: 'Time',
    title: 'Go to the start of the run',
    also: 'time travel replay first',
    icon: 'clock',
    run: () => travel.goTo(from),
  };
  return [...back, start];
}

/** What happened, by its words. */
function occasions({ terminal, travel }: Reach): readonly Entry[] {
  const from = travel.replay?.from ?? terminal.startedAtMs;
  if (from === null) return [];
  return terminal.occasions.view.data.toReversed().map(
    ({ id, title, time }): Entry => ({
      id: `at-${id}`,
      kind: 'Time',
      title: `Go to: ${title}`,
      detail: formatSimulatedTime(time, from),
      icon: 'clock',
      quiet: true,
      run: () => travel.goTo(time),
    }),
  );
}
