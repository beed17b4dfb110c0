import { parentPort, workerData } from 'node:worker_threads';
import { allowMoreInlining } from './compiler-flags.ts';
import type { LogLevel } from './config.ts';
import type { ServerIdentity } from './graphql/context.ts';
import type { Limits } from './graphql/limits.ts';
import type { FromReplays, ToReplays } from './graphql/replays/messages.ts';
import { ReplayStage } from './graphql/replays/replay-stage.ts';
import { schema } from './graphql/schema.ts';
import { ReplayableRuns } from './ledger/replayable-runs.ts';
import { SqliteArchive } from './ledger/sqlite-archive.ts';
import { createLog } from './log.ts';
import { wallClock } from './simulation/clock.ts';
import type { Scenario } from './simulation/scenario.ts';
import { LISTENING, threadChannel } from './thread-channel.ts';
import { must } from './util/assert.ts';

/** What the main thread gives the thread in which runs are replayed. */
export type ReplayThreadData = {
  readonly dataDir: string;
  readonly scenarios: readonly Scenario[];
  readonly limits: Limits;
  readonly identity: ServerIdentity;
  readonly logLevel: LogLevel;
};

const port = must(parentPort, 'the main thread');
const { dataDir, scenarios, limits, identity, logLevel }: ReplayThreadData = workerData;

allowMoreInlining();
new ReplayStage({
  channel: threadChannel<FromReplays, ToReplays>(port),
  clock: wallClock,
  runs: new ReplayableRuns(dataDir),
  archive: new SqliteArchive(dataDir),
  schema,
  scenarios,
  limits,
  identity,
  log: createLog(logLevel),
});

port.postMessage(LISTENING);
