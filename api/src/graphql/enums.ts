import { manifestStatuses } from '../ledger/history.ts';
import { budgetScopes } from '../market/budget-cap.ts';
import { candleIntervals, type CandleInterval as Interval } from '../market/candle-interval.ts';
import { shockModes } from '../market/commands.ts';
import {
  abstainCauses,
  decisionOutcomes,
  moods,
  scanFilters,
  stances,
  wakeConditionKinds,
  wakeReasons,
} from '../market/decision.ts';
import { auctionReasons, marketStatuses } from '../market/market-status.ts';
import { orderKinds, orderStatuses, sides, timesInForce } from '../market/order.ts';
import { brainKinds, participantKinds, participantStatuses } from '../market/participant.ts';
import { buckets, postingReasons } from '../market/posting.ts';
import { exchangeStatuses, runStatuses } from '../market/run-status.ts';
import { baselineKinds } from '../projections/score/score-views.ts';
import { controlErrorCodes } from '../simulation/control.ts';
import { resyncReasons } from '../simulation/feeds/feed-events.ts';
import { feedRates } from '../simulation/feeds/feed-source.ts';
import { builder } from './builder.ts';

/** An enum whose values are the words of the domain; leaving one without a description does not compile. */
function enumOf<Value extends string>(
  name: string,
  values: readonly Value[],
  description: string,
  meanings: Readonly<Record<Value, string>>,
) {
  const entries = values.map((value) => [value, { value, description: meanings[value] }] as const);
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(entries) as Record<Value, { value: Value; description: string }>,
  });
}

export const RunStatus = enumOf('RunStatus', runStatuses, 'What the run is doing.', {
  IDLE: 'There is no run.',
  STARTING: 'A run is being set up.',
  RUNNING: 'Simulated time passes.',
  PAUSED: 'Simulated time stands still; the next step or resume goes on from here.',
  STOPPING: 'The run is being ended.',
  STOPPED: 'The run is over; its history stays readable.',
  FAILED: 'The run broke off; `problem` says why.',
});

export const ExchangeStatus = enumOf(
  'ExchangeStatus',
  exchangeStatuses,
  'Whether the exchange can serve, apart from what the run does.',
  {
    ONLINE: 'Everything is served.',
    CANCEL_ONLY: 'Only cancels are taken.',
    POST_ONLY: 'Only orders that do not trade at once are taken.',
    MAINTENANCE: 'Nothing is taken.',
    RECOVERING: 'State is being rebuilt from the journal after a crash.',
  },
);

export const ThoughtKind = enumOf('ThoughtKind', decisionOutcomes, 'How an agent’s turn came out.', {
  DECIDED: 'It decided, be it to hold.',
  ABSTAINED: 'It did not; `abstainCause` says why.',
});

export const AbstainCause = enumOf('AbstainCause', abstainCauses, 'Why an agent did not decide.', {
  TIMEOUT: 'The model did not answer in time.',
  RATE_LIMITED: 'The provider took no more questions.',
  PROVIDER_ERROR: 'The provider failed.',
  CONNECTION_LOST: 'The connection to the provider broke.',
  REFUSED: 'The model would not answer.',
  TRUNCATED: 'The answer was cut off.',
  UNPARSEABLE: 'The answer was not JSON.',
  WRONG_SHAPE: 'The answer was not a decision.',
  UNKNOWN_MARKET: 'The decision was about a market that does not exist.',
  BUDGET_REACHED: 'The money for models was spent.',
  INTERRUPTED: 'The run ended, was forked or the server died while the model thought.',
});

const statsWindows = ['H1', 'H24', 'RUN'] as const;
export type StatsWindowName = (typeof statsWindows)[number];

export const StatsWindow = enumOf('StatsWindow', statsWindows, 'How far back statistics of a market reach.', {
  H1: 'The last simulated hour, to the minute.',
  H24: 'The last 24 simulated hours, to the minute.',
  RUN: 'Since the run began, of trades alone.',
});

export const MarketStatus = enumOf('MarketStatus', marketStatuses, 'Whether a market trades.', {
  PRE_OPEN: 'Orders are collected; nothing trades until an auction.',
  AUCTION: 'Orders are collected and matched at one price when it ends.',
  CONTINUOUS: 'Orders match as they arrive.',
  HALTED: 'Only cancels are taken, until it is resumed.',
  CLOSED: 'No order is taken and none is left; it can be opened again.',
});

