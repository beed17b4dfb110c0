import type { BudgetCap } from './budget-cap.ts';
import type { DecisionRecord } from './decision.ts';
import type { Asset, Instrument, MarketSymbol } from './instrument.ts';
import type { OrderId, OrderRequest } from './order.ts';
import type { Brain, Participant, ParticipantId } from './participant.ts';
import type { Funds } from './posting.ts';
import type { BasisPoints, Lots, Sats, Seq, SimTime } from './units.ts';

/** One level a liquidity bot wants to show. */
export type Quote = { readonly priceSats: Sats; readonly quantityLots: Lots };

export const shockModes = ['FAIR_VALUE', 'MARKET_ORDER', 'REMOVE_LIQUIDITY'] as const;
export type ShockMode = (typeof shockModes)[number];

/** Says that the scenario's timetable did it; without it, the person in charge. Decides nothing in the engine. */
type Scheduled = { readonly source?: 'SCENARIO' };

/** Says that the person in charge did it; without it, a trader or the simulation itself. Decides nothing in the engine. */
type ByHand = { readonly source?: 'GOD' };

/** Everything that can change a run. Imperatives; the engine answers each with events. */
export type Command =
  | {
      readonly type: 'StartRun';
      readonly scenario: string;
      readonly seed: string;
      readonly instruments: readonly Instrument[];
    }
  | { readonly type: 'EndRun'; readonly reason: string }
  | { readonly type: 'PauseRun' }
  | { readonly type: 'ResumeRun' }
  /** 1 is real time, 0 as fast as possible. */
  | { readonly type: 'SetSpeed'; readonly speed: number }
  | { readonly type: 'AdmitParticipant'; readonly participant: Participant; readonly funds: Funds }
  | { readonly type: 'RetireParticipant'; readonly participantId: ParticipantId; readonly reason: string }
  | { readonly type: 'SetBrain'; readonly participantId: ParticipantId; readonly brain: Brain; readonly reason: string }
  /** An agent trades from now on as another persona would; strategy and description are that persona's. */
  | {
      readonly type: 'SetPersona';
      readonly participantId: ParticipantId;
      readonly persona: string;
      readonly strategy: string;
      readonly description: string;
    }
  /** Moves `amount` (negative takes away) between the treasury and a participant. */
  | ({
      readonly type: 'AdjustFunds';
      readonly participantId: ParticipantId;
      readonly asset: Asset;
      readonly amount: number;
      readonly reason: 'ADJUST' | 'REPLENISH';
    } & ByHand)
  | {
      readonly type: 'PlaceOrder';
      readonly participantId: ParticipantId;
      readonly order: OrderRequest;
      readonly decisionSeq: Seq | null;
    }
  /**
   * One cancels the other: a limit order and a stop of the same market and side. Any fill of the limit ends the stop,
   * the trigger of the stop ends the limit, canceling one cancels both.
   */
  | {
      readonly type: 'PlaceOco';
      readonly participantId: ParticipantId;
      readonly limit: OrderRequest;
      readonly stop: OrderRequest;
      readonly decisionSeq: Seq | null;
    }
  | {
      readonly type: 'CancelOrder';
      readonly participantId: ParticipantId;
      readonly orderId: OrderId;
      readonly decisionSeq: Seq | null;
    }
  /** All orders and stops of a participant, in one market or (null) in all. */
  | ({
      readonly type: 'CancelAllOrders';
      readonly participantId: ParticipantId;
      readonly market: MarketSymbol | null;
    } & ByHand)
  /** `quantityLots` is the new total size, filled part included. `priceSats` is null for a `STOP`; stop prices stay. */
  | {
      readonly type: 'ReplaceOrder';
      readonly participantId: ParticipantId;
      readonly orderId: OrderId;
      readonly priceSats: Sats | null;
      readonly quantityLots: Lots;
    }
  /** Replaces all quotes of a maker in one market; a quote whose price and size stay keeps its place. Quotes are post-only. */
  | {
      readonly type: 'ReplaceQuotes';
      readonly participantId: ParticipantId;
      readonly market: MarketSymbol;
      readonly bids: readonly Quote[];
      readonly asks: readonly Quote[];
    }
  | { readonly type: 'RecordDecision'; readonly record: DecisionRecord }
  /** Another cap on what models may use from now on in this run; null leaves one as it is. Decides nothing in the engine. */
  | ({ readonly type: 'SetBudget' } & BudgetCap)
  /** Until it is resumed an agent neither thinks nor trades; its orders stay. Decides nothing in the engine. */
  | { readonly type: 'PauseAgent'; readonly participantId: ParticipantId }
  | { readonly type: 'ResumeAgent'; readonly participantId: ParticipantId }
  /** Calls an agent's turn at once. */
  | { readonly type: 'WakeAgent'; readonly participantId: ParticipantId }
  | {
      readonly type: 'PublishNews';
      readonly headline: string;
      readonly body: string;
      readonly sentimentBps: BasisPoints;
      readonly markets: readonly MarketSymbol[];
      readonly source: 'GOD' | 'SCENARIO';
    }
  /** `shiftBps` is signed: -500 pushes the price five percent down. */
  | ({
      readonly type: 'ApplyShock';
      readonly market: MarketSymbol;
      readonly shiftBps: BasisPoints;
      readonly mode: ShockMode;
      readonly durationMs: number;
    } & Scheduled)
  | ({
      readonly type: 'HaltMarket';
      readonly market: MarketSymbol;
      readonly reason: string;
      readonly cancelOpenOrders: boolean;
    } & Scheduled)
  /** Reopens a halted market with a call auction. */
  | ({ readonly type: 'ResumeMarket'; readonly market: MarketSymbol } & Scheduled)
  /** From pre-open, or out of continuous trading. */
  | { readonly type: 'StartAuction'; readonly market: MarketSymbol }
  /** Ends a call auction now. */
  | { readonly type: 'UncrossMarket'; readonly market: MarketSymbol }
  /** Cancels all orders of the market; it can be pre-opened again. */
  | { readonly type: 'CloseMarket'; readonly market: MarketSymbol }
  | { readonly type: 'PreOpenMarket'; readonly market: MarketSymbol }
  /** Other fees for a closed market: there no order lives that was covered for the old ones. */
  | {
      readonly type: 'SetFees';
      readonly market: MarketSymbol;
      readonly makerFeeBps: BasisPoints;
      readonly takerFeeBps: BasisPoints;
    }
  /** Once per simulated second: the reference prices in the order of the run's instruments, or none if they stay. */
  | { readonly type: 'AdvanceTime'; readonly referencePricesSats: readonly Sats[] };

export type CommandType = Command['type'];

/** A command with its place in the run. `time` never goes back. */
export type Sequenced<T> = T & { readonly seq: Seq; readonly time: SimTime };
export type SequencedCommand = Sequenced<Command>;
