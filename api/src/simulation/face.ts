import type { MarketEvent } from '../market/events.ts';
import type { ExchangeStatus, RunStatus } from '../market/run-status.ts';
import type { Seq, SimTime } from '../market/units.ts';
import type { ReadModel } from '../projections/views.ts';
import type { Control, ControlOutcome } from './control.ts';
import type { Goal } from './goal.ts';
import type { Scenario } from './scenario.ts';

/** What one run looks like from outside. `epoch` is the run's id. */
export type SimulationState = {
  readonly status: RunStatus;
  readonly exchangeStatus: ExchangeStatus;
  readonly epoch: string;
  readonly seq: Seq;
  readonly time: SimTime;
  readonly speed: number;
  /** How far it goes before it pauses by itself; null for no end, and where another process runs it. */
  readonly goal: Goal | null;
  readonly scenario: string;
  readonly seed: string;
  /** Wall clock, RFC 3339; null while idle. */
  readonly startedAt: string | null;
  /** Why the status is FAILED or the exchange is not ONLINE; null otherwise. */
  readonly problem: string | null;
  /**
   * Wall milliseconds that this run was behind its speed and gave up, because the machine slept or was too slow. Null where
   * another process runs it.
   */
  readonly lostMs: number | null;
  /** Events per wall second over the last seconds. */
  readonly eventsPerSecond: number;
};

/** What just became durable, in order. Called synchronously in the API thread; must not throw. */
export type DurableListener = {
  /** A new run began: forget everything that was folded. */
  onEpoch(epoch: string): void;
  /** `read` already contains these events. */
  onEvents(events: readonly MarketEvent[], read: ReadModel): void;
  onState(state: SimulationState): void;
};

/** The simulation as the API sees it: it never knows more than the disk does. */
export interface SimulationFace {
  state(): SimulationState;
  /** The fold of the current run; empty (seq 0) while idle. */
  read(): ReadModel;
  scenarios(): readonly Scenario[];
  control(control: Control): Promise<ControlOutcome>;
  /** Returns the way to unsubscribe. */
  listen(listener: DurableListener): () => void;
}
