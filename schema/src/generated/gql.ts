/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  subscription BookFeed($market: String!, $depth: BookDepth!, $rate: FeedRate!) {\n    book(market: $market, depth: $depth, rate: $rate) {\n      ...FeedHeaderFields\n      ... on BookSnapshot {\n        bidPrices\n        bidQuantities\n        bidOrderCounts\n        askPrices\n        askQuantities\n        askOrderCounts\n        checksum\n      }\n      ... on BookDelta {\n        bidPrices\n        bidQuantities\n        bidOrderCounts\n        askPrices\n        askQuantities\n        askOrderCounts\n        checksum\n      }\n    }\n  }\n": typeof types.BookFeedDocument,
    "\n  fragment FeedHeaderFields on FeedEvent {\n    __typename\n    epoch\n    firstSeq\n    lastSeq\n    prevSeq\n    ... on Lagged {\n      missed\n    }\n    ... on Resync {\n      reason\n    }\n  }\n": typeof types.FeedHeaderFieldsFragmentDoc,
    "\n  subscription StatusFeed($rate: FeedRate!) {\n    simulationStatus(rate: $rate) {\n      ...FeedHeaderFields\n      ... on SimulationStatusUpdate {\n        simulation {\n          status\n          epoch\n          seq\n          simAt\n          speed\n          scenario\n          seed\n          eventsPerSecond\n          problem\n        }\n        exchangeStatus\n        ledgerCheck {\n          balanced\n          seq\n        }\n      }\n    }\n  }\n": typeof types.StatusFeedDocument,
    "\n  subscription ThoughtFeed($rate: FeedRate!, $after: Sequence, $epoch: ID) {\n    thoughts(rate: $rate, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on ThoughtBatch {\n        isSnapshot\n        thoughts {\n          seq\n          time\n          agent\n          agentName\n          market\n          stance\n          thesis\n          abstainCause\n          isScripted\n          orders {\n            orderId\n            side\n            kind\n            priceSats\n            quantityLots\n            filledLots\n            status\n          }\n        }\n      }\n    }\n  }\n": typeof types.ThoughtFeedDocument,
    "\n  subscription TickFeed($markets: [String!], $rate: FeedRate!) {\n    ticks(markets: $markets, rate: $rate) {\n      ...FeedHeaderFields\n      ... on TickBatch {\n        isSnapshot\n        ticks {\n          market\n          seq\n          time\n          status\n          last\n          bestBid\n          bestAsk\n          mid\n          spread\n          changeBps\n        }\n      }\n    }\n  }\n": typeof types.TickFeedDocument,
    "\n  subscription TradeFeed($markets: [String!], $rate: FeedRate!, $after: Sequence, $epoch: ID) {\n    trades(markets: $markets, rate: $rate, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on TradeBatch {\n        isSnapshot\n        trades {\n          seq\n          time\n          market\n          priceSats\n          quantityLots\n          takerSide\n          maker\n          taker\n          isAuction\n        }\n      }\n    }\n  }\n": typeof types.TradeFeedDocument,
};
const documents: Documents = {
    "\n  subscription BookFeed($market: String!, $depth: BookDepth!, $rate: FeedRate!) {\n    book(market: $market, depth: $depth, rate: $rate) {\n      ...FeedHeaderFields\n      ... on BookSnapshot {\n        bidPrices\n        bidQuantities\n        bidOrderCounts\n        askPrices\n        askQuantities\n        askOrderCounts\n        checksum\n      }\n      ... on BookDelta {\n        bidPrices\n        bidQuantities\n        bidOrderCounts\n        askPrices\n        askQuantities\n        askOrderCounts\n        checksum\n      }\n    }\n  }\n": types.BookFeedDocument,
    "\n  fragment FeedHeaderFields on FeedEvent {\n    __typename\n    epoch\n    firstSeq\n    lastSeq\n    prevSeq\n    ... on Lagged {\n      missed\n    }\n    ... on Resync {\n      reason\n    }\n  }\n": types.FeedHeaderFieldsFragmentDoc,
    "\n  subscription StatusFeed($rate: FeedRate!) {\n    simulationStatus(rate: $rate) {\n      ...FeedHeaderFields\n      ... on SimulationStatusUpdate {\n        simulation {\n          status\n          epoch\n          seq\n          simAt\n          speed\n          scenario\n          seed\n          eventsPerSecond\n          problem\n        }\n        exchangeStatus\n        ledgerCheck {\n          balanced\n          seq\n        }\n      }\n    }\n  }\n": types.StatusFeedDocument,
    "\n  subscription ThoughtFeed($rate: FeedRate!, $after: Sequence, $epoch: ID) {\n    thoughts(rate: $rate, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on ThoughtBatch {\n        isSnapshot\n        thoughts {\n          seq\n          time\n          agent\n          agentName\n          market\n          stance\n          thesis\n          abstainCause\n          isScripted\n          orders {\n            orderId\n            side\n            kind\n            priceSats\n            quantityLots\n            filledLots\n            status\n          }\n        }\n      }\n    }\n  }\n": types.ThoughtFeedDocument,
    "\n  subscription TickFeed($markets: [String!], $rate: FeedRate!) {\n    ticks(markets: $markets, rate: $rate) {\n      ...FeedHeaderFields\n      ... on TickBatch {\n        isSnapshot\n        ticks {\n          market\n          seq\n          time\n          status\n          last\n          bestBid\n          bestAsk\n          mid\n          spread\n          changeBps\n        }\n      }\n    }\n  }\n": types.TickFeedDocument,
    "\n  subscription TradeFeed($markets: [String!], $rate: FeedRate!, $after: Sequence, $epoch: ID) {\n    trades(markets: $markets, rate: $rate, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on TradeBatch {\n        isSnapshot\n        trades {\n          seq\n          time\n          market\n          priceSats\n          quantityLots\n          takerSide\n          maker\n          taker\n          isAuction\n        }\n      }\n    }\n  }\n": types.TradeFeedDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription BookFeed($market: String!, $depth: BookDepth!, $rate: FeedRate!) {\n    book(market: $market, depth: $depth, rate: $rate) {\n      ...FeedHeaderFields\n      ... on BookSnapshot {\n        bidPrices\n        bidQuantities\n        bidOrderCounts\n        askPrices\n        askQuantities\n        askOrderCounts\n        checksum\n      }\n      ... on BookDelta {\n        bidPrices\n        bidQuantities\n        bidOrderCounts\n        askPrices\n        askQuantities\n        askOrderCounts\n        checksum\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription BookFeed($market: String!, $depth: BookDepth!, $rate: FeedRate!) {\n    book(market: $market, depth: $depth, rate: $rate) {\n      ...FeedHeaderFields\n      ... on BookSnapshot {\n        bidPrices\n        bidQuantities\n        bidOrderCounts\n        askPrices\n        askQuantities\n        askOrderCounts\n        checksum\n      }\n      ... on BookDelta {\n        bidPrices\n        bidQuantities\n        bidOrderCounts\n        askPrices\n        askQuantities\n        askOrderCounts\n        checksum\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment FeedHeaderFields on FeedEvent {\n    __typename\n    epoch\n    firstSeq\n    lastSeq\n    prevSeq\n    ... on Lagged {\n      missed\n    }\n    ... on Resync {\n      reason\n    }\n  }\n"): (typeof documents)["\n  fragment FeedHeaderFields on FeedEvent {\n    __typename\n    epoch\n    firstSeq\n    lastSeq\n    prevSeq\n    ... on Lagged {\n      missed\n    }\n    ... on Resync {\n      reason\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription StatusFeed($rate: FeedRate!) {\n    simulationStatus(rate: $rate) {\n      ...FeedHeaderFields\n      ... on SimulationStatusUpdate {\n        simulation {\n          status\n          epoch\n          seq\n          simAt\n          speed\n          scenario\n          seed\n          eventsPerSecond\n          problem\n        }\n        exchangeStatus\n        ledgerCheck {\n          balanced\n          seq\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription StatusFeed($rate: FeedRate!) {\n    simulationStatus(rate: $rate) {\n      ...FeedHeaderFields\n      ... on SimulationStatusUpdate {\n        simulation {\n          status\n          epoch\n          seq\n          simAt\n          speed\n          scenario\n          seed\n          eventsPerSecond\n          problem\n        }\n        exchangeStatus\n        ledgerCheck {\n          balanced\n          seq\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ThoughtFeed($rate: FeedRate!, $after: Sequence, $epoch: ID) {\n    thoughts(rate: $rate, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on ThoughtBatch {\n        isSnapshot\n        thoughts {\n          seq\n          time\n          agent\n          agentName\n          market\n          stance\n          thesis\n          abstainCause\n          isScripted\n          orders {\n            orderId\n            side\n            kind\n            priceSats\n            quantityLots\n            filledLots\n            status\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription ThoughtFeed($rate: FeedRate!, $after: Sequence, $epoch: ID) {\n    thoughts(rate: $rate, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on ThoughtBatch {\n        isSnapshot\n        thoughts {\n          seq\n          time\n          agent\n          agentName\n          market\n          stance\n          thesis\n          abstainCause\n          isScripted\n          orders {\n            orderId\n            side\n            kind\n            priceSats\n            quantityLots\n            filledLots\n            status\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TickFeed($markets: [String!], $rate: FeedRate!) {\n    ticks(markets: $markets, rate: $rate) {\n      ...FeedHeaderFields\n      ... on TickBatch {\n        isSnapshot\n        ticks {\n          market\n          seq\n          time\n          status\n          last\n          bestBid\n          bestAsk\n          mid\n          spread\n          changeBps\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription TickFeed($markets: [String!], $rate: FeedRate!) {\n    ticks(markets: $markets, rate: $rate) {\n      ...FeedHeaderFields\n      ... on TickBatch {\n        isSnapshot\n        ticks {\n          market\n          seq\n          time\n          status\n          last\n          bestBid\n          bestAsk\n          mid\n          spread\n          changeBps\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TradeFeed($markets: [String!], $rate: FeedRate!, $after: Sequence, $epoch: ID) {\n    trades(markets: $markets, rate: $rate, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on TradeBatch {\n        isSnapshot\n        trades {\n          seq\n          time\n          market\n          priceSats\n          quantityLots\n          takerSide\n          maker\n          taker\n          isAuction\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription TradeFeed($markets: [String!], $rate: FeedRate!, $after: Sequence, $epoch: ID) {\n    trades(markets: $markets, rate: $rate, after: $after, epoch: $epoch) {\n      ...FeedHeaderFields\n      ... on TradeBatch {\n        isSnapshot\n        trades {\n          seq\n          time\n          market\n          priceSats\n          quantityLots\n          takerSide\n          maker\n          taker\n          isAuction\n        }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;