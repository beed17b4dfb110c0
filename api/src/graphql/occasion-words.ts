import type { EventOf, MarketEvent } from '../market/events.ts';
import type { AuctionReason } from '../market/market-status.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { OccasionKindName } from './enums.ts';

/** An event told to people. Everything quoted from a person or an agent stays plain text. */
export type OccasionWords = {
  readonly kind: OccasionKindName;
  readonly market: string | null;
  readonly participant: ParticipantId | null;
  readonly title: string;
  readonly detail: string;
};

type NameOf = (participantId: ParticipantId) => string;

const ABOUT_NONE = { market: null, participant: null, detail: '' };

/** Null for events that are no occasion: orders, trades, quotes, ticks of the clock. */
export function wordsOf(event: MarketEvent, nameOf: NameOf): OccasionWords | null {
  switch (event.type) {
    case 'NewsPublished':
      return news(event);
    case 'ShockApplied':
      return shock(event);
    case 'MarketHalted':
      return {
        ...ABOUT_NONE,
        kind: 'HALT',
        market: event.market,
        title: `${event.market} halted`,
        detail: event.reason,
      };
    case 'MarketResumed':
      return { ...ABOUT_NONE, kind: 'RESUME', market: event.market, title: `${event.market} reopens by auction` };
    case 'AuctionStarted':
      return {
        ...ABOUT_NONE,
        kind: 'AUCTION',
        market: event.market,
        title: `${event.market}: call auction`,
        detail: AUCTION_REASONS[event.reason],
      };
    case 'MarketUncrossed':
      return uncrossed(event);
    case 'MarketClosed':
      return { ...ABOUT_NONE, kind: 'CLOSE', market: event.market, title: `${event.market} closed` };
    case 'MarketPreOpened':
      return { ...ABOUT_NONE, kind: 'PRE_OPEN', market: event.market, title: `${event.market} takes orders again` };
    case 'FeesSet':
      return fees(event);
    case 'BuyInStarted':
      return boughtIn(event, nameOf);
    case 'RunStarted':
      return { ...ABOUT_NONE, kind: 'RUN_STARTED', title: `Run started: ${event.scenario}, seed ${event.seed}` };
    case 'RunEnded':
      return { ...ABOUT_NONE, kind: 'RUN_ENDED', title: 'Run ended', detail: event.reason };
    case 'RunPaused':
      return { ...ABOUT_NONE, kind: 'RUN_PAUSED', title: 'Run paused' };
    case 'RunResumed':
      return { ...ABOUT_NONE, kind: 'RUN_RESUMED', title: 'Run goes on' };
    case 'SpeedSet':
      return { ...ABOUT_NONE, kind: 'SPEED_SET', title: speedTitle(event.speed) };
    case 'BrainSet':
      return {
        ...about(event.participantId),
        kind: 'BRAIN_SET',
        title: brainTitle(event, nameOf),
        detail: event.reason,
      };
    case 'PersonaSet':
      return {
        ...about(event.participantId),
        kind: 'PERSONA_SET',
        title: `${nameOf(event.participantId)} now trades as ${event.persona}`,
        detail: event.description,
      };
    case 'BudgetSet':
      return budget(event, nameOf);
    case 'AgentPaused':
      return { ...about(event.participantId), kind: 'AGENT_PAUSED', title: `${nameOf(event.participantId)} is paused` };
    case 'AgentResumed':
      return { ...about(event.participantId), kind: 'AGENT_RESUMED', title: `${nameOf(event.participantId)} goes on` };
    case 'ParticipantAdmitted':
      return admitted(event);
    case 'ParticipantRetired':
      return {
        ...about(event.participantId),
        kind: 'PARTICIPANT_RETIRED',
        title: `${nameOf(event.participantId)} left`,
        detail: event.reason,
      };
    case 'FundsPosted':
      return funds(event, nameOf);
    default:
      return null;
  }
}

const AUCTION_REASONS: Readonly<Record<AuctionReason, string>> = {
  OPENING: 'the market opens',
  REOPENING: 'the market reopens after its halt',
  VOLATILITY: 'a trade would have left the volatility band',
  REQUESTED: 'asked for by the person in charge',
};

