import type { EventOf, MarketEvent } from '../../market/events.ts';
import type { Instrument, MarketSymbol } from '../../market/instrument.ts';
import { notionalSats } from '../../market/units.ts';
import { must } from '../../util/assert.ts';
import type { SqliteFile } from '../sqlite-file.ts';
import { readRunStart } from './run-start.ts';
import type { TableWriter } from './table-writer.ts';

/** Every trade with its exact notional. */
export class TradeRows implements TableWriter {
  readonly #add;
  readonly #instruments = new Map<MarketSymbol, Instrument>();

  constructor(file: SqliteFile) {
    this.#add = file.prepare(
      'insert into trades (seq, trade_id, time, market, price_sats, quantity_lots, notional_sats, taker_side, maker_id, ' +
        'taker_id, maker_order_id, taker_order_id, maker_fee_sats, taker_fee_sats, is_auction) ' +
        'values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#learn(readRunStart(file)?.instruments ?? []);
  }

  write(event: MarketEvent): void {
    switch (event.type) {
      case 'RunStarted':
        this.#learn(event.instruments);
        return;
      case 'TradeExecuted':
        this.#trade(event);
        return;
      default:
        return;
    }
  }

  flush(): void {}

  #learn(instruments: readonly Instrument[]): void {
    for (const instrument of instruments) this.#instruments.set(instrument.symbol, instrument);
  }

  #trade(event: EventOf<'TradeExecuted'>): void {
    const { seq, tradeId, time, market, priceSats, quantityLots, takerSide, makerId, takerId } = event;
    const { lotsPerUnit } = must(this.#instruments.get(market), `instrument ${market}`);
    const notional = notionalSats(priceSats, quantityLots, lotsPerUnit);
    const { makerOrderId, takerOrderId, makerFeeSats, takerFeeSats, isAuction } = event;
    const orders = [makerOrderId, takerOrderId, makerFeeSats, takerFeeSats, isAuction ? 1 : 0];
    this.#add.run(
      seq,
      tradeId,
      time,
      market,
      priceSats,
      quantityLots,
      notional,
      takerSide,
      makerId,
      takerId,
      ...orders,
    );
  }
}
