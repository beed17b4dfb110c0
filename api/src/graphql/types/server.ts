import { FEED_RING_ROWS } from '../../simulation/feeds/feed-board.ts';
import { HEARTBEAT_MS } from '../../simulation/feeds/feed-subscription.ts';
import { builder } from '../builder.ts';
import type { ServerIdentity } from '../context.ts';
import type { Limits } from '../limits.ts';

export const ServiceLimits = builder.objectRef<Limits>('ServiceLimits').implement({
  description: 'What one caller may ask for. Every limit is enforced; going over is refused, never cut down.',
  fields: (t) => ({
    maxDepth: t.exposeInt('maxDepth', { description: 'Levels of nested fields in one operation.' }),
    maxCost: t.exposeInt('maxCost', {
      description: 'Price of one operation, counted with its variables: about one point for each value it can return.',
    }),
    pointsPerSecond: t.exposeInt('pointsPerSecond', {
      description: 'Points that an address wins back in a second; `rateLimit` tells how it stands.',
    }),
    maxPoints: t.exposeInt('maxPoints', { description: 'Points that an address has at most.' }),
    costPerPoint: t.exposeInt('costPerPoint', {
      description: 'Cost of an operation that one point pays for; every operation takes at least one point.',
    }),
    executionTimeoutMs: t.exposeInt('executionTimeoutMs', {
      description: 'A query that takes longer is given up, wall-clock milliseconds.',
    }),
    foldTimeoutMs: t.exposeInt('foldTimeoutMs', {
      description: 'The same for a query that works out a kept run, from the last run on that it asks for.',
    }),
    maxTokens: t.exposeInt('maxTokens', { description: 'Lexical tokens of one document.' }),
    maxAliases: t.exposeInt('maxAliases', { description: 'Aliases in one document.' }),
    maxRootFields: t.exposeInt('maxRootFields', { description: 'Fields at the root of one operation.' }),
    maxPageSize: t.exposeInt('maxPageSize', { description: 'Rows of one page.' }),
    maxCandlesPageSize: t.exposeInt('maxCandlesPageSize', { description: 'Candles of one page.' }),
    maxQueueDepth: t.exposeInt('maxQueueDepth', { description: 'Orders of one `queue` of a market.' }),
    maxNodes: t.exposeInt('maxNodes', { description: 'Ids of one `nodes`.' }),
    maxFoldedRuns: t.exposeInt('maxFoldedRuns', {
      description:
        'Kept runs of which one operation may see markets, portfolios, token counts or the board of an interrupted run.',
    }),
    maxFoldEvents: t.exposeInt('maxFoldEvents', {
      description: 'Last seq of the longest kept run of which these can be seen.',
    }),
    maxBodyBytes: t.exposeInt('maxBodyBytes', { description: 'Body of one HTTP request, bytes.' }),
    maxSubscriptionsPerSocket: t.exposeInt('maxSubscriptionsPerSocket', {
      description: 'Operations open at once on one websocket.',
    }),
    maxSocketsPerAddress: t.exposeInt('maxSocketsPerAddress', {
      description: 'Websockets and event streams open at once from one address.',
    }),
    maxSockets: t.exposeInt('maxSockets', { description: 'Websockets and event streams open at once.' }),
    maxDownloadsPerAddress: t.exposeInt('maxDownloadsPerAddress', {
      description: 'Files of runs (`Run.exports`) that are made at once for one address.',
    }),
    maxDownloads: t.exposeInt('maxDownloads', { description: 'Files of runs that are made at once.' }),
    maxReplays: t.exposeInt('maxReplays', { description: 'Replays of runs (`/replay/ID`) that are open at once.' }),
    replayIdleMs: t.exposeInt('replayIdleMs', {
      description: 'A replay that nobody watches for so long is ended, wall-clock milliseconds.',
    }),
    maxSocketMessageBytes: t.exposeInt('maxSocketMessageBytes', {
      description: 'Size of one message to the server on a websocket, bytes.',
    }),
    maxSocketMessagesPerSecond: t.exposeInt('maxSocketMessagesPerSecond', {
      description: 'Messages one websocket may send within a second.',
    }),
    slowConsumerMs: t.exposeInt('slowConsumerMs', {
      description: 'A client that takes nothing for this long is closed with 4290, wall-clock milliseconds.',
    }),
    maxConnectionMs: t.exposeInt('maxConnectionMs', {
      description: 'A websocket or event stream that is open for so long is closed, wall-clock milliseconds.',
    }),
    feedRingSize: t.int({
      description: 'How many rows of a lossless feed can be resumed from memory; older ones come from the file.',
      resolve: () => FEED_RING_ROWS,
    }),
    heartbeatMs: t.int({
      description: 'A feed is never silent for longer, wall-clock milliseconds.',
      resolve: () => HEARTBEAT_MS,
    }),
  }),
});

export const ServerInfo = builder.objectRef<ServerIdentity>('ServerInfo').implement({
  description: 'What answers.',
  fields: (t) => ({
    name: t.string({ description: 'Name of the product.', resolve: () => 'Agent Market' }),
    version: t.exposeString('version', { description: 'Its version.' }),
    commit: t.exposeString('commit', {
      nullable: true,
      description: 'Hash of the commit that runs, 40 hexadecimal digits; null when it runs from a copy without one.',
    }),
    schemaHash: t.exposeString('schemaHash', {
      description: 'Short hash of this schema: equal schemas, equal hashes.',
    }),
    nodeVersion: t.exposeString('nodeVersion', { description: 'Version of Node it runs on.' }),
    startedAt: t.field({
      type: 'DateTime',
      description: 'Wall-clock time of its start, RFC 3339.',
      resolve: ({ startedAt }) => Date.parse(startedAt),
    }),
    isReadOnly: t.exposeBoolean('isReadOnly', {
      description: 'Whether it only shows what another process simulates. Every mutation is refused then: `READ_ONLY`.',
    }),
  }),
});
