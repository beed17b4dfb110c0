import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { Registry } from 'prom-client';
import { codeVersion } from '../code-version.ts';
import { LOG_LEVELS, type LogLevel } from '../config.ts';
import { ExportThreads } from '../export-threads.ts';
import { type ApiServer, createApiServer } from '../graphql/server/api-server.ts';
import { FollowedRuns } from '../ledger/followed-runs.ts';
import { LedgerError } from '../ledger/ledger-error.ts';
import { SqliteArchive } from '../ledger/sqlite-archive.ts';
import { createLog } from '../log.ts';
import { shippedScenarios } from '../scenario-files.ts';
import { wallClock } from '../simulation/clock.ts';
import { FeedHub } from '../simulation/feeds/feed-hub.ts';
import { Follower } from '../simulation/follower.ts';
import { loadUiHandler } from '../ui-handler.ts';

type Options = { readonly data: string; readonly port: number; readonly host: string; readonly logLevel: LogLevel };

export function addServeApi(program: Command): void {
  program
    .command('serve-api')
    .description('serve the API and the terminal beside a simulation that another process runs: reading only')
    .option('--data <dir>', 'data folder of that process', 'data')
    .option('--port <number>', 'port to listen on; 0 takes any free one', toPort, 4001)
    .option('--host <name>', 'address to listen on', '127.0.0.1')
    .addOption(new Option('--log-level <level>', 'what is logged').choices(LOG_LEVELS).default('warn'))
    .addHelpText('after', HELP)
    .action(serveApi);
}

const HELP = `
Follows the newest run by its journal, also across a crash and a restart of the simulation. Any
number of these may run. Mutations are refused: send them to the server that runs the simulation.

  market serve-api --data data --port 4001
`;

function toPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError('Expected a whole number from 0 to 65535.');
}

async function serveApi({ data, port, host, logLevel }: Options): Promise<void> {
  if (!existsSync(data))
    throw new LedgerError(`${data} does not exist: expected the data folder of a running simulation`);
  const follower = new Follower({ clock: wallClock, runs: new FollowedRuns(data), scenarios: shippedScenarios() });
  const archive = new SqliteArchive(data);
  const hub = new FeedHub({ face: follower, archive, clock: wallClock });
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
    allowedOrigins: [],
    log: createLog(logLevel),
    uiHandler: await loadUiHandler(),
    metrics: new Registry(),
    now: Date.now,
    version: codeVersion,
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
