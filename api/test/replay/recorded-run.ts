import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunHistory } from '../../src/ledger/history.ts';
import { ReplayableRuns } from '../../src/ledger/replayable-runs.ts';
import { createRun } from '../../src/ledger/run-folder.ts';
import { newRunId } from '../../src/ledger/run-id.ts';
import { SqliteArchive } from '../../src/ledger/sqlite-archive.ts';
import { createReadModel } from '../../src/projections/read-model.ts';
import type { ReadModel } from '../../src/projections/views.ts';
import { FeedHub } from '../../src/simulation/feeds/feed-hub.ts';
import type { FeedRequest } from '../../src/simulation/feeds/feed-source.ts';
import { ArchiveAsOf } from '../../src/simulation/replay/archive-as-of.ts';
import { Replay } from '../../src/simulation/replay/replay.ts';
import { ReplayedRun } from '../../src/simulation/replay/replayed-run.ts';
import { Waypoints } from '../../src/simulation/replay/waypoints.ts';
import { rowFold } from '../../src/simulation/row-fold.ts';
import { must } from '../../src/util/assert.ts';
import { fromNow } from '../kit/feed-stage.ts';
import { LivelyRun } from '../kit/lively-run.ts';
import { ManualClock } from '../kit/manual-clock.ts';

/** What one feed told first, without what says when and to whom. */
export type Picture = readonly unknown[];
export type Recorded = { readonly seq: number; readonly time: number; readonly feeds: Picture; readonly file: Picture };

const all = { market: null, participantId: null, side: null, status: null, search: null } as const;
const page = { beforeSeq: null, afterSeq: null, limit: 60 } as const;

/** A run on disk, written slice by slice, and what its live feeds and its file said on the way. */
export class RecordedRun {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'market-replay-'));
  readonly runId = newRunId(Date.UTC(2026, 0, 5), () => 0.5);
  readonly recorded: Recorded[] = [];
  readonly archive = new SqliteArchive(this.dataDir);

  async write(seed: string, steps: number, every: number): Promise<void> {
    const lively = new LivelyRun(seed);
    lively.live(steps);
    const model = createReadModel();
    const about = { scenario: 'lively', seed, codeVersion: '0.0.0-test', now: () => Date.UTC(2026, 0, 5) };
    const { journal } = createRun({ dataDir: this.dataDir, runId: this.runId, fold: rowFold(model), ...about });
    const face = { read: () => model, state: () => ({ epoch: this.runId }) as ReturnType<Replay['state']> };
    const hub = new FeedHub({ face, archive: this.archive, clock: new ManualClock() });
    hub.onEpoch(this.runId);
    for (let slice = 1; ; slice += 1) {
      const entries = lively.journal.read(journal.lastSeq(), 10);
      if (entries.length === 0) break;
      const events = entries.flatMap((entry) => entry.events);
      for (const event of events) model.apply(event);
      journal.append(entries);
      hub.onEvents(events, model);
      if (slice % every === 0) await this.#record(hub, model);
    }
    journal.close();
  }

  /** A replay with feeds of its own; waypoints lie close, so that a short run has some. */
  open(apart = 400) {
    const clock = new ManualClock();
    const run = new ReplayedRun(must(new ReplayableRuns(this.dataDir).open(this.runId), 'run'), new Waypoints(apart));
    const replay = new Replay({ clock, run, scenarios: [] });
    const archive = new ArchiveAsOf(this.archive, this.runId, () => replay.read());
    const hub = new FeedHub({ face: replay, archive, clock });
    replay.listen(hub);
    return { clock, run, replay, hub, history: () => must(archive.open(replay.state().epoch), 'history') };
  }

  dispose(): void {
    this.archive.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async #record(hub: FeedHub, model: ReadModel): Promise<void> {
    const file = fileOf(must(this.archive.open(this.runId), 'history'), model);
    this.recorded.push({ seq: model.seq, time: model.time, feeds: await feedsOf(hub), file });
  }
}

/** The first word of every feed: what a terminal that is opened at this moment shows. */
export async function feedsOf(hub: FeedHub): Promise<Picture> {
  const told: unknown[] = [];
  for (const request of requests) {
    const feed = hub.open(request, 'REALTIME');
    const { value } = await feed.next();
    await feed.return?.();
    const { epoch: _epoch, at: _at, ...said } = must(value, request.feed);
    told.push(structuredClone(said.type === 'LedgerBatch' ? said.entries.slice(-1) : said));
  }
  return told;
}

/** Pages of everything that panels ask the file for. */
export function fileOf(file: RunHistory, read: ReadModel): Picture {
  const agents = read.participants('AGENT').map(({ participant }) => participant.participantId);
  const [market] = read.instruments;
  const orders = file.orders(all, page);
  const thoughts = file.thoughts(all, page);
  const parts = [
    orders,
    file.orders({ ...all, status: 'FILLED' }, page),
    file.orders({ ...all, status: 'NEW', side: 'BUY' }, page),
    byId(file.ordersWithIds(orders.map(({ order }) => order.orderId))),
    byId(file.fillsOfOrders(orders.map(({ order }) => order.orderId))).filter(([, fills]) => fills.length > 0),
    thoughts,
    [...file.thoughtsAt(thoughts.map(({ seq }) => seq))],
    agents.flatMap((agent) => [file.fills(agent, page), file.postings(agent, page)]),
    file.trades(all, page),
    file.occasions(page),
    file.acts(page).map(({ atMs: _atMs, ...act }) => act),
    market === undefined ? [] : file.candles(market.symbol, 'S5', { before: null, after: null, limit: 100 }),
  ];
  return structuredClone(parts);
}

function byId<Row>(rows: ReadonlyMap<number, Row>): readonly (readonly [number, Row])[] {
  return [...rows].sort(([a], [b]) => a - b);
}

const AAPL = 'AAPL/BTC';

const requests: readonly FeedRequest[] = [
  { feed: 'ticks', markets: null },
  { feed: 'book', market: AAPL, depth: 25 },
  { feed: 'trades', markets: null, ...fromNow },
  { feed: 'candles', market: AAPL, interval: 'S5', form: 'EACH', ...fromNow },
  { feed: 'thoughts', agents: null, ...fromNow },
  { feed: 'orders', participants: null, ...fromNow },
  { feed: 'occasions', ...fromNow },
  { feed: 'godEvents', ...fromNow },
  { feed: 'ledger', ...fromNow },
  { feed: 'portfolio', agents: null },
  { feed: 'leaderboard' },
];
