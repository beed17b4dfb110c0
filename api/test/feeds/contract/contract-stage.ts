import { setTimeout as sleep } from 'node:timers/promises';
import { FolderStore } from '../../../src/ledger/journal-store.ts';
import { SqliteArchive } from '../../../src/ledger/sqlite-archive.ts';
import type { Control } from '../../../src/simulation/control.ts';
import { Drafts } from '../../../src/simulation/feeds/drafts.ts';
import { FeedHub } from '../../../src/simulation/feeds/feed-hub.ts';
import { must } from '../../../src/util/assert.ts';
import { startTestServer, type TestServer } from '../../graphql/kit/test-server.ts';
import { DiskStage } from '../../kit/disk-stage.ts';
import { modelRequest } from '../../kit/model-request.ts';
import { calm } from '../../kit/scenarios.ts';
import { start } from '../../kit/stage.ts';

export const MARKETS = ['AAPL/BTC', 'ETH/BTC'] as const;
const scenario = { ...calm, markets: [...MARKETS], warmUpMs: 0 };

/** So few that whoever missed something reads on from the file. */
const RING_ROWS = 24;

/** Real time in which what was said comes over. */
const ARRIVE_MS = 20;

/** The whole product behind real sockets, apart from two things: time obeys, and both threads are one. */
export class ContractStage {
  readonly disk: DiskStage;
  readonly #archive: SqliteArchive;
  #drafts: Drafts | null = null;
  #server: TestServer | null = null;
  #passed = 0;
  #stopHub = () => {};

  constructor(dataDir: string) {
    const openStore = (paths: ConstructorParameters<typeof FolderStore>[0]) => new FolderStore(paths);
    this.disk = new DiskStage({ dataDir, scenario, openStore });
    this.#archive = new SqliteArchive(dataDir);
  }

  get server(): TestServer {
    return must(this.#server, 'a server');
  }

  get clock() {
    return this.disk.clock;
  }

  async begin(): Promise<void> {
    await this.#serve(0);
    await this.disk.control(start);
    await this.pass(1_000);
  }

  /** Another server at the same address, which knows nothing of its clients. */
  async restart(): Promise<void> {
    const port = Number(new URL(this.server.url).port);
    await this.end();
    await this.#serve(port);
  }

  async end(): Promise<void> {
    this.#stopHub();
    await this.server.close();
  }

  async pass(durationMs: number, arriveMs = ARRIVE_MS): Promise<void> {
    this.#write();
    this.clock.pass(durationMs);
    await sleep(arriveMs);
  }

  /** What is being written, as the server has it. */
  drafts() {
    return must(this.#drafts, 'the drafts of a server').open();
  }

  async control(control: Control): Promise<void> {
    await this.disk.control(control);
    await sleep(ARRIVE_MS);
  }

  /** What the present run's file tells. */
  history() {
    return must(this.#archive.open(this.disk.host.state().epoch), 'the history of the run');
  }

  /** A few words of some agent's model while the market runs; now and then all of them end. */
  #write(): void {
    if (this.disk.host.state().status !== 'RUNNING') return;
    this.#passed += 1;
    const drafts = must(this.#drafts, 'the drafts of a server');
    if (this.#passed % 9 === 0) drafts.drop();
    const participantId = `writer-${this.#passed % 3}`;
    const words = `word ${this.#passed}`;
    drafts.asked({ ...modelRequest({ participantId }), shortlist: [] })(() => words);
  }

  async #serve(port: number): Promise<void> {
    const { host: face, clock } = this.disk;
    this.#drafts = new Drafts(clock, () => face.read().instruments);
    const hub = new FeedHub({ face, archive: this.#archive, clock, drafts: this.#drafts, ringRows: RING_ROWS });
    this.#stopHub = face.listen(hub);
    this.#server = await startTestServer({ face, hub, archive: this.#archive, port });
  }
}
