import type { MarketSymbol } from './instrument.ts';

/** Stable, lower-case, unique in a run: `kelvin`, `ladder-aapl-1`, `noise-sol-042`. Also the name of its account. */
export type ParticipantId = string;

export const participantKinds = ['AGENT', 'LIQUIDITY', 'BACKGROUND', 'SYSTEM'] as const;
export type ParticipantKind = (typeof participantKinds)[number];

/** A paused agent neither thinks nor trades until it is resumed; who has retired never comes back. */
export const participantStatuses = ['ACTIVE', 'PAUSED', 'RETIRED'] as const;
export type ParticipantStatus = (typeof participantStatuses)[number];

/** What decides for an agent: fixed rules, a language model, or a recording of one. */
export const brainKinds = ['RULE', 'OPENAI', 'RECORDED'] as const;
export type BrainKind = (typeof brainKinds)[number];

/** `model` is null for rules; else as the seat names it, such as `gemini/gemini-2.5-flash`. */
export type Brain = { readonly kind: BrainKind; readonly model: string | null };

/** By which a seat that fell back to its rules is told from one whose brain somebody switched. */
export const FALL_BACK_REASON = 'a spending cap was reached';

export type Participant = {
  readonly participantId: ParticipantId;
  readonly kind: ParticipantKind;
  /** What people see: `Kelvin`, `Ladder AAPL 1`. */
  readonly name: string;
  /** Persona of an agent (`momentum`), strategy of a bot (`ladder`, `noise`, `value`, `momentum`). */
  readonly strategy: string;
  /** One line in plain words: how it trades. */
  readonly description: string;
  /** Null for everything but agents. */
  readonly brain: Brain | null;
  /** The one market it trades, or null when it may trade all. */
  readonly market: MarketSymbol | null;
};

/** The exchange's own accounts. `issuance` is the contra account: the only one that may be negative. */
export const systemAccounts = { issuance: 'issuance', treasury: 'treasury', fees: 'fees' } as const;
