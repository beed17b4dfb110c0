import type { BudgetCap } from '../market/budget-cap.ts';
import type { ShockMode } from '../market/commands.ts';
import type { Asset, MarketSymbol } from '../market/instrument.ts';
import type { BrainKind, ParticipantId } from '../market/participant.ts';
import type { RunStatus } from '../market/run-status.ts';
import type { BasisPoints, Sats, Seq } from '../market/units.ts';
import type { Goal } from './goal.ts';

type InjectNews = {
  readonly kind: 'INJECT_NEWS';
  readonly headline: string;
  readonly body: string;
  readonly sentimentBps: BasisPoints;
  readonly markets: readonly MarketSymbol[];
};

type InjectPriceShock = {
  readonly kind: 'INJECT_PRICE_SHOCK';
  readonly market: MarketSymbol;
  readonly shiftBps: BasisPoints;
  readonly mode: ShockMode;
  readonly durationMs: number;
};

type SetBrain = {
  readonly kind: 'SET_BRAIN';
  readonly handle: ParticipantId;
  readonly brain: BrainKind;
  readonly model: string | null;
};

type SetPersona = { readonly kind: 'SET_PERSONA'; readonly handle: ParticipantId; readonly persona: string };

/** The market is closed for it, which cancels its orders, and is at once in the state in which it was. */
type SetFees = {
  readonly kind: 'SET_FEES';
  readonly market: MarketSymbol;
  readonly makerFeeBps: BasisPoints;
  readonly takerFeeBps: BasisPoints;
};

/** One thing that is different in a fork. */
export type ForkChange = InjectNews | InjectPriceShock | SetBrain | SetPersona | SetFees;

/** What a person may do. Transitions are idempotent: starting what runs changes nothing and is no error. */
export type Control =
  | { readonly kind: 'START'; readonly scenario: string | null; readonly seed: string | null }
  | { readonly kind: 'STOP' }
  /** Ends the run and begins a new one (same scenario and seed unless given). The old run stays in the history. */
  | { readonly kind: 'RESET'; readonly scenario: string | null; readonly seed: string | null }
  /** Ends the run and goes on from its present moment, with something changed, as a run of its own. */
  | { readonly kind: 'FORK'; readonly changes: readonly ForkChange[] }
  | { readonly kind: 'PAUSE' }
  | { readonly kind: 'RESUME' }
  | { readonly kind: 'STEP'; readonly steps: number }
  /** Goes on until then, and pauses. */
  | { readonly kind: 'RUN_TO'; readonly goal: Goal }
  | { readonly kind: 'SET_SPEED'; readonly speed: number }
  | InjectNews
  | InjectPriceShock
  | {
      readonly kind: 'HALT_MARKET';
      readonly market: MarketSymbol;
      readonly reason: string;
      readonly cancelOpenOrders: boolean;
    }
  /** Reopens a halted market with a call auction. */
  | { readonly kind: 'RESUME_MARKET'; readonly market: MarketSymbol }
  | { readonly kind: 'START_AUCTION'; readonly market: MarketSymbol }
  | { readonly kind: 'UNCROSS_MARKET'; readonly market: MarketSymbol }
  | { readonly kind: 'CLOSE_MARKET'; readonly market: MarketSymbol }
  | { readonly kind: 'PRE_OPEN_MARKET'; readonly market: MarketSymbol }
  | {
      readonly kind: 'SPAWN_AGENT';
      readonly handle: string;
      readonly persona: string;
      readonly brain: BrainKind;
      readonly model: string | null;
      readonly startingSats: Sats;
    }
  | SetBrain
  | SetPersona
  | SetFees
  | { readonly kind: 'RETIRE_AGENT'; readonly handle: ParticipantId }
  | { readonly kind: 'THINK_NOW'; readonly handle: ParticipantId }
  /** Until it is resumed it neither thinks nor trades; its orders stay unless they are canceled with it. */
  | { readonly kind: 'PAUSE_AGENT'; readonly handle: ParticipantId; readonly cancelOpenOrders: boolean }
  | { readonly kind: 'RESUME_AGENT'; readonly handle: ParticipantId }
  /** In this run, from the next question to a model on. */
  | ({ readonly kind: 'SET_BUDGET' } & BudgetCap)
  /** Its orders and stops, in one market or (null) in all. */
  | { readonly kind: 'CANCEL_AGENT_ORDERS'; readonly handle: ParticipantId; readonly market: MarketSymbol | null }
  /** Moves sats of BTC or lots of a base asset from the treasury to an agent; a negative amount goes back. */
  | {
      readonly kind: 'ADJUST_AGENT_BALANCE';
      readonly handle: ParticipantId;
      readonly asset: Asset;
      readonly amount: number;
    };

export const controlErrorCodes = [
  'INVALID_TRANSITION',
  'NOT_FOUND',
  'INVALID_INPUT',
  'MARKET_HALTED',
  'ALREADY_EXISTS',
  'FAILED',
] as const;
export type ControlErrorCode = (typeof controlErrorCodes)[number];

export type ControlError = {
  readonly code: ControlErrorCode;
  readonly message: string;
  readonly field: readonly string[];
};

/** Answered only when durable: `seq` is on disk and already folded into the read model. */
export type ControlOutcome = {
  readonly changed: boolean;
  readonly seq: Seq;
  readonly status: RunStatus;
  readonly errors: readonly ControlError[];
  /** Of the acts that count something: how many steps were done, or orders canceled. */
  readonly count?: number | undefined;
};
