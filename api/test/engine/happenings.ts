import type { EventOf, MarketEvent } from '../../src/market/events.ts';
import { cancelReasons, type OrderId, type PlacedOrder } from '../../src/market/order.ts';
import { type RejectReason, rejectReasons } from '../../src/market/reject-reason.ts';

/** Only malformed commands are refused for these; the tests of validation make them. */
const OF_MALFORMED: readonly RejectReason[] = [
  'INVALID_COMMAND',
  'INVALID_SIDE',
  'INVALID_KIND',
  'INVALID_TIME_IN_FORCE',
];

const RUN_EVENTS = [
  ...['RunStarted', 'RunEnded', 'RunPaused', 'RunResumed', 'SpeedSet', 'TimeAdvanced', 'FundsPosted'],
  ...[
    'ParticipantAdmitted',
    'ParticipantRetired',
    'BrainSet',
    'PersonaSet',
    'AgentDecided',
    'AgentAbstained',
    'AgentWoken',
    'BudgetSet',
    'AgentPaused',
    'AgentResumed',
  ],
  ...['NewsPublished', 'ShockApplied'],
];
const ORDER_EVENTS = [
  ...['OrderAccepted', 'OrderRejected', 'OrderReplaced', 'OrderCanceled', 'OrderTriggered', 'OrderDecremented'],
  ...['IcebergRefilled', 'OrdersCanceled', 'CommandRejected', 'QuotesReplaced', 'TradeExecuted', 'BuyInStarted'],
];
const MARKET_EVENTS = [
  ...['MarketHalted', 'MarketResumed', 'AuctionStarted', 'AuctionIndicated', 'MarketUncrossed'],
  ...['MarketClosed', 'MarketPreOpened', 'FeesSet'],
];

const STORIES = [
  ...['partial fill', 'replace kept priority', 'replace lost priority', 'auction trade'],
  ...['self-trade NONE', 'self-trade CANCEL_NEWEST', 'self-trade CANCEL_OLDEST', 'self-trade CANCEL_BOTH'],
  ...['self-trade DECREMENT', 'uncross with a print', 'uncross without a print', 'stop elected by a stop'],
  ...['pair ended by a fill', 'pair ended by a trigger', 'borrow', 'repay'],
  ...['auction OPENING', 'auction REOPENING', 'auction VOLATILITY', 'auction REQUESTED'],
];

const EVERYTHING = [
  ...[...RUN_EVENTS, ...ORDER_EVENTS, ...MARKET_EVENTS, ...STORIES],
  ...rejectReasons.filter((reason) => !OF_MALFORMED.includes(reason)).map((reason) => `refused ${reason}`),
  ...cancelReasons.map((reason) => `canceled ${reason}`),
];

/** Counts the interesting things that runs have seen, so that agreement about them means something. */
export class Happenings {
  readonly counts = new Map<string, number>();
  #orders = new Map<OrderId, PlacedOrder>();

  /** Order ids begin anew. */
  beginRun(): void {
    this.#orders = new Map();
  }

  /** What has not happened yet, of everything that should. */
  missing(except: readonly string[] = []): string[] {
    return EVERYTHING.filter((what) => !this.counts.has(what) && !except.includes(what));
  }

  /** What was seen least often, for people. */
  rarest(): string {
    const [what, count] = [...this.counts].reduce((least, next) => (next[1] < least[1] ? next : least));
    return `the rarest ${count} times (${what})`;
  }

  /** All events of one command. */
  observe(events: readonly MarketEvent[]): void {
    let aggressor: PlacedOrder | undefined;
    for (const [index, event] of events.entries()) {
      this.#add(event.type);
      if (event.type === 'OrderAccepted') this.#orders.set(event.order.orderId, event.order);
      const before = events[index - 1]?.type;
      switch (event.type) {
        case 'OrderAccepted':
          aggressor = event.order;
          break;
        case 'OrderTriggered':
          aggressor = this.#orders.get(event.orderId);
          break;
        case 'OrderReplaced':
          aggressor = this.#orders.get(event.orderId);
          this.#add(event.keptPriority ? 'replace kept priority' : 'replace lost priority');
          break;
        case 'MarketUncrossed':
          aggressor = undefined;
          this.#add(event.priceSats === null ? 'uncross without a print' : 'uncross with a print');
          break;
        case 'AuctionStarted':
          this.#add(`auction ${event.reason}`);
          break;
        case 'OrderRejected':
        case 'CommandRejected':
          this.#add(`refused ${event.reason}`);
          break;
        case 'OrderCanceled':
          this.#canceled(event, aggressor, before);
          break;
        case 'OrderDecremented':
          this.#add('self-trade DECREMENT');
          break;
        case 'TradeExecuted':
          this.#traded(event);
          break;
        case 'FundsPosted':
          for (const { reason } of event.postings)
            if (reason === 'BORROW' || reason === 'REPAY') this.#add(reason.toLowerCase());
          break;
        default:
      }
    }
    this.#lookForCascade(events);
  }

  #add(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  #canceled(
    { reason }: EventOf<'OrderCanceled'>,
    aggressor: PlacedOrder | undefined,
    before: string | undefined,
  ): void {
    this.#add(`canceled ${reason}`);
    if (reason === 'LINKED_ORDER' && before === 'TradeExecuted') this.#add('pair ended by a fill');
    if (reason === 'LINKED_ORDER' && before === 'OrderTriggered') this.#add('pair ended by a trigger');
    if (reason === 'SELF_TRADE' && aggressor !== undefined) this.#add(`self-trade ${aggressor.selfTradePrevention}`);
  }

  #traded({ makerOrderId, quantityLots, makerId, takerId, isAuction }: EventOf<'TradeExecuted'>): void {
    if (quantityLots < (this.#orders.get(makerOrderId)?.quantityLots ?? 0)) this.#add('partial fill');
    if (makerId === takerId) this.#add('self-trade NONE');
    if (isAuction) this.#add('auction trade');
  }

  /** A stop ran that no print had reached before the first one ran. */
  #lookForCascade(events: readonly MarketEvent[]): void {
    const first = events.findIndex(({ type }) => type === 'OrderTriggered');
    if (first < 0 || events.some(({ type }) => type === 'MarketUncrossed' || type === 'TimeAdvanced')) return;
    const prints = events.slice(0, first).flatMap((event) => (event.type === 'TradeExecuted' ? [event.priceSats] : []));
    for (const event of events.slice(first + 1)) {
      const stop = event.type === 'OrderTriggered' ? this.#orders.get(event.orderId) : undefined;
      const price = stop?.stopPriceSats ?? null;
      if (stop === undefined || price === null) continue;
      const isReached = prints.some((print) => (stop.side === 'BUY' ? print >= price : print <= price));
      if (!isReached) this.#add('stop elected by a stop');
    }
  }
}
