import { createReadStream, createWriteStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, gunzipSync, gzipSync } from 'node:zlib';
import { extract, type Header, pack } from 'tar-stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBundle } from '../../src/export/bundle/read-bundle.ts';
import { writeBundle } from '../../src/export/bundle/write-bundle.ts';
import { readManifest } from '../../src/ledger/manifest-file.ts';
import { runIds, runPaths } from '../../src/ledger/run-paths.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { findImbalance } from '../../src/ledger/verify-books.ts';
import { verifyChain } from '../../src/ledger/verify-chain.ts';
import { verifyRun } from '../../src/ledger/verify-run.ts';
import { foldFromZero } from '../../src/simulation/market-fold.ts';
import { must } from '../../src/util/assert.ts';
import { Rng } from '../../src/util/rng.ts';
import { market, marketJson } from '../kit/market-command.ts';
import { MarketScript } from '../ledger/market-script.ts';
import { tempFolder } from '../ledger/temp-folder.ts';
import { testRun } from '../ledger/test-run.ts';

const SEED = process.env.BUNDLE_SEED ?? String(Date.now());
const folder = tempFolder();
const dataDir = join(folder.path, 'data');
const bundle = join(folder.path, 'run.market.tar.gz');
let runId = '';

beforeAll(async () => {
  await marketJson('run', '--for', '20s', '--seed', 'bundle', '--out', dataDir);
  await marketJson('export', dataDir, '--format', 'bundle', '--out', bundle);
  runId = must(runIds(dataDir)[0], 'run');
});

let targets = 0;

/** A data folder of its own for each attempt. */
function newTarget(): string {
  targets += 1;
  return join(folder.path, `target-${targets}`);
}

function reachOf(ledger: string) {
  const file = openForReading(ledger);
  const { problem, lastSeq, journalHash } = verifyChain(file);
  const imbalance = findImbalance(file);
  file.close();
  return { problem, lastSeq, journalHash, imbalance };
}

/** What importing these bytes says; the folder must be as it was. */
async function refusalOf(bytes: Uint8Array): Promise<string> {
  const path = join(folder.path, 'changed.tar.gz');
  writeFileSync(path, bytes);
  const target = newTarget();
  const refusal = await readBundle({ bundle: path, dataDir: target }).then(
    () => 'imported',
    (error: Error) => error.message,
  );
  expect(readdirSync(join(target, 'runs'))).toEqual([]);
  return refusal;
}

/** A few bits between blocks and at the end of what is compressed mean nothing. */
function isSameContent(bytes: Uint8Array, whole: Uint8Array): boolean {
  try {
    return gunzipSync(bytes).equals(gunzipSync(whole));
  } catch {
    return false;
  }
}

type Entry = { readonly header: Partial<Header> & { readonly name: string }; readonly body: Buffer };

async function entriesOf(path: string): Promise<readonly Entry[]> {
  const archive = extract();
  const unpacked = pipeline(createReadStream(path), createGunzip(), archive);
  const entries: Entry[] = [];
  for await (const entry of archive) {
    const pieces: Uint8Array[] = [];
    for await (const piece of entry) pieces.push(piece as Uint8Array);
    entries.push({ header: { name: entry.header.name }, body: Buffer.concat(pieces) });
  }
  await unpacked;
  return entries;
}

async function packed(entries: readonly Entry[]): Promise<Uint8Array> {
  const archive = pack();
  for (const { header, body } of entries) {
    if (header.type === undefined || header.type === 'file') archive.entry(header, body);
    else archive.entry(header);
  }
  archive.finalize();
  const pieces: Uint8Array[] = [];
  for await (const piece of archive) pieces.push(piece as Uint8Array);
  return gzipSync(Buffer.concat(pieces));
}

/** The bundle with its index changed, everything else as it was. */
async function withIndex(change: (index: Record<string, unknown>) => unknown): Promise<Uint8Array> {
  const [index, ...files] = await entriesOf(bundle);
  const changed = change(JSON.parse(must(index, 'index').body.toString()) as Record<string, unknown>);
  return packed([{ header: { name: 'bundle.json' }, body: Buffer.from(JSON.stringify(changed)) }, ...files]);
}

