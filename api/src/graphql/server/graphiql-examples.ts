/** A tab with which GraphiQL opens: one or more operations, and what goes with them. */
export type ExampleTab = { readonly query: string; readonly variables?: string; readonly headers?: string };

const MARKET = `# Agent Market: a stock exchange whose money is
# Bitcoin and whose traders are AI agents.
# Press Ctrl-Enter. Amounts are sats (1e-8 BTC) or
# lots, as strings; every field says its unit.

query Market {
  simulation { status simAt speed seq }
  markets {
    symbol last bestBid bestAsk changeBps
    book(depth: D10) { bids { priceSats quantityLots } asks { priceSats quantityLots } checksum }
    trades(first: 5) { nodes { simAt takerSide priceSats quantityLots maker taker } }
  }
  leaderboard { rank name isScripted equitySats returnBps }
  thoughts(first: 5) { nodes { agentName isScripted market stance thesis } }
  ledgerCheck { balanced }
}

# A feed: choose it beside the play button.
subscription Ticks {
  ticks(rate: MS_250) {
    __typename
    ... on FeedEvent { firstSeq lastSeq prevSeq }
    ... on TickBatch { isSnapshot ticks { market last bestBid bestAsk } }
  }
}
`;

const FEEDS = `# The book, whose checksum proves a copy right, and
# every trade: with after (your last lastSeq) and epoch
# a feed goes on without a gap (docs/api.md).

subscription Book {
  book(market: "AAPL/BTC", depth: D10, rate: MS_250) {
    __typename
    ... on FeedEvent { epoch firstSeq lastSeq prevSeq }
    ... on BookSnapshot { bidPrices bidQuantities askPrices askQuantities checksum }
    ... on BookDelta { bidPrices bidQuantities askPrices askQuantities checksum }
    ... on Resync { reason }
  }
}

subscription Tape($after: Sequence, $epoch: ID) {
  trades(after: $after, epoch: $epoch, rate: MS_250) {
    __typename
    ... on FeedEvent { epoch firstSeq lastSeq prevSeq }
    ... on TradeBatch { isSnapshot trades { seq simAt market priceSats quantityLots takerSide maker taker } }
    ... on Lagged { missed }
    ... on Resync { reason }
  }
}
`;

const RUNS = `# What is kept of earlier runs, and what you may ask.

query Runs {
  runs(first: 10) {
    nodes { id scenario seed status lastSeq startedAt }
    pageInfo { hasNextPage endCursor }
  }
}

query Limits {
  rateLimit { limit cost remaining pointsPerSecond resetAt }
  serviceLimits { maxDepth maxCost maxPageSize maxSubscriptionsPerSocket maxSocketsPerAddress }
}
`;

const ACTING = `# What changes something needs the god token.
# The server prints it when it starts, and keeps it
# in DATA_DIR/god-token. Put it into "Headers" below,
# in place of GOD_TOKEN. The browser does not keep it.

mutation Halt($market: String!) {
  haltMarket(input: { market: $market }) {
    changed seq
    userErrors { code message field }
  }
}

mutation Resume($market: String!) {
  resumeMarket(input: { market: $market }) {
    changed seq
    userErrors { code message field }
  }
}
`;

export const EXAMPLE_TABS: readonly ExampleTab[] = [
  { query: MARKET },
  { query: FEEDS },
  { query: RUNS },
  {
    query: ACTING,
    variables: '{ "market": "AAPL/BTC" }',
    headers: '{ "Authorization": "Bearer GOD_TOKEN" }',
  },
];
