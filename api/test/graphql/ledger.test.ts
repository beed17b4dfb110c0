import { print } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ApiBalancesQuery, ApiLedgerPageQuery } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { YOUNG_THIN_MARKET } from '../kit/young-market.ts';
import { tempFolder } from '../ledger/temp-folder.ts';
import { PauseDocument } from './kept-documents.ts';

const LedgerPageDocument = graphql(`
  query ApiLedgerPage($after: Cursor, $participant: String) {
    ledger(first: 100, after: $after, participant: $participant) {
      nodes { id seq causeSeq postings { asset amount from fromBucket to toBucket reason } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const BalancesDocument = graphql(`
  query ApiBalances {
    simulation { status seq }
    agents { handle portfolio { balances { asset available held } } }
  }
`);

const LedgerFeedDocument = graphql(`
  subscription ApiLedgerFeed($after: Sequence) {
    ledger(after: $after, rate: REALTIME) {
      __typename
      ... on FeedEvent { prevSeq lastSeq }
      ... on LedgerBatch { entries { id seq causeSeq postings { asset amount from fromBucket to toBucket reason } } }
    }
  }
`);

type Entry = ApiLedgerPageQuery['ledger']['nodes'][number];

const folder = tempFolder();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServer(folder.path, { SCENARIO: YOUNG_THIN_MARKET });
  await act(print(PauseDocument));
});
afterAll(() => server.kill('SIGTERM'));

async function act(query: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${server.godToken}` };
  const answer = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  expect(await answer.json()).not.toHaveProperty('errors');
}

async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ query, variables });
  const answer = (await (await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })).json()) as {
    readonly data: Data;
    readonly errors?: unknown;
  };
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

/** The whole ledger by pages, oldest first. */
async function wholeLedger(participant: string | null = null): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (let after: string | null = null; ; ) {
    const { ledger }: ApiLedgerPageQuery = await ask(print(LedgerPageDocument), { after, participant });
    entries.push(...ledger.nodes);
    if (!ledger.pageInfo.hasNextPage) return entries.reverse();
    after = ledger.pageInfo.endCursor;
  }
}

/** Balances by account, bucket and asset, added up from nothing. */
function addUp(entries: readonly Entry[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  const add = (key: string, amount: bigint) => sums.set(key, (sums.get(key) ?? 0n) + amount);
  for (const { asset, amount, from, fromBucket, to, toBucket } of entries.flatMap(({ postings }) => postings)) {
    add(`${from} ${fromBucket} ${asset}`, -BigInt(amount));
    add(`${to} ${toBucket} ${asset}`, BigInt(amount));
  }
  return sums;
}

it('every balance of every agent follows from the ledger alone, and each asset sums to nothing', async () => {
  const { agents } = await ask<ApiBalancesQuery>(print(BalancesDocument));
  const entries = await wholeLedger();
  expect(entries.length).toBeGreaterThan(100);
  expect(entries.map(({ seq }) => seq)).toEqual([...new Set(entries.map(({ seq }) => seq))].sort((a, b) => a - b));
  const sums = addUp(entries);
  expect(agents).toHaveLength(12);
  for (const { handle, portfolio } of agents) {
    for (const { asset, available, held } of portfolio?.balances ?? []) {
      expect(sums.get(`${handle} AVAILABLE ${asset}`) ?? 0n, handle).toBe(BigInt(available));
      expect(sums.get(`${handle} HELD ${asset}`) ?? 0n, handle).toBe(BigInt(held));
    }
  }
  const perAsset = Map.groupBy(sums, ([key]) => key.split(' ')[2]);
  for (const rows of perAsset.values()) expect(rows.reduce((sum, [, amount]) => sum + amount, 0n)).toBe(0n);
});

it('the feed tells the same entries from the first on, each once, without a seam', async () => {
  const { simulation } = await ask<ApiBalancesQuery>(print(BalancesDocument));
  const client = createClient({ url: `${server.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
  const told: Entry[] = [];
  for await (const { data } of client.iterate({ query: print(LedgerFeedDocument), variables: { after: 0 } })) {
    const { ledger } = data as { readonly ledger: { readonly lastSeq: number; readonly entries?: readonly Entry[] } };
    told.push(...(ledger.entries ?? []));
    if (ledger.lastSeq >= simulation.seq) break;
  }
  await client.dispose();
  expect(told).toEqual(await wholeLedger());
});

it('of one participant it tells what touches its account, and an entry is found again by its id', async () => {
  const entries = await wholeLedger('kelvin');
  const postings = entries.flatMap((entry) => entry.postings);
  expect(postings.length).toBeGreaterThan(0);
  expect(postings.every(({ from, to }) => from === 'kelvin' || to === 'kelvin')).toBe(true);
  const { node } = await ask<{ readonly node: unknown }>(
    'query ($id: ID!) { node(id: $id) { ... on LedgerEntry { seq causeSeq } } }',
    { id: entries[0]?.id },
  );
  expect(node).toEqual({ seq: entries[0]?.seq, causeSeq: entries[0]?.causeSeq });
});
