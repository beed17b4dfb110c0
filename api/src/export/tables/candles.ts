import { moment, type TableSpec, whole, word } from '../table-spec.ts';

export const candles: TableSpec = {
  name: 'candles',
  description: 'Closed candles of the chosen intervals, market by market, oldest first.',
  columns: [
    word('market', 'such as `AAPL/BTC`'),
    word('interval', '`S1`, `S5`, `M1`, `M5`, `M15` or `H1`'),
    ...moment('open_time', 'simulated time at which it begins'),
    whole('open_sats', 'sats per unit', 'first price'),
    whole('high_sats', 'sats per unit', 'highest price'),
    whole('low_sats', 'sats per unit', 'lowest price'),
    whole('close_sats', 'sats per unit', 'last price'),
    whole('volume_lots', 'lots', 'traded quantity'),
    whole('turnover_sats', 'sats', 'sum of notionals'),
    whole('trade_count', 'number', 'trades; 0 when it is flat at the last close'),
    whole('seq', 'seq', 'last event in it'),
  ],
  from: 'candles',
  key: ['market', 'interval', 'open_time_ms'],
  bound: { sql: 'seq', by: 'seq' },
  intervalSql: 'interval',
};
