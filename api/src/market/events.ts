import type { BudgetCap } from './budget-cap.ts';
import type { Quote, Sequenced, ShockMode } from './commands.ts';
import type { DecisionRecord } from './decision.ts';
import type { Instrument, MarketSymbol } from './instrument.ts';
import type { AuctionReason } from './market-status.ts';
import type { CancelReason, OrderId, PlacedOrder, Side, TradeId } from './order.ts';
import type { Brain, Participant, ParticipantId } from './participant.ts';
import type { Posting } from './posting.ts';
import type { RejectReason } from './reject-reason.ts';
import type { BasisPoints, Lots, Sats, Seq, SimTime } from './units.ts';

export type PlacedQuote = Quote & { readonly orderId: OrderId; readonly side: Side };

/** What happened. Past participles; self-contained, so that a fold needs nothing but events. */
export type EventBody =
  | {
      readonly type: 'RunStarted';
      readonly scenario: string;
      readonly seed: string;
      readonly instruments: readonly Instrument[];
    }
  | { readonly type: 'RunEnded'; readonly reason: string }
  | { readonly type: 'RunPaused' }
  | { readonly type: 'RunResumed' }
  | { readonly type: 'SpeedSet'; readonly speed: number }
  | { readonly type: 'ParticipantAdmitted'; readonly participant: Participant }
  | { readonly type: 'ParticipantRetired'; readonly participantId: ParticipantId; readonly reason: string }
  | { readonly type: 'BrainSet'; readonly participantId: ParticipantId; readonly brain: Brain; readonly reason: string }
  | {
      readonly type: 'PersonaSet';
      readonly participantId: ParticipantId;
      readonly persona: string;
      readonly strategy: string;
      readonly description: string;
    }
  /** All movements of money that one command caused, in order. At most one per command, right after the event that explains it or last. */
  | { readonly type: 'FundsPosted'; readonly postings: readonly Posting[] }
  /** Comes before its trades; what is neither traded nor canceled when the command is done rests: a stop aside, the rest in the book. */
  | { readonly type: 'OrderAccepted'; readonly order: PlacedOrder }
  | { readonly type: 'OrderRejected'; readonly order: PlacedOrder; readonly reason: RejectReason }
  | {
      readonly type: 'OrderReplaced';
      readonly orderId: OrderId;
      readonly market: MarketSymbol;
      readonly participantId: ParticipantId;
      /** Null for a `STOP`. */
      readonly priceSats: Sats | null;
      readonly quantityLots: Lots;
      readonly remainingLots: Lots;
      readonly keptPriority: boolean;
    }
  | {
      readonly type: 'OrderCanceled';
      readonly orderId: OrderId;
      readonly market: MarketSymbol;
      readonly participantId: ParticipantId;
      readonly remainingLots: Lots;
      readonly reason: CancelReason;
    }
  /** A print elected a stop: from here on it is a market or limit order that has just arrived. */
  | {
      readonly type: 'OrderTriggered';
      readonly orderId: OrderId;
      readonly market: MarketSymbol;
      readonly participantId: ParticipantId;
    }
  /** Self-trade prevention took size off both orders; this is the one that goes on, `OrderCanceled` tells the other. */
  | {
      readonly type: 'OrderDecremented';
      readonly orderId: OrderId;
      readonly market: MarketSymbol;
      readonly participantId: ParticipantId;
      readonly decrementLots: Lots;
      readonly remainingLots: Lots;
    }
  /** The displayed part was used up: the next slice of `displayedLots` joined the end of its queue. */
  | {
      readonly type: 'IcebergRefilled';
      readonly orderId: OrderId;
      readonly market: MarketSymbol;
      readonly participantId: ParticipantId;
      readonly displayedLots: Lots;
    }
  /** Comes before the cancels of a mass cancel. `market` is null when it was for all markets. */
  | {
      readonly type: 'OrdersCanceled';
      readonly participantId: ParticipantId;
      readonly market: MarketSymbol | null;
      readonly orderCount: number;
    }
  /** A cancel, replace, quote, adjustment or control command that was refused; nothing changed. */
  | {
      readonly type: 'CommandRejected';
      readonly command: string;
      readonly participantId: ParticipantId | null;
      readonly market: MarketSymbol | null;
      readonly orderId: OrderId | null;
      readonly reason: RejectReason;
    }
  /** Only what changed: quotes that stayed keep their order and place. */
  | {
      readonly type: 'QuotesReplaced';
      readonly participantId: ParticipantId;
      readonly market: MarketSymbol;
      readonly canceledOrderIds: readonly OrderId[];
      readonly placed: readonly PlacedQuote[];
    }
  | {
      readonly type: 'TradeExecuted';
      readonly tradeId: TradeId;
      readonly market: MarketSymbol;
      readonly priceSats: Sats;
      readonly quantityLots: Lots;
      readonly takerSide: Side;
      readonly makerOrderId: OrderId;
      readonly takerOrderId: OrderId;
      readonly makerId: ParticipantId;
      readonly takerId: ParticipantId;
      readonly makerFeeSats: Sats;
      readonly takerFeeSats: Sats;
      /** Printed by an uncross: maker is the older order, taker the younger, and both pay the maker's fee. */
      readonly isAuction: boolean;
    }
  | { readonly type: 'AgentDecided'; readonly record: DecisionRecord }
  | { readonly type: 'AgentAbstained'; readonly record: DecisionRecord }
  | ({ readonly type: 'BudgetSet' } & BudgetCap)
  | { readonly type: 'AgentPaused'; readonly participantId: ParticipantId }
  | { readonly type: 'AgentResumed'; readonly participantId: ParticipantId }
  | { readonly type: 'AgentWoken'; readonly participantId: ParticipantId }
  | {
      readonly type: 'NewsPublished';
      readonly headline: string;
      readonly body: string;
      readonly sentimentBps: BasisPoints;
      readonly markets: readonly MarketSymbol[];
      readonly source: 'GOD' | 'SCENARIO';
    }
  | {
      readonly type: 'ShockApplied';
      readonly market: MarketSymbol;
      readonly shiftBps: BasisPoints;
      readonly mode: ShockMode;
      readonly durationMs: number;
    }
  | { readonly type: 'MarketHalted'; readonly market: MarketSymbol; readonly reason: string }
  /** The halt is over; `AuctionStarted` follows. */
  | { readonly type: 'MarketResumed'; readonly market: MarketSymbol }
  /** The market is in `AUCTION` until `endsAt`, or, when that is null, until it is uncrossed by command. */
  | {
      readonly type: 'AuctionStarted';
      readonly market: MarketSymbol;
      readonly reason: AuctionReason;
      readonly endsAt: SimTime | null;
    }
  /** What the auction would do if it ended now; told once a simulated second when it has changed. */
  | {
      readonly type: 'AuctionIndicated';
      readonly market: MarketSymbol;
      /** Null when nothing would trade. */
      readonly priceSats: Sats | null;
      readonly quantityLots: Lots;
      /** What would be left over at that price, and on which side; 0 and null when it comes out even. */
      readonly surplusLots: Lots;
      readonly surplusSide: Side | null;
    }
  /** The auction is over and the market `CONTINUOUS`; its trades follow, all at `priceSats` (null when there are none). */
  | {
      readonly type: 'MarketUncrossed';
      readonly market: MarketSymbol;
      readonly priceSats: Sats | null;
      readonly quantityLots: Lots;
    }
  | { readonly type: 'MarketClosed'; readonly market: MarketSymbol }
  | { readonly type: 'MarketPreOpened'; readonly market: MarketSymbol }
  | {
      readonly type: 'FeesSet';
      readonly market: MarketSymbol;
      readonly makerFeeBps: BasisPoints;
      readonly takerFeeBps: BasisPoints;
    }
  /** A short position reached its limit: the position is bought back with a market order. */
  | {
      readonly type: 'BuyInStarted';
      readonly participantId: ParticipantId;
      readonly market: MarketSymbol;
      readonly quantityLots: Lots;
    }
  | { readonly type: 'TimeAdvanced'; readonly referencePricesSats: readonly Sats[] };

export type EventType = EventBody['type'];

/** An event with its place in the run; `causeSeq` names the command. */
export type MarketEvent = Sequenced<EventBody> & { readonly causeSeq: Seq };

export type EventOf<T extends EventType> = Extract<MarketEvent, { readonly type: T }>;
