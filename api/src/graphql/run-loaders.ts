import DataLoader from 'dataloader';
import type { RunHistory } from '../ledger/history.ts';
import type { OrderId } from '../market/order.ts';
import type { Seq } from '../market/units.ts';
import type { FillView, OrderView, ThoughtView } from '../projections/views.ts';

/**
 * Rows of a run's file that many fields of one answer ask for one by one: the file is asked for all of them at once, so a
 * page of a hundred rows costs as many statements as a page of one.
 */
export class RunLoaders {
  readonly orders: DataLoader<OrderId, OrderView | undefined>;
  readonly fills: DataLoader<OrderId, readonly FillView[] | undefined>;
  readonly thoughts: DataLoader<Seq, ThoughtView | undefined>;
  readonly latenciesMs: DataLoader<Seq, number | undefined>;
  readonly committedAtMs: DataLoader<Seq, number | undefined>;

  constructor(history: () => RunHistory | null) {
    this.orders = loader(history, (file, orderIds) => file.ordersWithIds(orderIds));
    this.fills = loader(history, (file, orderIds) => file.fillsOfOrders(orderIds));
    this.thoughts = loader(history, (file, seqs) => file.thoughtsAt(seqs));
    this.committedAtMs = loader(history, (file, seqs) => file.committedAtMs(seqs));
    this.latenciesMs = loader(history, (file, seqs) => file.latenciesMs(seqs));
  }
}

function loader<Key, Row>(
  history: () => RunHistory | null,
  read: (file: RunHistory, keys: readonly Key[]) => ReadonlyMap<Key, Row>,
): DataLoader<Key, Row | undefined> {
  return new DataLoader(async (keys) => {
    const file = history();
    const found = file === null ? null : read(file, keys);
    return keys.map((key) => found?.get(key));
  });
}
