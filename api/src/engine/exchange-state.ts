import type { Instrument, MarketSymbol } from '../market/instrument.ts';
import { QUOTE_ASSET } from '../market/instrument.ts';
import type { OrderId, TradeId } from '../market/order.ts';
import { Accounts } from './accounts.ts';
import type { RestingOrder } from './book.ts';
import { MarketState } from './market-state.ts';

/** `READY` waits for `StartRun`; after `EndRun` nothing changes any more. */
export type ExchangePhase = 'READY' | 'OPEN' | 'ENDED';

/** Everything the exchange knows: what a snapshot holds and a hash covers. */
export class ExchangeState {
  phase: ExchangePhase = 'READY';
  accounts = new Accounts([QUOTE_ASSET]);
  /** In the order in which the run lists its instruments. */
  markets: ReadonlyMap<MarketSymbol, MarketState> = new Map();
  nextOrderId: OrderId = 1;
  nextTradeId: TradeId = 1;

  open(instruments: readonly Instrument[]): void {
    const accounts = new Accounts([QUOTE_ASSET, ...instruments.map((instrument) => instrument.baseAsset)]);
    this.accounts = accounts;
    this.markets = new Map(
      instruments.map((instrument) => [instrument.symbol, new MarketState(instrument, accounts)] as const),
    );
    this.phase = 'OPEN';
  }

  findMarket(symbol: unknown): MarketState | null {
    return this.markets.get(symbol as MarketSymbol) ?? null;
  }

  findOrder(orderId: unknown): { readonly market: MarketState; readonly order: RestingOrder } | null {
    for (const market of this.markets.values()) {
      const order = market.book.find(orderId as OrderId);
      if (order !== null) return { market, order };
    }
    return null;
  }
}
