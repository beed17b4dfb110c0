/** What one caller may ask for. Enforced, tested, and readable by everyone as `serviceLimits`. */
export type Limits = {
  /** Levels of nested fields in one operation. */
  readonly maxDepth: number;
  /** Price of one operation, counted with its variables: about one point for each value it can return. */
  readonly maxCost: number;
  /** Points of a leaky bucket that every address has: won back a second, and at most. */
  readonly pointsPerSecond: number;
  readonly maxPoints: number;
  /** Cost that one point pays for; every operation takes at least one. */
  readonly costPerPoint: number;
  /** How long a query may take, milliseconds; one that works out a kept run has the second. */
  readonly executionTimeoutMs: number;
  readonly foldTimeoutMs: number;
  /** Lexical tokens of one document. */
  readonly maxTokens: number;
  /** UTF-16 code units of one document. */
  readonly maxSourceLength: number;
  readonly maxAliases: number;
  readonly maxRootFields: number;
  readonly maxDirectives: number;
  /** Rows of one page. Asking for more is refused, never clamped. */
  readonly maxPageSize: number;
  readonly maxCandlesPageSize: number;
  /** Orders of one `queue`. */
  readonly maxQueueDepth: number;
  readonly maxNodes: number;
  /** Kept runs of which one operation may see markets and portfolios: these are folded from all events of the run. */
  readonly maxFoldedRuns: number;
  /** Events of the longest run that is folded. */
  readonly maxFoldEvents: number;
  readonly maxBodyBytes: number;
  /** Operations open at once on one websocket. */
  readonly maxSubscriptionsPerSocket: number;
  /** Websockets and event streams open at once from one address, and in total. */
  readonly maxSocketsPerAddress: number;
  readonly maxSockets: number;
  /** Files of runs that are made at once for one address, and in total. */
  readonly maxDownloadsPerAddress: number;
  readonly maxDownloads: number;
  /** Replays at once, and how long one stays that nobody watches, milliseconds. */
  readonly maxReplays: number;
  readonly replayIdleMs: number;
  readonly maxSocketMessageBytes: number;
  /** Messages a websocket may send within one second. */
  readonly maxSocketMessagesPerSecond: number;
  /** A client that took nothing for this long is closed with 4290 SLOW_CONSUMER, milliseconds. */
  readonly slowConsumerMs: number;
  /** A websocket or event stream that is open for so long is closed, milliseconds. */
  readonly maxConnectionMs: number;
  /** Between two pings of a websocket, milliseconds. */
  readonly keepAliveMs: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
};

export const DEFAULT_LIMITS: Limits = {
  maxDepth: 10,
  maxCost: 10_000,
  pointsPerSecond: 100,
  maxPoints: 1_000,
  costPerPoint: 100,
  executionTimeoutMs: 5_000,
  foldTimeoutMs: 120_000,
  maxTokens: 2_000,
  maxSourceLength: 16_384,
  maxAliases: 15,
  maxRootFields: 10,
  maxDirectives: 20,
  maxPageSize: 100,
  maxCandlesPageSize: 1_500,
  maxQueueDepth: 500,
  maxNodes: 50,
  maxFoldedRuns: 3,
  maxFoldEvents: 10_000_000,
  maxBodyBytes: 65_536,
  maxSubscriptionsPerSocket: 30,
  maxSocketsPerAddress: 50,
  maxSockets: 1_000,
  maxDownloadsPerAddress: 2,
  maxDownloads: 4,
  maxReplays: 4,
  replayIdleMs: 30_000,
  maxSocketMessageBytes: 16_384,
  maxSocketMessagesPerSecond: 50,
  slowConsumerMs: 15_000,
  maxConnectionMs: 86_400_000,
  keepAliveMs: 10_000,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 15_000,
};
