import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runPaths } from '../../src/ledger/run-paths.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { verifyChain } from '../../src/ledger/verify-chain.ts';
import { Rng } from '../../src/util/rng.ts';
import { startServer } from '../kit/server-process.ts';
import { Crowd, type CrowdTally } from './crowd.ts';
import { type Sample, takeSample } from './sample.ts';
import { auditSeats, type SeatFigures } from './seat-audit.ts';
import { SoakModels } from './soak-models.ts';
import { isJudged, judge, type Verdict } from './verdict.ts';

const PROBE = fileURLToPath(new URL('./probe.ts', import.meta.url));
const LONGEST_TIDE_MS = 30_000;
const TIDES = 10;
/** Of the part that is not judged: what only fills its bounds, or is compiled once, has done so after many short tides. */
const WARM_UP_TIDE_MS = 7_500;

export type SoakOptions = {
  readonly totalMs: number;
  readonly markets: 4 | 10;
  readonly seed: string;
  readonly onProgress: (line: string) => void;
};

export type SoakReport = {
  readonly options: Omit<SoakOptions, 'onProgress'>;
  readonly samples: readonly Sample[];
  readonly verdict: Verdict;
  readonly crowd: CrowdTally;
  readonly seats: readonly SeatFigures[];
  readonly events: number;
  readonly journalProblem: string | null;
  readonly exitCode: number | null;
};

/** A server under load for `totalMs`; what it held, at moments when nobody was connected, and what its models said. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const folder = mkdtempSync(join(tmpdir(), 'market-soak-'));
  const models = new SoakModels(Rng.derive(options.seed, 'models'));
  await models.start();
  try {
    return await soak(options, folder, models);
  } finally {
    await models.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function soak(options: SoakOptions, folder: string, models: SoakModels): Promise<SoakReport> {
  const { totalMs, markets, seed } = options;
  const probeFile = join(folder, 'probe.jsonl');
  const server = await startServer(folder, environment(options, models.url, probeFile), [
    '--expose-gc',
    '--import',
    PROBE,
  ]);
  try {
    const { simulation, markets: open } = await server.query<Begun>('{ simulation { epoch } markets { symbol } }');
    const symbols = open.map(({ symbol }) => symbol);
    const paths = runPaths(folder, simulation.epoch);
    const crowd = new Crowd(server.url, symbols, Rng.derive(seed, 'crowd'));
    const samples = await samplesOf(options, crowd, (elapsedMs) => takeSample({ server, probeFile, paths }, elapsedMs));
    const exitCode = await server.kill('SIGTERM');
    const file = openForReading(paths.ledger);
    const { problem: journalProblem, lastSeq: events } = verifyChain(file);
    const seats = auditSeats(file, symbols);
    file.close();
    const verdict = judge(samples, totalMs);
    const asked = { totalMs, markets, seed };
    return { options: asked, samples, verdict, crowd: crowd.tally, seats, events, journalProblem, exitCode };
  } finally {
    await server.kill();
  }
}

type Begun = {
  readonly simulation: { readonly epoch: string };
  readonly markets: readonly { readonly symbol: string }[];
};

function environment({ markets, seed }: SoakOptions, modelsUrl: string, probeFile: string): Record<string, string> {
  return {
    SCENARIO: markets === 10 ? 'wide' : 'calm',
    SEED: seed,
    SOAK_PROBE_FILE: probeFile,
    OPENAI_BASE_URL: modelsUrl,
    OPENAI_API_KEY: 'sk-soak-0123456789abcdef',
    LLM_MODEL: 'gpt-5-mini',
    LLM_MAX_USD_PER_RUN: '100000',
    LLM_MAX_USD_PER_DAY: '100000',
    MAX_DATA_GB: '100',
  };
}

/** Tide after tide of clients; after each, when all have gone, a sample. */
async function samplesOf(
  { totalMs, onProgress }: SoakOptions,
  crowd: Crowd,
  sample: (elapsedMs: number) => Promise<Sample>,
): Promise<readonly Sample[]> {
  const startedMs = performance.now();
  const tideMs = Math.min(LONGEST_TIDE_MS, totalMs / TIDES);
  const samples: Sample[] = [];
  const timer = setInterval(() => onProgress(progress(performance.now() - startedMs, totalMs, crowd, samples)), 5_000);
  try {
    for (let elapsedMs = 0; elapsedMs < totalMs; elapsedMs = performance.now() - startedMs) {
      await crowd.tide(isJudged(elapsedMs, totalMs) ? tideMs : Math.min(tideMs, WARM_UP_TIDE_MS));
      samples.push(await sample(performance.now() - startedMs));
    }
  } finally {
    clearInterval(timer);
  }
  return samples;
}

function progress(elapsedMs: number, totalMs: number, { tally }: Crowd, samples: readonly Sample[]): string {
  const last = samples.at(-1);
  const megabytes = (bytes = 0) => `${(bytes / 1e6).toFixed(1)} MB`;
  const held = `heaps ${megabytes(last?.apiHeapBytes)} and ${megabytes(last?.simulationHeapBytes)}`;
  const seconds = (ms: number) => `${Math.round(ms / 1_000)} s`;
  return `${seconds(elapsedMs)} of ${seconds(totalMs)}  seq ${last?.lastSeq ?? 0}  ${held}  clients so far ${tally.joined}`;
}
