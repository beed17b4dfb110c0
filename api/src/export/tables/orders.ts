import { moment, type TableSpec, whole, word, yesOrNo } from '../table-spec.ts';

const isNullable = true;

export const orders: TableSpec = {
  name: 'orders',
  description:
    'Every order that was placed, refused ones too, as it stood last. A quote of a liquidity bot is among them once it traded or changed.',
  columns: [
    whole('order_id', 'number', 'in order of arrival'),
    word('participant_id', 'who placed it'),
    word('market', 'such as `AAPL/BTC`'),
    word('side', '`BUY` or `SELL`'),
    word('kind', '`LIMIT`, `MARKET`, `STOP` or `STOP_LIMIT`'),
    word('time_in_force', '`GTC`, `IOC`, `FOK` or `GTD`'),
    yesOrNo('post_only', 'must not take'),
    word('self_trade_prevention', 'what happens when it meets an order of its own owner'),
    yesOrNo('is_quote', 'a liquidity bot’s quote'),
    whole('price_sats', 'sats per unit', 'limit; null for `MARKET` and `STOP`', { isNullable }),
    whole('stop_price_sats', 'sats per unit', 'the print that elects a stop', { isNullable }),
    whole('quantity_lots', 'lots', 'total size'),
    whole('display_lots', 'lots', 'of an iceberg: how much shows at a time', { isNullable }),
    whole('filled_lots', 'lots', 'traded so far'),
    whole('remaining_lots', 'lots', 'not traded'),
    word('status', '`NEW`, `PARTIALLY_FILLED`, `FILLED`, `CANCELED`, `REJECTED` or `EXPIRED`'),
    word('reject_reason', 'why it was refused', { isNullable }),
    word('cancel_reason', 'why it was canceled', { isNullable }),
    whole('decision_seq', 'seq', 'the decision that placed it; null for bots', { isNullable }),
    whole('linked_order_id', 'number', 'the other leg of a one-cancels-other pair', { isNullable }),
    whole('triggered_seq', 'seq', 'event that elected a stop', { isNullable }),
    whole('placed_seq', 'seq', 'event that accepted or refused it'),
    ...moment('placed_time', 'simulated time of that'),
    whole('updated_seq', 'seq', 'last event that changed it'),
    ...moment('updated_time', 'simulated time of that'),
    ...moment('expire_at', 'of a `GTD` order: simulated time at which it expires', { isNullable }),
  ],
  from: 'orders',
  key: ['order_id'],
  bound: { sql: 'placed_seq', by: 'seq' },
  intervalSql: null,
};
