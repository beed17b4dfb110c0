import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { manifestStatuses, type RunManifest } from './history.ts';
import { codeOf, LedgerError } from './ledger-error.ts';

const count = z.number().int().nonnegative();

const shape = z.strictObject({
  runId: z.string(),
  scenario: z.string(),
  seed: z.string(),
  codeVersion: z.string(),
  semanticsVersion: count.default(0),
  scenarioHash: z.string().nullable().default(null),
  parentRunId: z.string().nullable().default(null),
  forkedAtSeq: count.nullable().default(null),
  status: z.enum(manifestStatuses),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  endReason: z.string().nullable(),
  lastSeq: count,
  lastTime: count,
  tradeCount: count,
  sizeBytes: count,
  stateHash: z.string().nullable().default(null),
});

/** Undefined when there is none. Throws `LedgerError` when it is not a manifest. */
export function readManifest(path: string): RunManifest | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
  const parsed = shape.safeParse(parseJson(text));
  if (!parsed.success) throw new LedgerError(`${path} is no manifest of a run`);
  return parsed.data;
}

/** The same, but a damaged manifest is told as that of a quarantined run: damage stays in one run. */
export function readManifestOrDamage(path: string, runId: string): RunManifest | undefined {
  try {
    return readManifest(path);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const unknown = { scenario: '', seed: '', codeVersion: '', startedAt: new Date(0).toISOString(), endedAt: null };
    const origin = { semanticsVersion: 0, scenarioHash: null, parentRunId: null, forkedAtSeq: null };
    const figures = { lastSeq: 0, lastTime: 0, tradeCount: 0, sizeBytes: 0, stateHash: null };
    return { runId, ...unknown, ...origin, status: 'QUARANTINED', endReason: error.message, ...figures };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whole or not at all: written aside, synced, renamed, and the folder synced, so that a crash leaves one or the other. */
export function writeManifest(path: string, manifest: RunManifest): void {
  const aside = `${path}.new`;
  const file = openSync(aside, 'w');
  try {
    writeSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(aside, path);
  syncFolder(dirname(path));
}

/** Makes a new name in a folder durable. Not every platform can sync a folder; those that cannot need not. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
