import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { RunArchive } from '../../src/ledger/history.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { SqliteHistory } from '../../src/ledger/sqlite-history.ts';
import { must } from '../../src/util/assert.ts';
import { MarketScript } from '../ledger/market-script.ts';
import { tempFolder } from '../ledger/temp-folder.ts';
import { testRun } from '../ledger/test-run.ts';
import { manifestOf } from './kit/memory-history.ts';
import { ScriptedMarket } from './kit/scripted-market.ts';
import { SimpleFeeds } from './kit/simple-feeds.ts';
import { startTestServer, type TestServer } from './kit/test-server.ts';

const COMMANDS = 4_000;
const folder = tempFolder();
const executed = vi.fn();
let server: TestServer;

/** Hears of every statement that SQLite runs in this process, whoever prepared it. */
function listenToStatements(path: string): void {
  const file = openForReading(path);
  const statements: object = Object.getPrototypeOf(file.prepare('select 1'));
  file.close();
  for (const name of ['all', 'get', 'iterate', 'run'] as const) {
    const original = must(Reflect.get(statements, name) as ((...values: unknown[]) => unknown) | undefined, name);
    Reflect.set(statements, name, function (this: object, ...values: unknown[]) {
      executed(name);
      return original.apply(this, values);
    });
  }
}

beforeAll(async () => {
  const run = testRun(folder.path);
  const script = new MarketScript('statements');
  run.journal.append([...script.take(COMMANDS), script.end()]);
  const history = new SqliteHistory(run.paths.ledger);
  const manifest = manifestOf('kept', '2026-11-28T10:00:00.000Z');
  const archive: RunArchive = {
    runs: () => [manifest],
    run: (runId) => (runId === 'kept' ? manifest : undefined),
    open: (runId) => (runId === 'kept' ? history : undefined),
    note: () => '',
    setNote: () => {},
  };
  const market = new ScriptedMarket();
  listenToStatements(run.paths.ledger);
  server = await startTestServer({ face: market, hub: new SimpleFeeds(market), archive });
});
afterAll(() => server.close());

const ORDER = 'orderId linkedOrder { orderId } thought { seq latencyMs }';
const FILLS = 'fills { orderId trade { seq } order { orderId } thought { seq } }';

/** Pages whose rows lead on to other rows of the file: what a reader who follows P7 asks for. */
const pages = {
  'thoughts with their orders': `thoughts(first: $first) { nodes { seq latencyMs orders { ${ORDER} ${FILLS} } } }`,
  'filled orders with their fills and decisions': `orders(first: $first, status: FILLED) { nodes { ${ORDER} ${FILLS} } }`,
  trades: 'trades(first: $first) { nodes { seq makerKind takerKind } }',
  occasions: 'occasions(first: $first) { nodes { seq title } }',
  'ledger entries': 'ledger(first: $first) { nodes { seq postings { amount } } }',
};

type Rows = { readonly data: { readonly run: Readonly<Record<string, { readonly nodes: readonly unknown[] }>> } };

/** How many statements a page took, and how many rows it has. */
async function ask(page: string, first: number) {
  executed.mockClear();
  const query = `query Page($first: Int!) { run(id: "kept") { ${page} } }`;
  const answer = (await (await server.post({ query, variables: { first } })).json()) as Rows;
  expect(answer).not.toHaveProperty('errors');
  const { nodes } = must(Object.values(answer.data.run)[0], 'a page');
  return { statements: executed.mock.calls.length, rows: nodes.length, text: JSON.stringify(nodes) };
}

/** More than any page has kinds of rows; a statement a row would be several times as many. */
const MOST_STATEMENTS = 14;

test.each(Object.entries(pages))('O08 a page of fifty %s takes a statement for each kind of row', async (_, page) => {
  // The first page of its kind opens the run.
  await ask(page, 1);
  const { statements, rows, text } = await ask(page, 50);
  expect(rows).toBe(50);
  if (page.includes('FILLED')) expect(text.match(/"trade":/g)?.length).toBeGreaterThan(3 * MOST_STATEMENTS);
  expect(statements).toBeGreaterThan(0);
  expect(statements).toBeLessThanOrEqual(MOST_STATEMENTS);
});
