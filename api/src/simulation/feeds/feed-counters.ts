/** What happened on all subscriptions of a feed since the start, for the metrics. */
export type FeedCounters = {
  /** Open now. */
  subscribers: number;
  /** Events handed to consumers. */
  told: number;
  /** Changes overwritten by newer ones before a consumer saw them. */
  conflated: number;
  /** Rows left out and said so. */
  lagged: number;
  resynced: number;
  /** Subscriptions ended because nobody read them. */
  closedSlow: number;
};

export function newCounters(): FeedCounters {
  return { subscribers: 0, told: 0, conflated: 0, lagged: 0, resynced: 0, closedSlow: 0 };
}
