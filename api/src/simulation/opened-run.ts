import type { Journal } from '../ledger/journal.ts';
import type { SnapshotStore } from '../ledger/snapshots.ts';
import type { SimTime } from '../market/units.ts';
import type { ControlError, ForkChange } from './control.ts';
import type { Kernel } from './kernel.ts';

/** A run that was made ready: its kernel (already holding the opening commands) and where it is kept. */
export type OpenedRun = {
  readonly epoch: string;
  readonly scenario: string;
  readonly seed: string;
  readonly speed: number;
  readonly startedAt: string;
  /** Up to here it runs as fast as it can, so that whoever looks finds a market with a past. */
  readonly warmUpUntil: SimTime;
  readonly kernel: Kernel;
  readonly journal: Journal;
  readonly snapshots: SnapshotStore;
  /** Writes the manifest's last word and closes the files. */
  finish(reason: string): void;
};

/** Makes a run ready, or says why it cannot. Nulls mean the configured or the previous choice. */
export type RunOpener = (scenario: string | null, seed: string | null) => OpenedRun | ControlError;

/** Makes a run ready that a crash interrupted: its kernel is where its journal ends. Or says why it cannot go on. */
export type RunContinuer = (runId: string) => OpenedRun | ControlError;

/**
 * Makes a run ready that begins where its parent, of which everything is durable, is now; the parent stays as it is. Or says
 * why there can be none: then nothing is left of it.
 */
export type RunForker = (parent: OpenedRun, changes: readonly ForkChange[]) => OpenedRun | ControlError;