describe('a bundle', () => {
  it('E04 has the same journal hash, tables and books in another data folder', async () => {
    const target = newTarget();
    const said = (await marketJson('import', bundle, '--data', target)).at(-1);
    expect(said).toMatchObject({ runId, scenario: 'calm', seed: 'bundle' });
    const [here, there] = [runPaths(dataDir, runId), runPaths(target, runId)];
    expect(reachOf(there.ledger)).toEqual(reachOf(here.ledger));
    expect(reachOf(there.ledger)).toMatchObject({ problem: null, imbalance: null });
    expect(readManifest(there.manifest)).toEqual(readManifest(here.manifest));
    const [first, second] = await Promise.all([rowsOf(dataDir), rowsOf(target)]);
    expect(second).toEqual(first);
  });

  it('E05 is refused where the run is already, and the run stays as it was', async () => {
    const before = readFileSync(runPaths(dataDir, runId).ledger);
    const { code, stderr } = await market('import', bundle, '--data', dataDir);
    expect(code).toBe(1);
    expect(stderr).toContain(`${dataDir} has a run ${runId} already`);
    expect(readFileSync(runPaths(dataDir, runId).ledger).equals(before)).toBe(true);
  });

  it(`E05 is refused when any one bit of it was changed (seed ${SEED})`, async () => {
    const rng = Rng.derive(SEED, 'bits');
    const whole = readFileSync(bundle);
    for (let round = 0; round < 40; ) {
      const changed = Buffer.from(whole);
      // The gzip header holds bytes that mean nothing (time, system); the bundle begins behind it.
      const place = rng.integer(10, changed.length - 1);
      changed[place] = must(changed[place], 'byte') ^ (1 << rng.integer(0, 7));
      if (isSameContent(changed, whole)) continue;
      expect(await refusalOf(changed), `bit in byte ${place}`).toMatch(/cannot be imported: /);
      round += 1;
    }
  });

  it(`E05 is refused when a byte of its content was changed under a sound gzip (seed ${SEED})`, async () => {
    const rng = Rng.derive(SEED, 'bytes');
    const entries = await entriesOf(bundle);
    for (const [place, name] of [
      [1, 'manifest.json'],
      [2, 'high-water.mark'],
      [3, 'scenario.json'],
      [4, 'ledger.sqlite'],
    ] as const) {
      const { header, body } = must(entries[place], name);
      const changed = Buffer.from(body);
      const at = rng.integer(0, changed.length - 1);
      changed[at] = must(changed[at], 'byte') ^ 1;
      expect(await refusalOf(await packed(entries.with(place, { header, body: changed })))).toMatch(
        `${name} was changed`,
      );
    }
  });

  it(`E05 is refused when its end is missing (seed ${SEED})`, async () => {
    const rng = Rng.derive(SEED, 'ends');
    const whole = readFileSync(bundle);
    for (let round = 0; round < 20; round += 1) {
      expect(await refusalOf(whole.subarray(0, rng.integer(0, whole.length - 1)))).toMatch(/cannot be imported: /);
    }
    expect(await refusalOf(gzipSync(gunzipSync(whole).subarray(0, 100_000)))).toMatch(/cannot be imported: /);
  });

  it('E05 is refused when files are missing, added, renamed or no files', async () => {
    const entries = await entriesOf(bundle);
    const [index, manifest, ledger] = [
      must(entries[0], 'index'),
      must(entries[1], 'manifest'),
      must(entries[3], 'ledger'),
    ];
    const named = (name: string): Entry => ({ header: { name }, body: manifest.body });
    expect(await refusalOf(await packed(entries.slice(0, -1)))).toMatch('ledger.sqlite is missing');
    expect(await refusalOf(await packed([manifest, ledger]))).toMatch('instead of bundle.json');
    expect(await refusalOf(await packed([]))).toMatch('does not begin with bundle.json');
    expect(await refusalOf(await packed([...entries, named('more')]))).toMatch('where its index lists nothing more');
    const link: Entry = {
      header: { name: `${runId}/manifest.json`, type: 'symlink', linkname: '/etc/passwd' },
      body: Buffer.of(),
    };
    expect(await refusalOf(await packed([index, link, ledger]))).toMatch('is a symlink');
    const outside = named('../../escaped.json');
    expect(await refusalOf(await packed([index, outside, ledger]))).toMatch('"../../escaped.json"');
    expect(await refusalOf(readFileSync(runPaths(dataDir, runId).manifest))).toMatch('it is not gzip');
  });

  it.each(['../escaped', '/escaped', 'a/../../escaped', 'a\\b', '..', '.hidden', 'a/b/c', ''])(
    'E05 is refused when its index lists "%s"',
    async (path) => {
      const file = { path, bytes: 1, sha256: '0'.repeat(64) };
      expect(await refusalOf(await withIndex((index) => ({ ...index, files: [file] })))).toMatch(
        /bundle\.json: files\.0\.path/,
      );
      expect(existsSync(join(folder.path, 'escaped'))).toBe(false);
    },
  );

  it('E05 is refused when its index is of another kind, run or journal', async () => {
    const changed = (change: object) => withIndex((index) => ({ ...index, ...change })).then(refusalOf);
    expect(await changed({ version: 2 })).toMatch('bundle.json: version');
    expect(await changed({ runId: '../../x' })).toMatch('bundle.json: runId');
    expect(await changed({ runId: '20260101-000000-other' })).toMatch(`it holds "${runId}/manifest.json"`);
    expect(await changed({ journalHash: 'f'.repeat(64) })).toMatch('its index says');
  });

  it('E06 of a run that goes on holds one moment of it, and says so', async () => {
    const run = testRun(join(folder.path, 'going-on'));
    const script = new MarketScript('going on');
    run.journal.append(script.take(500));
    const { lastSeq } = reachOf(run.paths.ledger);
    const path = join(folder.path, 'going-on.tar.gz');
    const job = { paths: run.paths, manifest: run.manifest, scratchDir: folder.path, now: () => 0 };
    const onBytes = () => void run.journal.append(script.take(20));
    await writeBundle({ ...job, onBytes }, createWriteStream(path));
    expect(run.journal.lastSeq()).toBeGreaterThan(lastSeq);
    const target = newTarget();
    const manifest = await readBundle({ bundle: path, dataDir: target });
    expect(manifest).toMatchObject({ status: 'ENDED', lastSeq, endReason: 'taken from a run that went on' });
    expect(reachOf(runPaths(target, manifest.runId).ledger)).toMatchObject({ problem: null, imbalance: null, lastSeq });
    const { checks } = verifyRun(runPaths(target, manifest.runId), { makeFold: foldFromZero });
    // The script has no view from which candles could be folded.
    const others = checks.filter(({ check }) => check !== 'derived tables');
    expect(others.filter(({ status }) => status !== 'OK')).toEqual([]);
  });
});

/** All rows of a run's trades, as a reader of the exported table sees them. */
async function rowsOf(place: string): Promise<string> {
  const out = join(place, 'out');
  await marketJson('export', place, '--format', 'ndjson', '--tables', 'trades', '--out', out);
  const pieces: string[] = [];
  for await (const piece of Readable.from(createReadStream(join(out, 'trades.ndjson')))) pieces.push(String(piece));
  return pieces.join('');
}