export const AuctionReason = enumOf('AuctionReason', auctionReasons, 'Why a call auction began.', {
  OPENING: 'The market opens.',
  REOPENING: 'The market was halted.',
  VOLATILITY: 'A trade would have left the volatility band.',
  REQUESTED: 'The person in charge asked for it.',
});

export const ManifestStatus = enumOf('ManifestStatus', manifestStatuses, 'How a kept run stands.', {
  RUNNING: 'It is being written.',
  ENDED: 'It was ended in order.',
  RECOVERED: 'A crash interrupted it; it is complete up to `lastSeq`.',
  QUARANTINED: 'Its file failed a check and is not opened.',
});

export const Side = enumOf('Side', sides, 'Which way an order trades.', {
  BUY: 'Pays BTC for the base asset.',
  SELL: 'Gives the base asset for BTC.',
});

export const OrderKind = enumOf('OrderKind', orderKinds, 'How an order names its price.', {
  LIMIT: 'At its price or better.',
  MARKET: 'At the best prices there are; it never rests.',
  STOP: 'Waits outside the book until a trade reaches its stop price, then a market order.',
  STOP_LIMIT: 'Waits outside the book until a trade reaches its stop price, then a limit order.',
});

export const TimeInForce = enumOf('TimeInForce', timesInForce, 'How long an order stays.', {
  GTC: 'Until it is filled or canceled.',
  IOC: 'Trades what it can at once; the rest is canceled.',
  FOK: 'Trades whole at once or not at all.',
  GTD: 'Until it is filled or canceled, at the latest until `expireAt`.',
});

export const OrderStatus = enumOf('OrderStatus', orderStatuses, 'Where an order is in its life.', {
  NEW: 'Accepted, nothing traded yet.',
  PARTIALLY_FILLED: 'Part of it traded, the rest is open.',
  FILLED: 'All of it traded.',
  CANCELED: 'Closed before it was filled; `cancelReason` says why.',
  REJECTED: 'Refused on arrival; `rejectReason` says why.',
  EXPIRED: 'Its date, `expireAt`, was reached before it was filled.',
});

export const ParticipantKind = enumOf('ParticipantKind', participantKinds, 'What kind of trader.', {
  AGENT: 'An AI seat.',
  LIQUIDITY: 'A bot that keeps two-sided quotes.',
  BACKGROUND: 'A scripted trader that makes the tape realistic.',
  SYSTEM: "The exchange's own accounts.",
});

export const ParticipantStatus = enumOf(
  'ParticipantStatus',
  participantStatuses,
  'Whether a participant still trades.',
  {
    ACTIVE: 'It trades.',
    PAUSED: 'It neither thinks nor trades until it is resumed; its orders stay.',
    RETIRED: 'It was retired; its history stays.',
  },
);

export const BudgetScope = enumOf('BudgetScope', budgetScopes, 'What a cap on language models is for.', {
  RUN: 'The whole run.',
  DAY: 'All runs of one UTC day.',
  AGENT: 'One agent in one run.',
});

export const BrainKind = enumOf('BrainKind', brainKinds, 'What decides for an agent.', {
  RULE: 'Fixed rules: scripted, no language model.',
  OPENAI: 'A language model behind an OpenAI-compatible endpoint.',
  RECORDED: 'Recorded answers of a language model.',
});

export const Stance = enumOf('Stance', stances, 'What an agent decided to do.', {
  BUY: 'Buy.',
  SELL: 'Sell.',
  HOLD: 'Do nothing.',
  CANCEL: 'Take resting orders back.',
});

export const Mood = enumOf('Mood', moods, 'How an agent says it feels.', {
  CALM: 'Nothing stirs it.',
  CONFIDENT: 'Things go its way.',
  EAGER: 'It sees a strong case.',
  CAUTIOUS: 'It is not sure.',
  WORRIED: 'Things go against it.',
  FRUSTRATED: 'It cannot do what it would.',
});

export const ScanFilter = enumOf('ScanFilter', scanFilters, 'What a scanner scores markets by.', {
  VOLUME: 'Turnover against the busiest market.',
  CHANGE: 'How far the price moved in five minutes.',
  VOLATILITY: 'How wide the last ten minutes were.',
  SPREAD: 'A wide spread costs points.',
  NEWS: 'Recent news about it.',
  POSITION: 'Stock and orders of its own there.',
});

export const WakeConditionKind = enumOf(
  'WakeConditionKind',
  wakeConditionKinds,
  'What an agent wants to be woken by.',
  {
    PRICE_ABOVE: 'The price rises to `priceSats`.',
    PRICE_BELOW: 'The price falls to `priceSats`.',
    SPREAD_BELOW: 'The spread is as narrow as `spreadBps`.',
    AFTER: '`delayMs` of simulated time have passed.',
  },
);

