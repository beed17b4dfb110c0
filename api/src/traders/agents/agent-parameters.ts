/** What every persona has unless it says otherwise. Money in sats, shares in basis points of equity, times simulated. */
export const agentDefaults = {
  /** Shortest time between two turns of a rule brain that events wake. */
  floorMs: 12_000,
  /** Without events it thinks once a round, at its place or a little later. */
  roundMs: 30_000,
  lateMaxMs: 1_000,
  /** A model costs money: never sooner than the floor, never later than the ceiling. */
  modelFloorMs: 60_000,
  modelCeilingMs: 600_000,
  /** A move since its last turn that wakes it: while rules decide, and while a model does, which is paid for each look. */
  priceMoveBps: 40,
  modelPriceMoveBps: 150,
  /** From the event to its turn. */
  reactionMinMs: 600,
  reactionMaxMs: 3_500,
  /** From a rule brain's decision to its arrival at the market; a model's thinking time is its own delay. */
  latencyMs: 40,
  latencyJitterMs: 60,
  /** How many markets the scanner leaves, and what it looks at. */
  shortlistLength: 3,
  volumeWeight: 1,
  changeWeight: 1,
  volatilityWeight: 1,
  spreadWeight: 1,
  newsWeight: 1,
  positionWeight: 1,
  /** Against churning, for models: most purchases of one answer and of one hour; after selling all of it, no new purchase for so long. */
  maxBuysPerAnswer: 2,
  maxBuysPerHour: 12,
  reentryMs: 120_000,
  /** What was bought less than this ago is not sold while its gain is within the noise, in basis points of its cost. */
  minHoldMs: 180_000,
  noiseLossBps: 20,
  noiseGainBps: 30,
  /** Usual and largest size of one order, and the most it holds of one asset. */
  sizeBps: 400,
  maxOrderBps: 2_500,
  maxShareBps: 4_000,
  /** How often it takes what is offered instead of waiting. */
  urgencyBps: 5_000,
  /** Resting orders older than this are withdrawn. */
  patienceMs: 90_000,
  /** Where it would admit to be wrong, and where it would be content. */
  stopBps: 70,
  targetBps: 140,
  /** How often a purchase gets an exit pair at those two prices, instead of being watched. */
  exitPairBps: 0,
  /** How often it enters by a stop beyond the range while the price is still inside it. */
  stopEntryBps: 0,
  /** How often a waiting order must be a maker's, for the lower fee. */
  makerOnlyBps: 0,
  /** How often a waiting order carries its end, after `patienceMs`, instead of being withdrawn by hand. */
  datedBps: 0,
  /** Exit pairs and stops that nothing elected expire after this. */
  stopLifeMs: 1_200_000,
};

export type AgentParameters = typeof agentDefaults;
