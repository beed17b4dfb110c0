import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Registry } from 'prom-client';
import { budgetView } from './budget-view.ts';
import { codeCommit } from './code-commit.ts';
import { codeVersion } from './code-version.ts';
import { allowMoreInlining } from './compiler-flags.ts';
import { type Config, loadConfig, resolveModel } from './config.ts';
import { CONFIG_EXIT_CODE, ConfigError } from './config-error.ts';
import { ExportThreads } from './export-threads.ts';
import { loadGodToken } from './god-token.ts';
import { fileActLog } from './graphql/operations/act-log.ts';
import { type ApiServer, createApiServer } from './graphql/server/api-server.ts';
import { InterruptedRuns } from './interrupted-runs.ts';
import { RunKeeper } from './keep-runs.ts';
import { newestInterruptedRun } from './ledger/recovery.ts';
import { assertWritable } from './ledger/run-folder.ts';
import { SqliteArchive } from './ledger/sqlite-archive.ts';
import { describeHolder, lockWriter, type WriterLock } from './ledger/writer-lock.ts';
import { createLog, type Logger } from './log.ts';
import { keepNoFetchTimings } from './no-fetch-timings.ts';
import { ReplayWorkers } from './replay-threads.ts';
import { type Choice, chooseScenario, DEFAULT_SCENARIO, shippedScenarios } from './scenario-files.ts';
import type { Shutdown } from './shutdown.ts';
import { wallClock } from './simulation/clock.ts';
import { Drafts } from './simulation/feeds/drafts.ts';
import { FeedHub } from './simulation/feeds/feed-hub.ts';
import type { AskHandler, SimulationHost } from './simulation/host.ts';
import { type Simulation, startSimulation } from './start-simulation.ts';
import { fileBudgetStore } from './traders/llm/budget-store.ts';
import { createModelDesk, type ModelDesk } from './traders/llm/model-desk.ts';
import { loadUiHandler } from './ui-handler.ts';
import { welcome } from './welcome.ts';

/** Starts the server, or says in one line what about its configuration keeps it from starting and exits. */
export async function serveOrExplain(shutdown: Shutdown): Promise<void> {
  allowMoreInlining();
  keepNoFetchTimings();
  try {
    await serve(loadConfig(environment(), readIfPresent), shutdown);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(CONFIG_EXIT_CODE);
  }
}

/** `npm start -- --scenario FILE` wins over the environment. */
function environment(): NodeJS.ProcessEnv {
  const options = { scenario: { type: 'string' } } as const;
  try {
    const { scenario } = parseArgs({ options }).values;
    return scenario === undefined ? process.env : { ...process.env, SCENARIO: scenario };
  } catch (error) {
    throw new ConfigError(`${error instanceof Error ? error.message : error}: expected --scenario NAME or FILE only`);
  }
}

/** After every wait it may turn out that the server is to stop: then whoever stops it has the rest of it in hand. */
async function serve(config: Config, shutdown: Shutdown): Promise<void> {
  const log = createLog(config.logLevel);
  shutdown.listen({
    onRequest: (cause) => log.info({ cause }, 'stopping'),
    onTooLate: (step) => log.error({ step }, 'could not stop in time: the next start looks after what is left'),
  });
  for (const note of config.notes) log.warn(note);
  const chosen = chosenScenario(config, log);
  const godToken = loadGodToken(config.dataDir, config.godToken).reveal();
  assertWritable(config.dataDir);
  const lock = lockDataDir(config.dataDir);
  shutdown.add('data folder', () => lock.release());
  const interrupted = new InterruptedRuns(config.dataDir);
  shutdown.add('recovery', () => interrupted.stop());
  const desk = openDesk(config, log);
  const drafts: Drafts = new Drafts(wallClock, () => host.read().instruments);
  const simulation = openSimulation(config, chosen, desk, drafts, log);
  const { host } = simulation;
  const currentRunId = () => host.state().epoch || null;
  const keeper = new RunKeeper({ dataDir: config.dataDir, maxBytes: config.maxDataBytes, log, currentRunId });
  const server = await openServer(config, godToken, host, { desk, drafts }, keeper, log);
  if (shutdown.isRequested) return;
  shutdown.add('clients', () => server.close());
  // The market first, so that its last word is on disk; then the clients, who are told to come back.
  shutdown.add('market', async () => void (await Promise.all([desk.stop(), simulation.stop()])));
  if (config.onCrash === 'resume') host.beginRecovery();
  const port = await server.listen(config.port, config.host).catch(explainListen(config));
  if (shutdown.isRequested) return;
  const goesOn = config.onCrash === 'resume' && (await continueInterruptedRun(host, interrupted, log));
  if (shutdown.isRequested) return;
  await markInterruptedRuns(interrupted, currentRunId(), log);
  if (shutdown.isRequested) return;
  keeper.start();
  if (config.autoStart && !goesOn) await startFirstRun(host);
  if (!shutdown.isRequested) process.stdout.write(welcome(config, port, godToken, host));
}

