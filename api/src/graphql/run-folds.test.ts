import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { RunArchive, RunManifest } from '../ledger/history.ts';
import type { MarketEvent } from '../market/events.ts';
import { instruments } from '../market/instruments/index.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { OperationFolds } from './operation-folds.ts';
import { RunFolds } from './run-folds.ts';

const LENGTH = 20_000;
const NEVER = new AbortController().signal;

function eventAt(seq: number): MarketEvent {
  const place = { seq, causeSeq: seq, time: 1_000 * seq };
  if (seq === 1) return { ...place, type: 'RunStarted', scenario: 'calm', seed: '7', instruments };
  return { ...place, type: 'TimeAdvanced', referencePricesSats: instruments.map((it) => it.openingPriceSats) };
}

/** Runs of `length` events each; `reads` notes from where each was read. */
function archiveOf(runIds: readonly string[], rest: Partial<RunManifest> = {}, length = LENGTH) {
  const reads = new Map<string, number[]>();
  const order: string[] = [];
  const manifest = (runId: string) => ({ runId, status: 'ENDED', lastSeq: length, ...rest });
  const events = (runId: string) => (afterSeq: number, limit: number) => {
    reads.set(runId, [...(reads.get(runId) ?? []), afterSeq]);
    if (order.at(-1) !== runId) order.push(runId);
    const count = Math.max(0, Math.min(limit, length - afterSeq));
    return Array.from({ length: count }, (_, index) => eventAt(afterSeq + 1 + index));
  };
  const archive = {
    run: (runId: string) => (runIds.includes(runId) ? manifest(runId) : undefined),
    open: (runId: string) => (runIds.includes(runId) ? { events: events(runId) } : undefined),
  };
  return {
    archive: archive as unknown as RunArchive,
    reads,
    order,
    starts: (runId: string) => startsIn(reads.get(runId)),
  };
}

function startsIn(read: readonly number[] = []): number {
  return read.filter((afterSeq) => afterSeq === 0).length;
}

test('ten who ask for a run at once cause one fold, and all see its last event', async () => {
  const { archive, starts } = archiveOf(['a']);
  const folds = new RunFolds(archive, DEFAULT_LIMITS);
  const models = await Promise.all(Array.from({ length: 10 }, () => folds.model('a', NEVER)));
  expect(new Set(models).size).toBe(1);
  expect(models[0]?.seq).toBe(LENGTH);
  expect(starts('a')).toBe(1);
});

test('three runs stay folded; the one not asked for longest goes', async () => {
  const { archive, starts } = archiveOf(['a', 'b', 'c', 'd'], {}, 100);
  const folds = new RunFolds(archive, DEFAULT_LIMITS);
  for (const runId of ['a', 'b', 'c', 'a', 'd', 'a', 'c', 'd']) await folds.model(runId, NEVER);
  expect(['a', 'b', 'c', 'd'].map(starts)).toEqual([1, 1, 1, 1]);
  await folds.model('b', NEVER);
  expect(starts('b')).toBe(2);
});

test('a run that another process still writes is folded anew for each who asks', async () => {
  const { archive, starts } = archiveOf(['a'], { status: 'RUNNING' }, 100);
  const folds = new RunFolds(archive, DEFAULT_LIMITS);
  await folds.model('a', NEVER);
  await folds.model('a', NEVER);
  expect(starts('a')).toBe(2);
});

test('runs are folded one after the other, however many are asked for', async () => {
  const { archive, order } = archiveOf(['a', 'b']);
  const folds = new RunFolds(archive, DEFAULT_LIMITS);
  await Promise.all([folds.model('a', NEVER), folds.model('b', NEVER)]);
  expect(order).toEqual(['a', 'b']);
});

test('a fold goes on for whoever is left, and is given up when nobody is', async () => {
  const { archive, reads, starts } = archiveOf(['a'], {}, 10_000_000);
  const folds = new RunFolds(archive, DEFAULT_LIMITS);
  const [early, late] = [new AbortController(), new AbortController()];
  const asked = [early, late].map(({ signal }) => folds.model('a', signal).catch((error: Error) => error.message));
  await wait(1);
  early.abort();
  expect(await asked[0]).toBe('The request ended');
  const before = reads.get('a')?.length ?? 0;
  await expect.poll(() => reads.get('a')?.length ?? 0).toBeGreaterThan(before);
  late.abort();
  expect(await asked[1]).toBe('The request ended');
  const over = new AbortController();
  await wait(20);
  const after = reads.get('a')?.length;
  await wait(20);
  expect(reads.get('a')?.length).toBe(after);
  const again = folds.model('a', over.signal).catch((error: Error) => error.message);
  await expect.poll(() => starts('a')).toBe(2);
  over.abort();
  expect(await again).toBe('The request ended');
});

test('a request that has ended already folds nothing', async () => {
  const { archive, reads } = archiveOf(['a']);
  await expect(new RunFolds(archive, DEFAULT_LIMITS).model('a', AbortSignal.abort())).rejects.toThrow('ended');
  await wait(5);
  expect(reads.size).toBe(0);
});

test.each([
  ['too long a run', 'COST_LIMIT', { lastSeq: DEFAULT_LIMITS.maxFoldEvents + 1 }, 'a'],
  ['a run without a file', 'NOT_FOUND', {}, 'gone'],
])('%s is refused with %s and not read', async (_what, code, rest, runId) => {
  const { archive, reads } = archiveOf(['a'], rest);
  const asked = new RunFolds(archive, DEFAULT_LIMITS).model(runId, NEVER);
  await expect(asked).rejects.toMatchObject({ extensions: { code } });
  expect(reads.size).toBe(0);
});

test('what is broken in a quarantined run is told as its damage, and the next run is folded', async () => {
  const { archive } = archiveOf(['a', 'b'], { status: 'QUARANTINED' }, 100);
  const open = archive.open.bind(archive);
  const torn = (runId: string) => {
    const history = open(runId);
    if (history !== undefined && runId === 'a')
      history.events = () => [eventAt(2), { type: 'X' } as never, null as never];
    return history;
  };
  const folds = new RunFolds({ ...archive, open: torn }, DEFAULT_LIMITS);
  await expect(folds.model('a', NEVER)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  expect((await folds.model('b', NEVER)).seq).toBe(100);
});

test('one operation sees the folds of three kept runs, each as often as it likes', async () => {
  const { archive } = archiveOf(['a', 'b', 'c', 'd'], {}, 100);
  const folds = new OperationFolds(new RunFolds(archive, DEFAULT_LIMITS), DEFAULT_LIMITS, NEVER);
  for (const runId of ['a', 'b', 'c', 'a', 'b']) expect((await folds.model(runId)).seq).toBe(100);
  expect(() => folds.model('d')).toThrow('3 kept runs');
});