export const Direction = enumOf('Direction', ['UP', 'DOWN'] as const, 'Where a price was to go.', {
  UP: 'Up.',
  DOWN: 'Down.',
});

export const WakeReason = enumOf('WakeReason', wakeReasons, 'Why it was the agent’s turn.', {
  TIMER: 'Its regular turn.',
  PRICE_MOVE: 'A price moved by more than its threshold.',
  FILL: 'One of its orders traded.',
  NEWS: 'News was published.',
  OWN_CONDITION: 'A condition it had set itself came true.',
  THINK_NOW: 'A person asked it to think.',
});

export const CandleInterval = enumOf('CandleInterval', candleIntervals, 'Length of a candle in simulated time.', {
  S1: '1 second.',
  S5: '5 seconds.',
  M1: '1 minute.',
  M5: '5 minutes.',
  M15: '15 minutes.',
  H1: '1 hour.',
} satisfies Record<Interval, string>);

export const bookDepths = ['D10', 'D25', 'D50', 'D100'] as const;
export type BookDepthName = (typeof bookDepths)[number];
/** Levels a side. */
export const levelsOf: Readonly<Record<BookDepthName, number>> = { D10: 10, D25: 25, D50: 50, D100: 100 };

export const BookDepth = enumOf('BookDepth', bookDepths, 'How many price levels a side.', {
  D10: '10 levels a side.',
  D25: '25 levels a side.',
  D50: '50 levels a side.',
  D100: '100 levels a side.',
});

export const FeedRate = enumOf('FeedRate', feedRates, 'How often a feed speaks at most, in wall-clock time.', {
  REALTIME: 'After every committed slice of the run, about every 20 milliseconds.',
  MS_100: 'Every 100 milliseconds.',
  MS_250: 'Every 250 milliseconds.',
  MS_1000: 'Every 1,000 milliseconds.',
});

export const ShockMode = enumOf('ShockMode', shockModes, 'How a shock reaches the market.', {
  FAIR_VALUE: 'The outside world changes its mind: the reference price moves.',
  MARKET_ORDER: 'A large market order sweeps the book.',
  REMOVE_LIQUIDITY: 'Liquidity bots withdraw their quotes.',
});

export const occasionKinds = [
  'NEWS',
  'SHOCK',
  'HALT',
  'RESUME',
  'AUCTION',
  'UNCROSS',
  'CLOSE',
  'PRE_OPEN',
  'FEES_SET',
  'BUY_IN',
  'RUN_STARTED',
  'RUN_ENDED',
  'RUN_PAUSED',
  'RUN_RESUMED',
  'SPEED_SET',
  'BRAIN_SET',
  'PERSONA_SET',
  'BUDGET_SET',
  'AGENT_PAUSED',
  'AGENT_RESUMED',
  'PARTICIPANT_ADMITTED',
  'PARTICIPANT_RETIRED',
  'FUNDS_ADJUSTED',
] as const;
export type OccasionKindName = (typeof occasionKinds)[number];

export const OccasionKind = enumOf('OccasionKind', occasionKinds, 'What happened besides trading.', {
  NEWS: 'News was published.',
  SHOCK: 'A price shock was applied.',
  HALT: 'A market was halted.',
  RESUME: 'A halt is over; a call auction follows.',
  AUCTION: 'A call auction began.',
  UNCROSS: 'A call auction ended; the market trades continuously.',
  CLOSE: 'A market was closed and its orders canceled.',
  PRE_OPEN: 'A closed market takes orders again; nothing trades yet.',
  FEES_SET: 'A market got other fees.',
  BUY_IN: 'A short position reached its limit and is bought back.',
  RUN_STARTED: 'The run began.',
  RUN_ENDED: 'The run ended.',
  RUN_PAUSED: 'The run was paused.',
  RUN_RESUMED: 'The run went on.',
  SPEED_SET: 'The speed was changed.',
  BRAIN_SET: 'An agent got another brain.',
  PERSONA_SET: 'An agent trades as another persona from now on.',
  BUDGET_SET: 'What models may use was capped anew.',
  AGENT_PAUSED: 'An agent neither thinks nor trades until it is resumed.',
  AGENT_RESUMED: 'A paused agent goes on.',
  PARTICIPANT_ADMITTED: 'A participant joined.',
  PARTICIPANT_RETIRED: 'A participant left.',
  FUNDS_ADJUSTED: 'Money or stock moved between the treasury and a participant.',
});

