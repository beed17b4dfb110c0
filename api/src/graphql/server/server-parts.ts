import type { Services } from '../context.ts';
import type { Limits } from '../limits.ts';
import { MutationMemory } from '../operations/mutation-memory.ts';
import { Turns } from '../operations/turns.ts';
import { ReplayDesk } from '../replays/replay-desk.ts';
import { RunFolds } from '../run-folds.ts';
import { schemaHash } from '../schema.ts';
import type { ApiServerOptions } from './api-server.ts';
import { Downloads } from './downloads.ts';

export const monotonicMs = (): number => performance.now();

export function deskOf({ replays, elapsedMs = monotonicMs }: ApiServerOptions, { limits, identity }: Services) {
  if (replays === undefined) return null;
  const about = { limits, identity: { ...identity, isReadOnly: true } };
  return new ReplayDesk({ threads: replays, about, elapsedMs });
}

export function downloadsOf(options: ApiServerOptions, limits: Limits): Downloads | null {
  const { exporter, archive, log, isBehindProxy = false } = options;
  return exporter === undefined ? null : new Downloads({ exporter, archive, limits, log, isBehindProxy });
}

export function servicesOf(options: ApiServerOptions, limits: Limits): Services {
  const { face, archive, budget, hub, now, version, elapsedMs = monotonicMs, removedRuns = () => [] } = options;
  const identity = {
    version,
    commit: options.commit ?? null,
    schemaHash: schemaHash(),
    nodeVersion: process.version,
    startedAt: new Date(now()).toISOString(),
    isReadOnly: options.isReadOnly === true,
  };
  const mutations = new MutationMemory({ elapsedMs, now }, options.actLog);
  const runFolds = new RunFolds(archive, limits);
  return { face, archive, budget, feeds: hub, limits, identity, mutations, runFolds, turns: new Turns(), removedRuns };
}
