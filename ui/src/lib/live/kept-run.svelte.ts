import type { RunFiguresQuery, RunPageQuery } from '#lib/generated/graphql.ts';
import { RunFiguresDocument, RunOccasionsDocument, RunPageDocument } from './documents/history.ts';
import type { Link } from './link.ts';

export type RunPage = NonNullable<RunPageQuery['run']>;
export type RunFigures = NonNullable<RunFiguresQuery['run']>;

/** A run that goes on is asked for again so often, wall-clock milliseconds. */
const REFRESH_MS = 5_000;

/** One run, whole. The one that goes on is asked for again while it is looked at. */
export class KeptRun {
  readonly #link: Link;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #choice = 0;
  #epoch: string | undefined;

  id = $state('');
  page = $state.raw<RunPage | null>(null);
  /** They come later: the server may have to go through the whole journal. */
  figures = $state.raw<RunFigures | null>(null);
  /** True when the server keeps no such run. */
  missing = $state(false);
  problem = $state<string | null>(null);

  constructor(link: Link) {
    this.#link = link;
  }

  /** Asks for the run, also when it is open already. */
  open(id: string): void {
    if (id !== this.id) {
      this.page = null;
      this.figures = null;
      this.missing = false;
    }
    this.id = id;
    void this.load();
  }

  /** Asks again when another run begins: this one may have ended. */
  followRun(epoch: string | undefined): void {
    const before = this.#epoch;
    this.#epoch = epoch ?? before;
    if (before !== undefined && before !== this.#epoch) void this.load();
  }

  async load(): Promise<void> {
    this.dispose();
    const choice = this.#choice;
    const { data, error } = await this.#link.live.query(RunPageDocument, { id: this.id }).toPromise();
    if (choice !== this.#choice) return;
    this.problem = data ? null : (error?.message ?? 'The server gave no answer.');
    this.missing = data?.run === null;
    if (data) this.page = data.run;
    if (this.page !== null) void this.#loadFigures(choice);
    if (this.page?.isCurrent) this.#timer = setTimeout(() => void this.load(), REFRESH_MS);
  }

  async #loadFigures(choice: number): Promise<void> {
    const { data } = await this.#link.live.query(RunFiguresDocument, { id: this.id }).toPromise();
    if (choice === this.#choice && data?.run) this.figures = data.run;
  }

  /** Puts older occasions behind those that are there. */
  async loadOlder(): Promise<void> {
    const shown = this.page;
    const after = shown?.occasions.pageInfo.endCursor;
    if (!shown || !after) return;
    const { data } = await this.#link.live.query(RunOccasionsDocument, { id: this.id, after }).toPromise();
    const older = data?.run?.occasions;
    if (!older || this.page?.runId !== shown.runId) return;
    const nodes = [...shown.occasions.nodes, ...older.nodes];
    this.page = { ...shown, occasions: { nodes, pageInfo: older.pageInfo } };
  }

  dispose(): void {
    this.#choice += 1;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}