const godEventKinds = [
  'INJECT_NEWS',
  'INJECT_PRICE_SHOCK',
  'HALT_MARKET',
  'RESUME_MARKET',
  'START_AUCTION',
  'UNCROSS_MARKET',
  'CLOSE_MARKET',
  'PRE_OPEN_MARKET',
  'SPAWN_AGENT',
  'RETIRE_AGENT',
  'SET_BRAIN',
  'SET_PERSONA',
  'SET_FEES',
  'THINK_NOW',
  'SET_BUDGET',
  'PAUSE_AGENT',
  'RESUME_AGENT',
  'CANCEL_AGENT_ORDERS',
  'ADJUST_AGENT_BALANCE',
  'PAUSE_RUN',
  'RESUME_RUN',
  'SET_SPEED',
  'END_RUN',
] as const;
export type GodEventKindName = (typeof godEventKinds)[number];

export const GodEventKind = enumOf('GodEventKind', godEventKinds, 'What the person in charge did.', {
  INJECT_NEWS: 'Published news.',
  INJECT_PRICE_SHOCK: 'Applied a price shock.',
  HALT_MARKET: 'Halted a market.',
  RESUME_MARKET: 'Ended a halt.',
  START_AUCTION: 'Called an auction.',
  UNCROSS_MARKET: 'Ended an auction.',
  CLOSE_MARKET: 'Closed a market.',
  PRE_OPEN_MARKET: 'Let a closed market take orders again.',
  SPAWN_AGENT: 'Let an agent in.',
  RETIRE_AGENT: 'Took an agent out.',
  SET_BRAIN: 'Gave an agent another brain.',
  SET_PERSONA: 'Let an agent trade as another persona, in a fork.',
  SET_FEES: 'Gave a market other fees, in a fork.',
  THINK_NOW: 'Called an agent’s turn.',
  SET_BUDGET: 'Set another cap on what models may use.',
  PAUSE_AGENT: 'Kept an agent from thinking and trading.',
  RESUME_AGENT: 'Let a paused agent go on.',
  CANCEL_AGENT_ORDERS: 'Canceled orders of an agent.',
  ADJUST_AGENT_BALANCE: 'Moved money or stock between the treasury and an agent.',
  PAUSE_RUN: 'Paused the run.',
  RESUME_RUN: 'Let the run go on.',
  SET_SPEED: 'Changed the speed.',
  END_RUN: 'Ended the run: stop, reset, fork and the end of the server.',
});

export const ErrorCode = enumOf('ErrorCode', controlErrorCodes, 'Why a mutation was refused.', {
  INVALID_TRANSITION: 'The run, or the market, is not in a state that allows it.',
  NOT_FOUND: 'What the input names does not exist.',
  INVALID_INPUT: 'A value of the input is not allowed.',
  MARKET_HALTED: 'The market is halted.',
  ALREADY_EXISTS: 'The name is taken.',
  FAILED: 'The simulation could not do it.',
});

export const ResyncReason = enumOf('ResyncReason', resyncReasons, 'Why a feed starts again from a snapshot.', {
  EPOCH_CHANGED: 'Another run began, or `epoch` named a run that is not the current one.',
  TOO_OLD: '`after` lies before what can be replayed.',
  SLOW_CONSUMER: 'The client fell too far behind.',
});

export const BaselineKind = enumOf('BaselineKind', baselineKinds, 'What agents are measured against.', {
  BUY_AND_HOLD: 'The average start portfolio of the agents, kept.',
  ZERO_INTELLIGENCE: 'The mean of the noise traders of the same run, who buy and sell by chance.',
});

export const Bucket = enumOf('Bucket', buckets, 'Which part of an account.', {
  AVAILABLE: 'Free to use.',
  HELD: 'Backs resting orders.',
});

export const PostingReason = enumOf('PostingReason', postingReasons, 'Why an amount moved.', {
  ISSUE: 'Made by the treasury when the run began.',
  FUND: 'Start funds of a participant.',
  HOLD: 'Set aside for an order at the worst case, fees included.',
  RELEASE: 'Set free again: an order was canceled, or traded better than feared.',
  SETTLE: 'Paid or delivered in a trade.',
  FEE: 'Paid to the exchange.',
  ADJUST: 'Given or taken by decree.',
  REPLENISH: 'Given to a background trader that could not go on.',
  RETIRE: 'Returned to the treasury by a participant that left.',
  BORROW: 'Lent for a short sale.',
  REPAY: 'Returned to the lender.',
});
