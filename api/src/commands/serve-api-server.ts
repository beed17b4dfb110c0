import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Registry } from 'prom-client';
import { codeCommit } from '../code-commit.ts';
import { codeVersion } from '../code-version.ts';
import { type LogLevel, loadConfig } from '../config.ts';
import { ExportThreads } from '../export-threads.ts';
import { type ApiServer, createApiServer } from '../graphql/server/api-server.ts';
import { FollowedRuns } from '../ledger/followed-runs.ts';
import { LedgerError } from '../ledger/ledger-error.ts';
import { SqliteArchive } from '../ledger/sqlite-archive.ts';
import { createLog } from '../log.ts';
import { ReplayWorkers } from '../replay-threads.ts';
import { shippedScenarios } from '../scenario-files.ts';
import { wallClock } from '../simulation/clock.ts';
import { FeedHub } from '../simulation/feeds/feed-hub.ts';
import { Follower } from '../simulation/follower.ts';
import { loadUiHandler } from '../ui-handler.ts';

export type ServeApiOptions = {
  readonly data: string;
  readonly port: number;
  readonly host: string;
  readonly logLevel: LogLevel;
};

/** Serves until a signal ends it. */
export async function serveApi({ data, port, host, logLevel }: ServeApiOptions): Promise<void> {
  if (!existsSync(data))
    throw new LedgerError(`${data} does not exist: expected the data folder of a running simulation`);
  const config = loadConfig(process.env, () => null);
  const follower = new Follower({ clock: wallClock, runs: new FollowedRuns(data), scenarios: shippedScenarios() });
  const archive = new SqliteArchive(data);
  const hub = new FeedHub({ face: follower, archive, clock: wallClock });
  const log = createLog(logLevel);
  follower.listen(hub);
  const server = createApiServer({
    face: follower,
    hub,
    archive,
    budget: {
      state: () => ({
        lines: [],
        agentLines: [],
        tokenLines: [],
        burnMicroUsdPerMinute: 0,
        isReached: false,
        modelSeats: [],
      }),
    },
    // Nobody has it: mutations are refused before anybody asks for it.
    godToken: randomBytes(24).toString('base64url'),
    isReadOnly: true,
    exporter: new ExportThreads(data),
    replays: new ReplayWorkers({ dataDir: data, scenarios: follower.scenarios(), logLevel, log }),
    allowedOrigins: config.allowedOrigins,
    isBehindProxy: config.trustProxy,
    limits: config.limits,
    hasGraphiql: config.hasGraphiql,
    hasIntrospection: config.hasIntrospection,
    log,
    uiHandler: await loadUiHandler(),
    metrics: new Registry(),
    now: Date.now,
    version: codeVersion,
    commit: codeCommit(),
  });
  const taken = await server.listen(port, host).catch(explainListen(port, host));
  follower.start();
  stopOnSignal(follower, server);
  process.stdout.write(`Reading ${data}: http://${host}:${taken}/graphql (Ctrl-C stops)\n`);
}

function explainListen(port: number, host: string): (error: unknown) => never {
  return (error) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const cause = code === 'EADDRINUSE' ? 'another program uses it' : code;
    throw new LedgerError(`cannot listen on port ${port} of ${host}: ${cause}. Choose another one with --port`);
  };
}

function stopOnSignal(follower: Follower, server: ApiServer): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    follower.stop();
    await server.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop());
}
