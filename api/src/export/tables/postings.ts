import { moment, type TableSpec, whole, word } from '../table-spec.ts';

const bucketOf = (leg: 'from' | 'to') => `case p.${leg}_held when 1 then 'HELD' else 'AVAILABLE' end`;

export const postings: TableSpec = {
  name: 'postings',
  description: 'Double entry: every movement of money and stock, in order.',
  columns: [
    whole('seq', 'seq', 'the `FundsPosted` event', { sql: 'p.seq' }),
    whole('position', 'number', 'place within the event, from 0', { sql: 'p.position' }),
    ...moment('time', 'simulated time', { sql: 'j.time' }),
    whole('cause_seq', 'seq', 'the command', { sql: 'j.cause_seq' }),
    word('asset', 'what moved', { sql: 'p.asset' }),
    whole('amount', 'sats of `BTC`, else lots', 'how much, always positive', { sql: 'p.amount' }),
    word('from_account', 'who gave', { sql: 'payer.participant_id' }),
    word('from_bucket', '`AVAILABLE` or `HELD`', { sql: bucketOf('from') }),
    word('to_account', 'who received', { sql: 'payee.participant_id' }),
    word('to_bucket', '`AVAILABLE` or `HELD`', { sql: bucketOf('to') }),
    word('reason', 'such as `HOLD`, `SETTLE` or `FEE`', { sql: 'p.reason' }),
  ],
  // The cross joins keep SQLite from beginning with any table but the one that is paged.
  from:
    'postings p cross join journal j on j.seq = p.seq ' +
    'cross join accounts payer on payer.account_id = p.from_account_id ' +
    'cross join accounts payee on payee.account_id = p.to_account_id',
  key: ['seq', 'position'],
  bound: { sql: 'p.seq', by: 'seq' },
  intervalSql: null,
};
