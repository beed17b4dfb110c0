import { moment, type TableSpec, whole, word } from '../table-spec.ts';

export const equity: TableSpec = {
  name: 'equity',
  description: 'Equity curves of the agents and of the portfolio nobody trades (`buy-and-hold`).',
  columns: [
    word('participant_id', 'whose'),
    ...moment('time', 'simulated time'),
    whole('equity_sats', 'sats', 'cash plus positions at the middle of the book'),
  ],
  from: 'equity_samples',
  key: ['participant_id', 'time_ms'],
  bound: { sql: 'time', by: 'time' },
  intervalSql: null,
};
