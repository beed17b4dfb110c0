import { type Difference, ofValue } from './differences.ts';
import type { BookLevel, BookOrder, FinalBalance, FinalState } from './final-state.ts';
import type { BookSide, Final } from './scenario-file.ts';

/** An absent key is not checked. */
export function finalDifferences(final: Final, state: FinalState): Difference[] {
  return [
    ...ofBook('book bids', final.book?.bids, state.bids),
    ...ofBook('book asks', final.book?.asks, state.asks),
    // The format gives waiting stops no order.
    ...ofValue('stops', final.stops?.toSorted(), state.stops.toSorted()),
    ...ofValue('lastPrice', final.lastPrice, state.lastPrice),
    ...Object.entries(final.balances ?? {}).flatMap(([account, balance]) =>
      ofBalance(account, balance, state.balanceOf(account)),
    ),
    ...ofValue('feesCollected', final.feesCollected, state.feesCollected),
  ];
}

function ofBook(what: string, side: BookSide | undefined, got: readonly BookLevel[]): Difference[] {
  if (side === undefined) return [];
  const expected = side.map(([price, queue]): BookLevel => [price, queue.map(wholeOrder)]);
  const differences = ofValue(what, expected, got);
  return differences.map(() => ({ what, expected: expected.map(readable), got: got.map(readable) }));
}

function wholeOrder([id, displayed, hidden = 0]: BookSide[number][1][number]): BookOrder {
  return [id, displayed, hidden];
}

/** Nothing hidden, nothing said. */
function readable([price, queue]: BookLevel) {
  return [price, queue.map(([id, displayed, hidden]) => (hidden === 0 ? [id, displayed] : [id, displayed, hidden]))];
}

type ExpectedBalance = NonNullable<Final['balances']>[string];

function ofBalance(account: string, expected: ExpectedBalance, got: FinalBalance): Difference[] {
  const keys = Object.keys(got) as (keyof FinalBalance)[];
  return keys.flatMap((key) => ofValue(`balances of ${account}: ${key}`, expected[key], got[key]));
}
