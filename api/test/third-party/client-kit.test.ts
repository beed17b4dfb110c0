import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { must } from '../../src/util/assert.ts';
import { startServer } from '../kit/server-process.ts';
import { YOUNG_THIN_MARKET } from '../kit/young-market.ts';
import { tempFolder } from '../ledger/temp-folder.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const EXAMPLE = join(ROOT, 'schema', 'examples', 'book-mirror.mjs');
/** The example's own minute in the long form. */
const SECONDS = process.env.LONG === '1' ? 60 : 12;

const TOP_OF_BOOK = /AAPL\/BTC seq \d+: bid \d+ lots at \d+ sats, ask \d+ lots at \d+ sats\n/;

const folder = tempFolder();
const app = join(folder.path, 'app');

/** A program of somebody else's: the tarball unpacked where npm puts it, beside the two libraries that it asks for. */
beforeAll(() => {
  const installed = join(app, 'node_modules', '@agent-market', 'schema');
  mkdirSync(installed, { recursive: true });
  const packed = spawnSync(process.execPath, ['scripts/run.mjs', 'pack', '--pack-destination', folder.path], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(packed.status, packed.stderr).toBe(0);
  const tarball = must(
    readdirSync(folder.path).find((name) => name.endsWith('.tgz')),
    'a tarball',
  );
  const unpacked = spawnSync('tar', ['-xzf', join(folder.path, tarball), '-C', installed, '--strip-components=1']);
  expect(unpacked.status).toBe(0);
  for (const name of ['graphql', 'graphql-ws', '@graphql-typed-document-node/core', '@urql/core']) {
    const target = join(app, 'node_modules', name);
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(join(ROOT, 'schema', 'node_modules', name), target);
  }
  copyFileSync(EXAMPLE, join(app, 'book-mirror.mjs'));
});

it('a book mirror of sixty lines verifies every checksum, also over a server that was killed and started again', async ({
  annotate,
}) => {
  const dataDir = join(folder.path, 'data');
  const server = await startServer(dataDir, { SCENARIO: YOUNG_THIN_MARKET });
  const { port } = new URL(server.url);
  const url = `ws://127.0.0.1:${port}/graphql`;
  const mirror = spawn(process.execPath, ['book-mirror.mjs', url, 'AAPL/BTC', String(SECONDS)], { cwd: app });
  let printed = '';
  mirror.stdout.on('data', (data) => {
    printed += String(data);
  });
  mirror.stderr.on('data', (data) => {
    printed += String(data);
  });
  const exited = once(mirror, 'exit');
  await expect.poll(() => printed, { timeout: 60_000 }).toMatch(TOP_OF_BOOK);
  await server.kill('SIGKILL');
  const again = await startServer(dataDir, { SCENARIO: YOUNG_THIN_MARKET, PORT: port });
  const [code] = await exited;
  await again.kill('SIGTERM');
  expect(printed).toMatch(/[1-9]\d* changes verified, 0 breaches, [0-9]+ new starts\n$/);
  expect(code, printed).toBe(0);
  await annotate(`${SECONDS} s: ${printed.trim().split('\n').at(-1)}`, 'figure');
});

it('its types hold in a program that is compiled strictly', () => {
  writeFileSync(
    join(app, 'program.ts'),
    `import { bookFeed, FeedSession, tradeFeed } from '@agent-market/schema';
import { createFeedSocket, socketTransport } from '@agent-market/schema/graphql-ws';
import { urqlTransport } from '@agent-market/schema/urql';
const transport = socketTransport(createFeedSocket({ url: 'ws://127.0.0.1/graphql' }));
const book = bookFeed(25);
new FeedSession(transport, book, { onChange: ({ data }) => data.bids[0]?.price.toFixed() }).open(book.variables('AAPL/BTC'));
const tape = new FeedSession(transport, tradeFeed());
tape.open({ rate: 'MS_250' });
export const price: string | undefined = tape.state.data[0]?.priceSats;
// @ts-expect-error a rate that is none
tape.open({ rate: 'MS_3' });
export const other = urqlTransport;
`,
  );
  const options = ['--noEmit', '--strict', '--module', 'NodeNext', '--target', 'ES2024'];
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...options, 'program.ts'], {
    cwd: app,
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});