/** A run that is to go on needs no file: it keeps its scenario itself. */
function chosenScenario({ scenario, onCrash, dataDir }: Config, log: Logger): Choice {
  const shipped = shippedScenarios();
  try {
    return chooseScenario(scenario, shipped);
  } catch (error) {
    const goesOn = onCrash === 'resume' && newestInterruptedRun(dataDir) !== null;
    if (!(error instanceof ConfigError) || !goesOn) throw error;
    log.warn(`${error.message} (the interrupted run goes on without it; the next begins with ${DEFAULT_SCENARIO})`);
    return chooseScenario(DEFAULT_SCENARIO, shipped);
  }
}

/** One server to a data folder; what a second one would do to the runs of the first, nobody could follow. */
function lockDataDir(dataDir: string): WriterLock {
  const lock = lockWriter(join(dataDir, 'server.lock'));
  if (!('holder' in lock)) return lock;
  const holder = describeHolder(lock.holder);
  throw new ConfigError(
    `DATA_DIR is "${dataDir}": the server of ${holder} uses it. Stop that server or set DATA_DIR to another folder`,
  );
}

/** True when the run that a crash interrupted goes on. */
async function continueInterruptedRun(
  host: SimulationHost,
  interrupted: InterruptedRuns,
  log: Logger,
): Promise<boolean> {
  const runId = await interrupted.newest();
  if (runId === null) {
    host.endRecovery();
    return false;
  }
  const { errors, seq } = await host.continueRun(runId);
  if (errors[0] === undefined) {
    log.warn({ runId, seq }, 'the interrupted run goes on');
    return true;
  }
  log.error({ runId, problem: errors[0].message }, 'the interrupted run cannot go on');
  host.endRecovery();
  return false;
}

/** A run that goes on is spared. */
async function markInterruptedRuns(interrupted: InterruptedRuns, spared: string | null, log: Logger): Promise<void> {
  for (const { runId, status, lastSeq, endReason } of await interrupted.mark(spared)) {
    log.warn({ runId, status, lastSeq, endReason }, 'found a run that was interrupted');
  }
  await interrupted.stop();
}

/** A first run that cannot begin, for want of a price file for example, is a matter of configuration. */
async function startFirstRun(host: SimulationHost): Promise<void> {
  const { errors } = await host.control({ kind: 'START', scenario: null, seed: null });
  if (errors[0] !== undefined) throw new ConfigError(errors[0].message);
}

function openDesk(config: Config, log: Logger): ModelDesk {
  return createModelDesk({
    resolveModel: (name) => resolveModel(config.providers, name),
    caps: config.llmCaps,
    store: fileBudgetStore(join(config.dataDir, 'budget.json')),
    log,
  });
}

function openSimulation(
  config: Config,
  { scenario, scenarios }: Choice,
  desk: ModelDesk,
  drafts: Drafts,
  log: Logger,
): Simulation {
  const { dataDir, seed: defaultSeed, llmModel: model, pricesCsv } = config;
  const defaultScenario = scenario.name;
  const simulation = startSimulation(
    { dataDir, codeVersion, scenarios, defaultScenario, defaultSeed, model, pricesCsv },
    askHandler(desk, drafts),
    log,
  );
  const setCaps = () => desk.setCaps(simulation.host.read().run?.caps ?? []);
  simulation.host.listen({
    onEpoch: (runId) => {
      desk.startRun(runId);
      setCaps();
    },
    onEvents: (events) => {
      if (events.some(({ type }) => type === 'BudgetSet')) setCaps();
    },
    onState: () => {},
  });
  return simulation;
}

function askHandler(desk: ModelDesk, drafts: Drafts): AskHandler {
  return {
    ask: async (request, reply) => {
      const outcome = await desk.ask(request, drafts.asked(request));
      drafts.answered(request);
      reply(outcome);
    },
    drop: () => {
      desk.drop();
      drafts.drop();
    },
  };
}

async function openServer(
  config: Config,
  godToken: string,
  host: SimulationHost,
  { desk, drafts }: { readonly desk: ModelDesk; readonly drafts: Drafts },
  keeper: RunKeeper,
  log: Logger,
): Promise<ApiServer> {
  const archive = new SqliteArchive(config.dataDir);
  const hub = new FeedHub({ face: host, archive, clock: wallClock, drafts });
  host.listen(hub);
  return createApiServer({
    face: host,
    hub,
    archive,
    budget: budgetView(desk, host),
    godToken,
    allowedOrigins: config.allowedOrigins,
    isBehindProxy: config.trustProxy,
    limits: config.limits,
    hasGraphiql: config.hasGraphiql,
    hasIntrospection: config.hasIntrospection,
    removedRuns: () => keeper.removed(),
    actLog: fileActLog(join(config.dataDir, 'acts.ndjson')),
    exporter: new ExportThreads(config.dataDir),
    replays: new ReplayWorkers({
      dataDir: config.dataDir,
      scenarios: host.scenarios(),
      logLevel: config.logLevel,
      log,
    }),
    log,
    uiHandler: await loadUiHandler(),
    metrics: new Registry(),
    now: Date.now,
    version: codeVersion,
    commit: codeCommit(),
  });
}

function explainListen({ port, host }: Config): (error: unknown) => never {
  return (error) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const cause = code === 'EADDRINUSE' ? 'another program uses it' : code;
    throw new ConfigError(`PORT is ${port} on ${host}: expected a free port (${cause}). Stop that program or set PORT`);
  };
}

function readIfPresent(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
