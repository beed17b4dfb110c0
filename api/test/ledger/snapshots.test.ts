import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FolderSnapshots } from '../../src/ledger/folder-snapshots.ts';
import { MemorySnapshots, type SnapshotStore } from '../../src/ledger/snapshots.ts';
import { must } from '../../src/util/assert.ts';
import { Rng } from '../../src/util/rng.ts';
import { tempFolder } from './temp-folder.ts';

const SEED = process.env.SNAPSHOT_SEED ?? String(Date.now());
const FLIPS = process.env.LONG === '1' ? 3_000 : 300;
const folder = tempFolder();
const encoder = new TextEncoder();

const place = (seq: number) => ({ seq, time: seq * 10, stateHash: `hash ${seq}` });
const body = (seq: number) => [encoder.encode(`["agenda",${seq}]\n`), encoder.encode('["words","später 💥"]\n')];
const words = (store: SnapshotStore, beforeSeq?: number) => {
  const found = store.latest(beforeSeq);
  return found === null ? null : { ...found, body: new TextDecoder().decode(found.body) };
};
const whole = (seq: number) => ({ ...place(seq), body: `["agenda",${seq}]\n["words","später 💥"]\n` });

describe.each([
  ['in memory', async () => new MemorySnapshots()],
  ['in a folder', async () => new FolderSnapshots(await mkdtemp(join(folder.path, 'run-')))],
])('K03 snapshots %s', (_where, make) => {
  it('are none at first', async () => expect((await make()).latest()).toBeNull());

  it('come back as they were saved, the newest first, each below a seq', async () => {
    const store = await make();
    for (const seq of [5, 70, 900]) await store.save(place(seq), body(seq));
    expect(words(store)).toEqual(whole(900));
    expect(words(store, 900)).toEqual(whole(70));
    expect(words(store, 70)).toEqual(whole(5));
    expect(words(store, 5)).toBeNull();
  });

  it('are kept three at a time', async () => {
    const store = await make();
    for (const seq of [1, 2, 3, 4, 5]) await store.save(place(seq), body(seq));
    expect([words(store)?.seq, words(store, 5)?.seq, words(store, 4)?.seq, words(store, 3)]).toEqual([5, 4, 3, null]);
  });
});

describe('K03 a snapshot in a folder', () => {
  async function two() {
    const path = await mkdtemp(join(folder.path, 'run-'));
    const store = new FolderSnapshots(path);
    for (const seq of [10, 20]) await store.save(place(seq), body(seq));
    const newest = join(path, must(readdirSync(path).sort().at(-1), 'a file'));
    return { store, path, newest };
  }

  it(`is passed over when any bit of it is another (SNAPSHOT_SEED=${SEED})`, async ({ annotate }) => {
    const { store, newest } = await two();
    const sound = readFileSync(newest);
    const rng = Rng.derive(SEED, 'flips');
    for (let flip = 0; flip < FLIPS; flip += 1) {
      const bytes = Buffer.from(sound);
      const at = rng.integer(0, bytes.length - 1);
      bytes[at] = must(bytes[at], 'a byte') ^ (1 << rng.integer(0, 7));
      writeFileSync(newest, bytes);
      const found = words(store);
      if (found?.seq === 20) expect(found, `bit flipped in byte ${at}`).toEqual(whole(20));
      else expect(found).toEqual(whole(10));
    }
    writeFileSync(newest, sound);
    expect(words(store)).toEqual(whole(20));
    await annotate(`${FLIPS} flips, seed ${SEED}`, 'figure');
  });

  it('is passed over when it was cut off, emptied, or is one of another seq', async () => {
    const { store, path, newest } = await two();
    const sound = readFileSync(newest);
    for (const length of [0, 1, 30, sound.length - 1]) {
      writeFileSync(newest, sound.subarray(0, length));
      expect(words(store)).toEqual(whole(10));
    }
    writeFileSync(newest, sound);
    writeFileSync(join(path, 'snapshot-000000000077.gz'), sound);
    expect(words(store)).toEqual(whole(20));
  });

  it('that was being written when its writer died is none', async () => {
    const { store, path } = await two();
    writeFileSync(join(path, 'snapshot-000000000030.gz.new'), 'half');
    expect(words(store)).toEqual(whole(20));
  });
});
