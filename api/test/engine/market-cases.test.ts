import { expect, test } from 'vitest';
import type { Command } from '../../src/market/commands.ts';
import { AAPL, AuditingJudge, inWords, type Judge, openCase } from './market-case.ts';
import { marketCases } from './market-cases-table.ts';
import { SideBySide } from './side-by-side.ts';

const DEPTH = 100;

test.each(marketCases)('$title', (row) => {
  const { send, told, bids = [], asks = [], balances = {} } = row;
  const judge: Judge = row.isMalformed === true ? new AuditingJudge() : new SideBySide();
  openCase(judge, row);
  const events = send.flatMap(({ command, afterMs = 1 }) => judge.apply(command as Command, afterMs));
  expect(inWords(events)).toEqual(told);
  const { exchange } = judge;
  const levels = (side: 'BUY' | 'SELL') =>
    exchange.levels(AAPL, side, DEPTH).map(({ priceSats, quantityLots }) => [priceSats, quantityLots]);
  expect({ bids: levels('BUY'), asks: levels('SELL') }).toEqual({ bids, asks });
  for (const [account, expected] of Object.entries(balances)) {
    const [id = '', asset = ''] = account.split(' ');
    expect([exchange.available(id, asset), exchange.held(id, asset)], account).toEqual(expected);
  }
  judge.finish();
});
