import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { YOUNG_THIN_MARKET } from '../kit/young-market.ts';
import { tempFolder } from '../ledger/temp-folder.ts';

const EXAMPLE = fileURLToPath(new URL('../../../docs/examples/my-agent.mjs', import.meta.url));
const ENOUGH = 3;

const folder = tempFolder();
let agent: ChildProcess | null = null;
let server: ServerProcess | null = null;
afterEach(async () => {
  await server?.kill();
  agent?.kill();
});

/** Starts the example; resolves with the address it prints. */
async function startAgent(): Promise<string> {
  agent = spawn(process.execPath, [EXAMPLE], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [chunk] = await once(agent.stdout ?? expect.fail('no output'), 'data');
  return String(chunk).trim();
}

type Thoughts = {
  readonly thoughts: {
    readonly nodes: readonly {
      readonly agent: string;
      readonly stance: string | null;
      readonly abstainCause: string | null;
      readonly publicLine: string | null;
      readonly brain: { readonly kind: string; readonly model: string | null };
      readonly orders: readonly { readonly side: string; readonly rejectReason: string | null }[];
    }[];
  };
};

const QUERY = `{ thoughts(first: 100) { nodes { agent stance abstainCause publicLine brain { kind model } orders { side rejectReason } } } }`;

async function thoughtsOfModel(from: ServerProcess) {
  const { thoughts } = await from.query<Thoughts>(QUERY);
  return thoughts.nodes.filter(({ brain }) => brain.kind === 'OPENAI');
}

it('W11 the example agent of the documentation trades in a real server by its address alone', async () => {
  const address = await startAgent();
  server = await startServer(folder.path, {
    ...{ OPENAI_BASE_URL: address, OPENAI_API_KEY: '', LLM_MODEL: 'my-agent' },
    SCENARIO: YOUNG_THIN_MARKET,
  });
  const started = server;
  await expect.poll(async () => (await thoughtsOfModel(started)).length, { timeout: 30_000 }).toBeGreaterThan(ENOUGH);
  const thoughts = await thoughtsOfModel(started);
  expect(thoughts.map(({ abstainCause }) => abstainCause)).toEqual(thoughts.map(() => null));
  expect(new Set(thoughts.map(({ brain }) => brain.model))).toEqual(new Set(['my-agent']));
  const bought = thoughts.filter(({ orders }) =>
    orders.some(({ side, rejectReason }) => side === 'BUY' && !rejectReason),
  );
  expect(bought.length).toBeGreaterThan(0);
  expect(bought[0]?.publicLine).toMatch(/^Three lots of /);
});

it('W11 it is at most 40 lines long and needs no package', () => {
  const text = readFileSync(EXAMPLE, 'utf8');
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  expect(text.match(/from '(?!node:)/g)).toBeNull();
});
