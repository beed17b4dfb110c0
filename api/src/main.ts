import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { budgetView } from './budget-view.ts';
import { codeVersion } from './code-version.ts';
import { type Config, loadConfig, resolveModel } from './config.ts';
import { CONFIG_EXIT_CODE, ConfigError } from './config-error.ts';
import { loadGodToken } from './god-token.ts';
import { createApiServer } from './graphql/server/api-server.ts';
import type { RunArchive } from './ledger/history.ts';
import { createLog } from './log.ts';
import { wallClock } from './simulation/clock.ts';
import { FeedHub } from './simulation/feeds/feed-hub.ts';
import type { AskHandler } from './simulation/host.ts';
import { startSimulation } from './start-simulation.ts';
import { fileBudgetStore } from './traders/llm/budget-store.ts';
import { createModelDesk, type ModelDesk } from './traders/llm/model-desk.ts';
import { loadUiHandler } from './ui-handler.ts';
import { welcome } from './welcome.ts';

try {
  await serve(loadConfig(process.env, readIfPresent));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(CONFIG_EXIT_CODE);
}

async function serve(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const token = loadGodToken(config.dataDir, config.godToken);
  for (const note of config.notes) log.warn(note);
  const desk = createDesk(config, log);
  const host = startSimulation(
    {
      dataDir: config.dataDir,
      codeVersion,
      defaultScenario: config.scenario,
      defaultSeed: config.seed,
      model: config.llmModel,
      pricesCsv: config.pricesCsv,
    },
    askHandler(desk),
    log,
  );
  const archive: RunArchive = { runs: () => [], run: () => undefined, open: () => undefined };
  const hub = new FeedHub({ face: host, archive, clock: wallClock });
  host.listen(hub);
  host.listen({ onEpoch: () => desk.startRun(), onEvents: () => {}, onState: () => {} });
  const server = createApiServer({
    face: host,
    hub,
    archive,
    budget: budgetView(desk, () => host),
    godToken: token.reveal(),
    allowedOrigins: config.allowedOrigins,
    log,
    uiHandler: await loadUiHandler(),
    metrics: new Registry(),
    now: Date.now,
    version: codeVersion,
  });
  const port = await server.listen(config.port, config.host).catch(explainListen(config));
  let isStopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping');
    await Promise.all([desk.stop(), host.shutDown()]);
    await server.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, (name) => void stop(name));
  if (config.autoStart) await host.control({ kind: 'START', scenario: null, seed: null });
  process.stdout.write(welcome(config, port, token.reveal(), host));
}

function explainListen({ port, host }: Config): (error: unknown) => never {
  return (error) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const cause = code === 'EADDRINUSE' ? 'another program uses it' : code;
    throw new ConfigError(`PORT is ${port} on ${host}: expected a free port (${cause}). Stop that program or set PORT`);
  };
}

function createDesk(config: Config, log: ReturnType<typeof createLog>): ModelDesk {
  return createModelDesk({
    resolveModel: (name) => resolveModel(config.providers, name),
    caps: { runMicroUsd: config.llmMaxPerRunMicroUsd, dayMicroUsd: config.llmMaxPerDayMicroUsd },
    store: fileBudgetStore(join(config.dataDir, 'budget.json')),
    log,
  });
}

function askHandler(desk: ModelDesk): AskHandler {
  return {
    ask: (request, reply) => void desk.ask(request).then(reply),
    drop: () => desk.drop(),
  };
}

function readIfPresent(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
