import { describe, expect, it } from 'vitest';
import { openForWriting } from '../../src/ledger/sqlite-file.ts';
import { findImbalance } from '../../src/ledger/verify-books.ts';
import { EventLine } from '../kit/event-line.ts';
import { tempFolder } from './temp-folder.ts';
import { testRun } from './test-run.ts';
import { entriesOf } from './written-line.ts';

const folder = tempFolder();

/** Money for everybody; ada borrows ten lots, sells them, and buys four back. */
function lending(): EventLine {
  const line = EventLine.open('ada');
  line.move('ISSUE', 'BTC', 1_000_000, 'issuance', 'treasury');
  line.move('ISSUE', 'AAPL', 1_000, 'issuance', 'treasury');
  line.fund('ada', 'BTC', 10_000);
  line.fund('nobody', 'BTC', 10_000);
  line.borrow('ada', 10);
  line.trade('ada', 'SELL', 100, 10);
  line.trade('ada', 'BUY', 100, 4);
  return line;
}

function verdict(line: EventLine): string | null {
  const run = testRun(folder.path);
  run.journal.append(entriesOf(line.events));
  run.journal.close();
  const file = openForWriting(run.paths.ledger);
  const found = findImbalance(file);
  file.close();
  return found;
}

describe('The books of a run with loans', () => {
  it('N01 N02 balance when who owes has given back what it has', () => {
    const line = lending();
    line.repay('ada', 4);
    expect(verdict(line)).toBeNull();
  });

  it('N02 do not when somebody owes and keeps', () => {
    expect(verdict(lending())).toBe('ada owes 10 AAPL and keeps 4');
  });

  it('N02 do not when more was given back than borrowed', () => {
    const line = lending();
    line.trade('ada', 'BUY', 100, 6);
    line.fund('ada', 'AAPL', 1);
    line.repay('ada', 11);
    expect(verdict(line)).toBe('ada gave back 1 AAPL more than it borrowed');
  });

  it('N01 do not when anybody but the treasury lends', () => {
    const line = lending();
    line.repay('ada', 4);
    line.move('BORROW', 'AAPL', 1, 'nobody', 'fees');
    expect(verdict(line)).toBe('1 loans are not lots of the treasury');
  });

  it('N05 balance when a debt was forgiven', () => {
    const line = lending();
    line.tell({ type: 'ParticipantRetired', participantId: 'ada', reason: 'test' });
    line.move('RETIRE', 'AAPL', 2, 'ada', 'treasury');
    expect(verdict(line)).toBeNull();
  });
});
