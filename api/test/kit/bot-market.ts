import { Exchange } from '../../src/engine/exchange.ts';
import type { Command } from '../../src/market/commands.ts';
import type { MarketEvent } from '../../src/market/events.ts';
import { type Instrument, QUOTE_ASSET } from '../../src/market/instrument.ts';
import { instruments } from '../../src/market/instruments/index.ts';
import type { Side } from '../../src/market/order.ts';
import type { Funds } from '../../src/market/posting.ts';
import type { Sats } from '../../src/market/units.ts';
import { createReadModel } from '../../src/projections/read-model.ts';
import type { MarketView } from '../../src/projections/views.ts';
import type { BotStrategy } from '../../src/traders/bot-strategy.ts';
import { limitAt } from '../../src/traders/orders.ts';
import type { Parameters } from '../../src/traders/population-settings.ts';
import { startFunds } from '../../src/traders/seat.ts';
import type { Trader, TraderAction } from '../../src/traders/trader.ts';
import { must } from '../../src/util/assert.ts';
import { NOON } from './market-view.ts';

export const BOT = 'bot';
export const RIVAL = 'rival';

const SECOND_MS = 1_000;
const TEN_BTC = 1_000_000_000;

export type BotSetting = {
  readonly seed?: string;
  readonly parameters?: Parameters;
  readonly funds?: Funds;
  readonly instrument?: Instrument;
};

/** One bot and a rival with deep pockets on the real exchange. What the bot decides arrives at once. */
export class BotMarket {
  readonly instrument: Instrument;
  readonly view = createReadModel();
  readonly exchange = new Exchange();
  /** What the bot did, turn by turn. */
  readonly log: (readonly TraderAction[])[] = [];
  readonly events: MarketEvent[] = [];
  now = NOON;
  referenceSats: Sats;
  readonly #create: () => Trader;
  #trader: Trader;
  #seq = 0;

  constructor(strategy: BotStrategy, setting: BotSetting = {}) {
    this.instrument = setting.instrument ?? must(instruments[0], 'an instrument');
    const { seed = 's', parameters = {}, funds = startFunds(4 * TEN_BTC, 5_000, [this.instrument]) } = setting;
    this.#create = () => strategy.createTrader({ participantId: BOT, instrument: this.instrument, seed, parameters });
    this.#trader = this.#create();
    this.referenceSats = this.instrument.openingPriceSats;
    this.submit({ type: 'StartRun', scenario: 'bot', seed, instruments: [this.instrument] });
    this.#admit(BOT, funds);
    this.#admit(RIVAL, startFunds(1_000 * TEN_BTC, 5_000, [this.instrument]));
    this.submit({ type: 'AdvanceTime', referencePricesSats: [this.referenceSats] });
  }

  get trader(): Trader {
    return this.#trader;
  }

  get cashSats(): Sats {
    return this.#owned(QUOTE_ASSET);
  }

  get stockLots(): number {
    return this.#owned(this.instrument.baseAsset);
  }

  /** Another trader in its place that remembers what this one did, as JSON. */
  replaceTrader(): void {
    const state: unknown = JSON.parse(JSON.stringify(this.#trader.state()));
    this.#trader = this.#create();
    this.#trader.restore(state);
  }

  submit(command: Command): readonly MarketEvent[] {
    const events = this.exchange.apply({ ...command, seq: this.#seq + 1, time: this.now });
    this.#seq += 1 + events.length;
    for (const event of events) this.view.apply(event);
    for (const event of events) {
      this.events.push(event);
      const isIts = event.type === 'TradeExecuted' && (event.makerId === BOT || event.takerId === BOT);
      if (isIts && this.#trader.interests.fills) this.#trader.notice(event, this.view);
      if (event.type === 'TimeAdvanced' && this.#trader.interests.seconds) this.#trader.notice(event, this.view);
    }
    return events;
  }

  /** Lets time pass, and the outside price move. */
  pass(seconds: number, moveBps = 0): void {
    const { tickSats } = this.instrument;
    const movedSats = this.referenceSats * (1 + moveBps / 10_000);
    this.referenceSats = Math.max(tickSats, Math.round(movedSats / tickSats) * tickSats);
    for (let second = 0; second < seconds; second += 1) {
      this.now += SECOND_MS;
      this.submit({ type: 'AdvanceTime', referencePricesSats: [this.referenceSats] });
    }
  }

  rival(side: Side, priceSats: Sats, quantityLots: number): readonly MarketEvent[] {
    const { tickSats } = this.instrument;
    const price = Math.max(tickSats, Math.round(priceSats / tickSats) * tickSats);
    const order = limitAt(this.instrument, side, price, Math.max(1, Math.floor(quantityLots)));
    return this.submit({ type: 'PlaceOrder', participantId: RIVAL, order, decisionSeq: null });
  }

  /** One level a side of the rival's about the outside price. */
  rivalQuotes(halfSpreadBps: number, quantityLots: number): readonly MarketEvent[] {
    const { tickSats, symbol } = this.instrument;
    const halfSats = Math.ceil((this.referenceSats * halfSpreadBps) / 10_000 / tickSats) * tickSats;
    const bids = [{ priceSats: Math.max(tickSats, this.referenceSats - halfSats), quantityLots }];
    const asks = [{ priceSats: this.referenceSats + halfSats, quantityLots }];
    return this.submit({ type: 'ReplaceQuotes', participantId: RIVAL, market: symbol, bids, asks });
  }

  /** The bot's next turn; `view` is what it looks at when that is not the market itself. */
  turn(view: MarketView = this.view): readonly TraderAction[] {
    const { actions } = this.#trader.takeTurn(view, this.now, 'TIMER');
    this.log.push(actions);
    for (const action of actions) this.submit({ decisionSeq: null, ...action, participantId: BOT } as Command);
    return actions;
  }

  #owned(asset: string): number {
    return this.view.available(BOT, asset) + this.view.held(BOT, asset);
  }

  #admit(participantId: string, funds: Funds): void {
    const text = { name: participantId, strategy: 'test', description: '' };
    const participant = { participantId, kind: 'LIQUIDITY', ...text, brain: null, market: null } as const;
    this.submit({ type: 'AdmitParticipant', participant, funds });
  }
}
