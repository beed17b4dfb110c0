import type { EventOf } from '../../market/events.ts';
import type { Instrument, MarketSymbol } from '../../market/instrument.ts';
import { notionalSats } from '../../market/units.ts';
import { must, unreachable } from '../../util/assert.ts';
import type { SqliteFile } from '../sqlite-file.ts';
import { RowBuffer } from './row-buffer.ts';
import { readRunStart } from './run-start.ts';
import type { TableWriter } from './table-writer.ts';

const COLUMNS = [
  'seq',
  'trade_id',
  'time',
  'market',
  'price_sats',
  'quantity_lots',
  'notional_sats',
  'taker_side',
  'maker_id',
  'taker_id',
  'maker_order_id',
  'taker_order_id',
  'maker_fee_sats',
  'taker_fee_sats',
  'is_auction',
];

/** Every trade with its exact notional. */
export class TradeRows implements TableWriter {
  readonly types = ['RunStarted', 'TradeExecuted'] as const;
  readonly #trades: RowBuffer;
  readonly #instruments = new Map<MarketSymbol, Instrument>();

  constructor(file: SqliteFile) {
    this.#trades = new RowBuffer(file, 'trades', COLUMNS);
    this.#learn(readRunStart(file)?.instruments ?? []);
  }

  write(event: EventOf<'RunStarted' | 'TradeExecuted'>): void {
    switch (event.type) {
      case 'RunStarted':
        this.#learn(event.instruments);
        return;
      case 'TradeExecuted':
        this.#trade(event);
        return;
      default:
        unreachable(event);
    }
  }

  flush(): void {
    this.#trades.flush();
  }

  #learn(instruments: readonly Instrument[]): void {
    for (const instrument of instruments) this.#instruments.set(instrument.symbol, instrument);
  }

  #trade(event: EventOf<'TradeExecuted'>): void {
    const { seq, tradeId, time, market, priceSats, quantityLots, takerSide, makerId, takerId } = event;
    const { lotsPerUnit } = must(this.#instruments.get(market), `instrument ${market}`);
    const notional = notionalSats(priceSats, quantityLots, lotsPerUnit);
    const { makerOrderId, takerOrderId, makerFeeSats, takerFeeSats, isAuction } = event;
    const orders = [makerOrderId, takerOrderId, makerFeeSats, takerFeeSats, isAuction ? 1 : 0];
    this.#trades.add(
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
