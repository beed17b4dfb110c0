import type { EventOf } from '../src/market/events.ts';
import type { AuditedMarket } from './auditor-market.ts';
import type { AuditState } from './auditor-state.ts';

type BuyIn = {
  readonly owner: string;
  readonly market: AuditedMarket;
  readonly shortLots: number;
  /** What the account has bought since, less what it has sold. */
  boughtLots: number;
  isBuying: boolean;
};

/** Debts in lots, and buy-ins: when they have to be, of how much, and what the order that buys back looks like. */
export class AuditedBuyIns {
  readonly #state: AuditState;
  readonly #buyIns: BuyIn[] = [];
  /** Who sold what in this command. */
  readonly #sellers = new Map<string, Set<AuditedMarket>>();

  constructor(state: AuditState) {
    this.#state = state;
  }

  start({ participantId: owner, market: symbol, quantityLots: shortLots }: EventOf<'BuyInStarted'>): void {
    const { expect } = this.#state;
    const market = this.#state.market(symbol);
    const { maxShortLots } = market.instrument;
    expect(market.status === 'CONTINUOUS', () => `${owner} was bought in while ${symbol} is ${market.status}`);
    expect(maxShortLots > 0 && shortLots >= maxShortLots, () => `${owner} was bought in below the limit`);
    expect(!this.#buyIns.some((other) => other.owner === owner), () => `${owner} was bought in twice`);
    this.#buyIns.push({ owner, market, shortLots, boughtLots: 0, isBuying: true });
  }

  /** Whether an order buys somebody in: the one that follows a buy-in has to. */
  accept({ order }: EventOf<'OrderAccepted'>): boolean {
    const buyIn = this.#buyIns.at(-1);
    if (buyIn === undefined || !buyIn.isBuying) return false;
    buyIn.isBuying = false;
    const isOurs = order.participantId === buyIn.owner && order.market === buyIn.market.instrument.symbol;
    const isBuy = order.side === 'BUY' && order.kind === 'MARKET' && order.timeInForce === 'IOC';
    const isEnough = order.quantityLots <= buyIn.shortLots && order.selfTradePrevention === 'NONE';
    this.#state.expect(isOurs && isBuy && isEnough, () => `order ${order.orderId} does not buy ${buyIn.owner} in`);
    return true;
  }

  trade({ market: symbol, takerSide, takerId, makerId, quantityLots }: EventOf<'TradeExecuted'>): void {
    const [buyer, seller] = takerSide === 'BUY' ? [takerId, makerId] : [makerId, takerId];
    const market = this.#state.market(symbol);
    this.#sellers.set(seller, (this.#sellers.get(seller) ?? new Set()).add(market));
    for (const buyIn of this.#buyIns) {
      if (buyIn.market !== market) continue;
      if (buyIn.owner === buyer) buyIn.boughtLots += quantityLots;
      if (buyIn.owner === seller) buyIn.boughtLots -= quantityLots;
    }
  }

  /** Once everything is posted. */
  endCommand(): void {
    for (const { owner, market, shortLots, boughtLots } of this.#buyIns) {
      const was = this.#state.money.shortLots(owner, market.instrument.baseAsset) + boughtLots;
      this.#state.expect(was === shortLots, () => `${owner} was bought in for ${shortLots} lots but was ${was} short`);
    }
    if (this.#buyIns.length === 0) this.#checkMissing();
    for (const owner of this.#state.touchedOwners) this.#checkDebts(owner);
    this.#buyIns.length = 0;
    this.#sellers.clear();
  }

  /** Buying one account in may make another short enough; that one has to wait. */
  #checkMissing(): void {
    for (const [owner, markets] of this.#sellers) {
      for (const { status, instrument } of markets) {
        const { maxShortLots, baseAsset } = instrument;
        if (maxShortLots === 0 || status !== 'CONTINUOUS') continue;
        const isShort = this.#state.money.shortLots(owner, baseAsset) >= maxShortLots;
        this.#state.expect(!isShort, () => `${owner} should have been bought in`);
      }
    }
  }

  /** Who owes has none available, and never owes more than the market lends. */
  #checkDebts(owner: string): void {
    for (const { instrument } of this.#state.markets.values()) {
      const balance = this.#state.money.assetsOf(owner).get(instrument.baseAsset);
      if (balance === undefined || balance.owed === 0) continue;
      const { baseAsset, maxShortLots } = instrument;
      this.#state.expect(balance.available === 0, () => `${owner} owes ${baseAsset} but has some available`);
      this.#state.expect(balance.owed <= maxShortLots, () => `${owner} owes more ${baseAsset} than allowed`);
    }
  }
}
