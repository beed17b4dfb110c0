import { moment, type TableSpec, whole, word, yesOrNo } from '../table-spec.ts';

export const trades: TableSpec = {
  name: 'trades',
  description: 'Every trade, in order.',
  columns: [
    whole('seq', 'seq', 'the `TradeExecuted` event'),
    whole('trade_id', 'number', 'from 1, without a gap'),
    ...moment('time', 'simulated time'),
    word('market', 'such as `AAPL/BTC`'),
    whole('price_sats', 'sats per unit', 'price of one whole base unit'),
    whole('quantity_lots', 'lots', 'size'),
    whole('notional_sats', 'sats', 'price x quantity, exact'),
    word('taker_side', '`BUY` or `SELL`'),
    word('maker_id', 'whose order rested'),
    word('taker_id', 'whose order came'),
    whole('maker_order_id', 'number', 'the resting order'),
    whole('taker_order_id', 'number', 'the order that came'),
    whole('maker_fee_sats', 'sats', 'paid by the maker'),
    whole('taker_fee_sats', 'sats', 'paid by the taker'),
    yesOrNo('is_auction', 'printed by the uncross of an auction'),
  ],
  from: 'trades',
  key: ['seq'],
  bound: { sql: 'seq', by: 'seq' },
  intervalSql: null,
};
