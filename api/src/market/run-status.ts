/** What a run is doing. */
export const runStatuses = ['IDLE', 'STARTING', 'RUNNING', 'PAUSED', 'STOPPING', 'STOPPED', 'FAILED'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** Whether the exchange can serve; apart from what the run is doing. */
export const exchangeStatuses = ['ONLINE', 'CANCEL_ONLY', 'POST_ONLY', 'MAINTENANCE', 'RECOVERING'] as const;
export type ExchangeStatus = (typeof exchangeStatuses)[number];
