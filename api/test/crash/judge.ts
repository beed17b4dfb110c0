import { expect } from 'vitest';
import type { JournalInput } from '../../src/ledger/journal.ts';
import type { Commit } from '../../src/ledger/rows/commit-rows.ts';
import { newestCommits } from '../../src/ledger/rows/commit-rows.ts';
import type { SqliteFile } from '../../src/ledger/sqlite-file.ts';
import { findImbalance } from '../../src/ledger/verify-books.ts';
import { verifyChain } from '../../src/ledger/verify-chain.ts';
import { must } from '../../src/util/assert.ts';
import type { ActingClient } from './acting-client.ts';
import type { Counts } from './tally.ts';
import type { UndisturbedRun } from './undisturbed-run.ts';
import type { SeenTrade, WatchingClient } from './watching-client.ts';

/** The chain behind `after` holds, the books balance, and the hash is that of a run without accidents. */
export function judgeJournal(file: SqliteFile, run: UndisturbedRun, after: Commit | null = null): Commit {
  const { problem, lastSeq, journalHash } = verifyChain(file, after === null ? {} : { after });
  expect(problem).toBeNull();
  expect(journalHash).toBe(run.hashAt(lastSeq, inputsBehind(file, after?.lastSeq ?? 0)));
  expect(findImbalance(file)).toBeNull();
  return must(newestCommits(file, 1)[0], 'a commit');
}

function inputsBehind(file: SqliteFile, afterSeq: number): readonly JournalInput[] {
  const rows = file
    .prepare<[number], Omit<JournalInput, 'payload'> & { readonly payload: string }>(
      'select kind, step, time, payload from inputs where seq > ? order by seq, position',
    )
    .all(afterSeq);
  return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) }));
}

/** Every trade the client was told is on record as it was told, once; from its first to its last none is missing. */
export function judgeTrades(file: SqliteFile, seen: WatchingClient): void {
  const told = [...seen.trades.values()].sort((a, b) => a.seq - b.seq);
  const [first] = told;
  if (first === undefined) return;
  const kept = file
    .prepare<[number, number], SeenTrade>(
      'select seq, price_sats as priceSats from trades where seq between ? and ? order by seq',
    )
    .all(first.seq, seen.lastSeq);
  expect(told).toEqual(kept);
  expect(seen.doubled).toBe(0);
  // Nothing was left out, nothing begun anew; a machine that is slow or a market that is calm may bring a heartbeat.
  expect([...seen.kinds].filter((kind) => kind !== 'Heartbeat')).toEqual(['TradeBatch']);
}

/** Everything that was acknowledged is on record once and where the answer said; what was not, at most once. */
export function judgeActs(file: SqliteFile, actor: ActingClient): void {
  const published = new Map<string, number[]>();
  const rows = file
    .prepare<[], { seq: number; headline: string }>(
      `select seq, json_extract(payload, '$.headline') as headline from journal where type = 'NewsPublished'`,
    )
    .all();
  for (const { seq, headline } of rows) published.set(headline, [...(published.get(headline) ?? []), seq]);
  for (const [headline, acknowledgedSeq] of actor.sent) {
    const seqs = published.get(headline) ?? [];
    expect(seqs.length, headline).toBeLessThanOrEqual(1);
    if (acknowledgedSeq === null) continue;
    expect(seqs.length, `${headline}, acknowledged at ${acknowledgedSeq}`).toBe(1);
    expect(seqs[0]).toBeLessThanOrEqual(acknowledgedSeq);
  }
}

/** Adds what was written between a seq and the last row of the writer that was killed. */
export function addLife(counts: Counts, file: SqliteFile, fromSeq: number, fence: number): void {
  const life = file
    .prepare<[number, number], { events: number; ms: number | null }>(
      `select count(*) as events, max(at_ms) - min(at_ms) as ms from journal
       where kind = 'EVENT' and seq > ? and fence = ?`,
    )
    .get(fromSeq, fence);
  counts.events += life?.events ?? 0;
  counts.livedMs += life?.ms ?? 0;
}
