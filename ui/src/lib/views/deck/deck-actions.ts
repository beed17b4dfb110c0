import type { RunStatus } from '#lib/generated/graphql.ts';
import {
  PauseDocument,
  ResumeDocument,
  SpeedDocument,
  StartDocument,
  StepDocument,
  StopDocument,
} from '#lib/live/documents/controls.ts';
import type { God, Outcome } from '#lib/live/god.svelte.ts';

/** What the transport may do in each state of the run. The server decides in the end; this only rests what cannot work. */
export function allowedIn(status: RunStatus | null) {
  const alive = status === 'RUNNING' || status === 'PAUSED';
  return {
    start: status === 'IDLE' || status === 'STOPPED' || status === 'FAILED',
    pause: status === 'RUNNING',
    resume: status === 'PAUSED',
    step: alive,
    stop: alive,
    reset: status !== null && status !== 'STARTING' && status !== 'STOPPING',
    meddle: alive,
  };
}

/** Start, pause or resume: whichever the one big button means now. */
export function playOrPause(god: God, status: RunStatus | null): Promise<Outcome> | null {
  const allowed = allowedIn(status);
  if (allowed.pause) return god.act('pause', PauseDocument, { input: {} });
  if (allowed.resume) return god.act('resume', ResumeDocument, { input: {} });
  if (allowed.start) return god.act('start', StartDocument, { input: {} });
  return null;
}

/** One scheduler event; a running market is paused first, because a step of a moving thing means nothing. */
export async function step(god: God, status: RunStatus | null): Promise<void> {
  if (!allowedIn(status).step) return;
  if (status === 'RUNNING') {
    const outcome = await god.act('pause', PauseDocument, { input: {} });
    if (outcome.kind !== 'done') return;
  }
  await god.act('step', StepDocument, { input: { steps: 1 } });
}

export function stop(god: God): Promise<Outcome> {
  return god.act('stop', StopDocument, { input: {} });
}

export function setSpeed(god: God, speed: number): Promise<Outcome> {
  return god.act('speed', SpeedDocument, { input: { speed } });
}