function uncrossed({ market, priceSats, quantityLots }: EventOf<'MarketUncrossed'>): OccasionWords {
  const traded = priceSats === null ? 'nothing crossed' : `${quantityLots} lots at ${priceSats} sats`;
  return { ...ABOUT_NONE, kind: 'UNCROSS', market, title: `${market} trades continuously`, detail: traded };
}

function budget({ scope, participantId, microUsd, tokens }: EventOf<'BudgetSet'>, nameOf: NameOf): OccasionWords {
  const owner = participantId === null ? `the ${scope.toLowerCase()}` : nameOf(participantId);
  const limits = [
    microUsd === null ? null : `USD ${microUsd / 1_000_000}`,
    tokens === null ? null : `${tokens} tokens`,
  ];
  const detail = limits.filter((limit) => limit !== null).join(', ');
  return { kind: 'BUDGET_SET', market: null, participant: participantId, title: `Another budget for ${owner}`, detail };
}

function fees({ market, makerFeeBps, takerFeeBps }: EventOf<'FeesSet'>): OccasionWords {
  const detail = `${makerFeeBps} basis points for makers, ${takerFeeBps} for takers`;
  return { ...ABOUT_NONE, kind: 'FEES_SET', market, title: `${market} has other fees`, detail };
}

function boughtIn({ participantId, market, quantityLots }: EventOf<'BuyInStarted'>, nameOf: NameOf): OccasionWords {
  const title = `${nameOf(participantId)} is bought in: ${quantityLots} lots of ${market}`;
  return { kind: 'BUY_IN', market, participant: participantId, title, detail: 'its short position reached the limit' };
}

function about(participant: ParticipantId) {
  return { ...ABOUT_NONE, participant };
}

function news({ headline, body, markets }: EventOf<'NewsPublished'>): OccasionWords {
  const market = markets.length === 1 ? (markets[0] ?? null) : null;
  return { kind: 'NEWS', market, participant: null, title: headline, detail: body };
}

function shock({ market, shiftBps, mode }: EventOf<'ShockApplied'>): OccasionWords {
  const direction = shiftBps < 0 ? 'down' : 'up';
  const size = shiftBps === 0 ? '' : ` ${Math.abs(shiftBps)} basis points ${direction}`;
  const means = { FAIR_VALUE: 'outside value', MARKET_ORDER: 'market order', REMOVE_LIQUIDITY: 'quotes withdrawn' }[
    mode
  ];
  return { kind: 'SHOCK', market, participant: null, title: `Shock: ${market}${size}`, detail: means };
}

function speedTitle(speed: number): string {
  return speed === 0 ? 'Speed: as fast as possible' : `Speed: ${speed}x`;
}

function brainTitle({ participantId, brain }: EventOf<'BrainSet'>, nameOf: NameOf): string {
  return `${nameOf(participantId)} now decides by ${brain.kind === 'RULE' ? 'scripted rules' : (brain.model ?? 'a model')}`;
}

function admitted({ participant }: EventOf<'ParticipantAdmitted'>): OccasionWords {
  return {
    kind: 'PARTICIPANT_ADMITTED',
    market: participant.market,
    participant: participant.participantId,
    title: `${participant.name} joined`,
    detail: participant.description,
  };
}

/** Only what moved between the treasury and a participant outside of trading. */
function funds({ postings }: EventOf<'FundsPosted'>, nameOf: NameOf): OccasionWords | null {
  const moved = postings.find(({ reason }) => reason === 'ADJUST' || reason === 'REPLENISH');
  if (moved === undefined) return null;
  const isGift = moved.from.account === 'treasury';
  const participant = isGift ? moved.to.account : moved.from.account;
  const amount = `${moved.amount} ${moved.asset === 'BTC' ? 'sats' : `lots of ${moved.asset}`}`;
  const title = isGift
    ? `${nameOf(participant)} got ${amount} from the treasury`
    : `${nameOf(participant)} gave ${amount} to the treasury`;
  return { kind: 'FUNDS_ADJUSTED', market: null, participant, title, detail: moved.reason.toLowerCase() };
}
