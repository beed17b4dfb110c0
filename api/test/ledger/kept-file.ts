import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { RunManifest } from '../../src/ledger/history.ts';
import { type RunPaths, runPaths } from '../../src/ledger/run-paths.ts';

const FOLDER = new URL('./kept-files/', import.meta.url);

/** Payload versions of which a file is kept as the program of that time wrote it, oldest first. */
export function keptVersions(): readonly number[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.sqlite.gz'));
  return names.map((name) => Number(/\d+/.exec(name)?.[0])).sort((a, b) => a - b);
}

/** Puts the kept run of a version into a data folder. */
export function unpackKept(version: number, dataDir: string): { readonly paths: RunPaths; readonly runId: string } {
  const text = readFileSync(new URL(`payload-${version}.manifest.json`, FOLDER), 'utf8');
  const { runId } = JSON.parse(text) as RunManifest;
  const paths = runPaths(dataDir, runId);
  mkdirSync(paths.folder, { recursive: true });
  writeFileSync(paths.manifest, text);
  writeFileSync(paths.ledger, gunzipSync(readFileSync(new URL(`payload-${version}.sqlite.gz`, FOLDER))));
  return { paths, runId };
}
