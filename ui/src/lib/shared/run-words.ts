import { formatScaled } from '#lib/format/number.ts';
import type { ManifestStatus } from '#lib/generated/graphql.ts';

export const MANIFEST_WORDS = {
  RUNNING: 'Running',
  ENDED: 'Ended',
  RECOVERED: 'Recovered after a crash',
  QUARANTINED: 'Quarantined',
} as const satisfies Readonly<Record<ManifestStatus, string>>;

/** Enough of a hash to tell two runs apart by eye; the rest is in the tooltip. */
export const HASH_SHOWN = 12;

export const megabytes = (bytes: number): string => `${formatScaled(Math.round(bytes / 100_000), 1)}\u00a0MB`;

/** Two runs are told apart by the end of their ids: the rest is when they began. */
export const shortId = (runId: string): string => runId.split('-').at(-1) ?? runId;
