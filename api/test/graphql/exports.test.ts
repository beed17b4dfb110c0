import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readBundle } from '../../src/export/bundle/read-bundle.ts';
import { downloads } from '../../src/export/download.ts';
import { marketJson } from '../kit/market-command.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { tempFolder } from '../ledger/temp-folder.ts';

const folder = tempFolder();
const dataDir = join(folder.path, 'data');
let server: ServerProcess;
let runId = '';

beforeAll(async () => {
  server = await startServer(dataDir, { SCENARIO: 'calm' });
  const running = () => server.query<{ simulation: { epoch: string; seq: number } }>('{ simulation { epoch seq } }');
  // Enough for a file that no socket buffers whole.
  await vi.waitUntil(async () => (await running()).simulation.seq > 40_000, { timeout: 40_000, interval: 200 });
  runId = (await running()).simulation.epoch;
});

afterAll(() => server.kill('SIGTERM'));

const addressOf = (query: string, id = runId) => `${server.url}/export/${id}?${query}`;

async function sha256Of(url: string): Promise<string> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return createHash('sha256')
    .update(new Uint8Array(await response.arrayBuffer()))
    .digest('hex');
}

/** A client that asks for a file and takes nothing of it. */
async function asked(query: string): Promise<IncomingMessage> {
  const [response] = (await once(get(addressOf(query), { agent: false }), 'response')) as [IncomingMessage];
  return response;
}

describe('E08 a file of a run over HTTP', () => {
  it('is listed with the run', async () => {
    type Answer = { run: { exports: readonly { format: string; table: string | null; url: string }[] } };
    const { run } = await server.query<Answer>(`{ run(id: "${runId}") { exports { format table mediaType url } } }`);
    expect(run.exports).toHaveLength(downloads.length);
    for (const { url } of run.exports) {
      const response = await fetch(`${server.url}${url}`, { method: 'HEAD' });
      expect(response.status, url).toBe(200);
      expect(response.headers.get('content-disposition')).toMatch(new RegExp(`attachment; filename="${runId}\\.`));
    }
  });

  it.each([
    ['format=xlsx&table=trades', 400, /format must be one of csv, ndjson, parquet, bundle/],
    ['format=csv', 400, /table must be one of trades/],
    ['format=csv&table=users', 400, /table must be one of trades/],
    ['format=bundle&table=trades', 400, /leave table out/],
    ['format=csv&table=candles&interval=W1', 400, /interval must list some of S1/],
  ])('is refused for %s', async (query, status, message) => {
    const response = await fetch(addressOf(query));
    expect(response.status).toBe(status);
    expect(JSON.stringify(await response.json())).toMatch(message);
  });

  it.each(['20260101-000000-none', '..%2F..%2Fetc', '', 'x'])('is refused for the run "%s"', async (id) => {
    const response = await fetch(addressOf('format=csv&table=trades', id));
    expect(response.status).toBe(404);
  });

  it('is refused for other methods', async () => {
    const response = await fetch(addressOf('format=csv&table=trades'), { method: 'DELETE' });
    expect(response.status).toBe(405);
  });

  it('is made for two of an address at once, until one leaves', async () => {
    const query = 'format=ndjson&table=postings';
    const first = await asked(query);
    const second = await asked(query);
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    const third = await asked(query);
    expect(third.statusCode).toBe(429);
    third.destroy();
    first.destroy();
    const again = async () => {
      const response = await asked(query);
      response.destroy();
      return response.statusCode;
    };
    await expect.poll(again, { timeout: 10_000, interval: 200 }).toBe(200);
    second.destroy();
  });

  it('does not hold up the market while nobody takes it', async () => {
    const slow = await asked('format=ndjson&table=postings');
    const seqOf = async () =>
      (await server.query<{ simulation: { seq: number } }>('{ simulation { seq } }')).simulation.seq;
    const before = await seqOf();
    await expect.poll(seqOf).toBeGreaterThan(before + 100);
    slow.destroy();
  });

  it('of a run that goes on is a bundle of one moment', async () => {
    const path = join(folder.path, 'going-on.tar.gz');
    writeFileSync(path, new Uint8Array(await (await fetch(addressOf('format=bundle'))).arrayBuffer()));
    const manifest = await readBundle({ bundle: path, dataDir: join(folder.path, 'taken') });
    expect(manifest).toMatchObject({ runId, status: 'ENDED', endReason: 'taken from a run that went on' });
  });

  it('never looks whole when the server stops', async () => {
    const response = await asked('format=ndjson&table=postings');
    await server.kill('SIGTERM');
    const whole = await new Promise<boolean>((resolve) => {
      response.on('end', () => resolve(response.complete));
      response.on('error', () => resolve(false));
      response.resume();
    });
    expect(whole).toBe(false);
  });

  it('is the same, byte for byte, as the command line writes', async () => {
    server = await startServer(dataDir, { AUTO_START: 'false' });
    for (const [format, table] of [
      ['csv', 'trades'],
      ['ndjson', 'decisions'],
      ['parquet', 'orders'],
    ] as const) {
      const out = join(folder.path, format);
      await marketJson('export', runId, '--data', dataDir, '--format', format, '--tables', table, '--out', out);
      const written = readFileSync(join(out, `${table}.${format}`));
      const digest = createHash('sha256').update(written).digest('hex');
      expect(await sha256Of(addressOf(`format=${format}&table=${table}`)), `${table}.${format}`).toBe(digest);
    }
  });
});
