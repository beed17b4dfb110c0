import { runIdOf } from '../simulation/replay/replay-epoch.ts';
import type { ApiContext } from './context.ts';
import { RunSource } from './run-source.ts';

/** Inside of a global id: which run, which row. Run ids never contain a slash. */
export function rowId(run: RunSource, key: string | number): string {
  return `${run.epoch}/${key}`;
}

/** The run and the key of a row id; null when that run is not kept. */
export function findRow(id: string, context: ApiContext): { readonly run: RunSource; readonly key: string } | null {
  const slash = id.indexOf('/');
  if (slash < 0) return null;
  const run = findRun(id.slice(0, slash), context);
  return run === null ? null : { run, key: id.slice(slash + 1) };
}

export function findRun(epoch: string, context: ApiContext): RunSource | null {
  // The epochs of a replay, whichever jump they are of, and the id of its run all mean the run as it is shown.
  if (runIdOf(epoch) === runIdOf(context.run.epoch)) return context.run;
  const { archive } = context.services;
  return archive.run(epoch) === undefined ? null : new RunSource(epoch, null, archive, context.folds.model);
}

/** A row's numeric key, or null when it is no such number. */
export function numericKey(key: string): number | null {
  return /^\d{1,16}$/.test(key) && Number.isSafeInteger(Number(key)) ? Number(key) : null;
}
