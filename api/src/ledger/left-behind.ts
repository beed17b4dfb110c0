import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunManifest } from './history.ts';
import { writeManifest } from './manifest-file.ts';
import { newestCommits } from './rows/commit-rows.ts';
import { figuresOf } from './run-figures.ts';
import { folderBytes, type RunPaths } from './run-paths.ts';
import { hasTables } from './schema.ts';
import { openForReading, type SqliteFile } from './sqlite-file.ts';

/** Files on their way to their name. */
const ASIDE = /\.(new|part)$/;

/** Removes what a dead writer had only begun: nobody reads it, and it takes up room. The caller holds the writer's lock. */
export function removeAsides({ folder }: Pick<RunPaths, 'folder'>): void {
  for (const name of asidesIn(folder)) rmSync(join(folder, name), { force: true });
}

export function hasAsides({ folder }: Pick<RunPaths, 'folder'>): boolean {
  return asidesIn(folder).length > 0;
}

function asidesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => ASIDE.test(name));
}

/** In doubt it is not: only a ledger that is still on its way, or can be read and holds nothing, counts. */
export function isUnborn(paths: RunPaths): boolean {
  if (!existsSync(paths.ledger)) return !existsSync(paths.manifest) || existsSync(`${paths.ledger}.new`);
  try {
    // Only to look: whoever closes a file that he may write to first moves the whole log into it.
    return withFile(openForReading(paths.ledger), holdsNothing);
  } catch {
    return false;
  }
}

function holdsNothing(file: SqliteFile): boolean {
  return !hasTables(file) || newestCommits(file, 1).length === 0;
}

const LOST = 'manifest.json is missing: what the run was made of and how it ended, nobody knows';

type About = Pick<RunManifest, 'scenario' | 'seed' | 'codeVersion' | 'startedAt'>;

const ABOUT = 'select scenario, seed, code_version as codeVersion, started_at as startedAt from run';

/** Gives a folder with a history and without a manifest one that says so: it is shown, and can be deleted. */
export function nameLost(paths: RunPaths, runId: string): RunManifest {
  const origin = { semanticsVersion: 0, scenarioHash: null, parentRunId: null, forkedAtSeq: null };
  const ending = { status: 'QUARANTINED', endedAt: null, endReason: LOST, stateHash: null } as const;
  const sizeBytes = folderBytes(paths.folder);
  const manifest: RunManifest = { runId, ...readAbout(paths), ...origin, ...ending, sizeBytes };
  writeManifest(paths.manifest, manifest);
  return manifest;
}

/** As far as the ledger can say it. */
function readAbout(paths: RunPaths): About & ReturnType<typeof figuresOf> {
  const unknown = { scenario: '', seed: '', codeVersion: '', startedAt: new Date(0).toISOString() };
  try {
    return withFile(openForReading(paths.ledger), (file) => ({
      ...(file.prepare<[], About>(ABOUT).get() ?? unknown),
      ...figuresOf(file),
    }));
  } catch {
    return { ...unknown, lastSeq: 0, lastTime: 0, tradeCount: 0 };
  }
}

function withFile<T>(file: SqliteFile, work: (file: SqliteFile) => T): T {
  try {
    return work(file);
  } finally {
    file.close();
  }
}
