import type { RunDetailQuery, RunsQuery } from '#lib/generated/graphql.ts';
import { RunDocument, RunsDocument } from './documents/history.ts';
import type { Link } from './link.ts';

export type RunRow = RunsQuery['runs']['nodes'][number];
export type RemovedRunRow = RunsQuery['removedRuns'][number];
export type RunDetail = NonNullable<RunDetailQuery['run']>;

const PAGE = 30;

/** The kept runs, newest first, and the one that is open. */
export class Runs {
  readonly #link: Link;
  rows = $state.raw<readonly RunRow[]>([]);
  /** Gone since the server started, to stay within its limit; newest first. */
  removed = $state.raw<readonly RemovedRunRow[]>([]);
  answered = $state(false);
  problem = $state<string | null>(null);
  more = $state<string | null>(null);
  detail = $state.raw<RunDetail | null>(null);
  chosenId = $state('');

  constructor(link: Link) {
    this.#link = link;
  }

  async load(after: string | null = null): Promise<void> {
    const { data, error } = await this.#link.live.query(RunsDocument, { first: PAGE, after }).toPromise();
    this.answered = true;
    this.problem = data ? null : (error?.message ?? 'The server gave no answer.');
    if (!data) return;
    this.rows = after === null ? data.runs.nodes : [...this.rows, ...data.runs.nodes];
    this.removed = data.removedRuns;
    this.more = data.runs.pageInfo.hasNextPage ? data.runs.pageInfo.endCursor : null;
    const chosen = this.chosenId || this.rows[0]?.runId;
    if (chosen !== undefined && after === null) await this.open(chosen);
  }

  async open(id: string): Promise<void> {
    this.chosenId = id;
    const { data } = await this.#link.live.query(RunDocument, { id }).toPromise();
    if (this.chosenId === id) this.detail = data?.run ?? null;
  }
}
