import { join } from 'node:path';
import type { FeedTransport, Timers } from '@agent-market/schema';
import { createFeedSocket, socketTransport } from '@agent-market/schema/graphql-ws';
import { streamTransport } from '@agent-market/schema/sse';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { schema } from '../../../src/graphql/schema.ts';
import type { Control } from '../../../src/simulation/control.ts';
import { must } from '../../../src/util/assert.ts';
import { Rng } from '../../../src/util/rng.ts';
import type { TestServer } from '../../graphql/kit/test-server.ts';
import { tempFolder } from '../../ledger/temp-folder.ts';
import { ContractStage, MARKETS } from './contract-stage.ts';
import { FaultyWire } from './faulty-wire.ts';
import { feedCases } from './feed-cases.ts';
import type { Watcher } from './watcher.ts';

const LOAD = { kind: 'SET_SPEED', speed: 8 } as const;
const RUNS = process.env.LONG === '1' ? 12 : 1;
const STEPS = 48;
/**
 * Time stands still meanwhile: enough to connect anew long before a session takes six seconds of silence for death; the
 * slower the machine turns out to be, the more.
 */
const patienceMs = (second: number) => 100 + 12 * second;
const temp = tempFolder();

const market = MARKETS[0];
const controls: readonly Control[] = [
  { kind: 'HALT_MARKET', market, reason: 'a test', cancelOpenOrders: true },
  { kind: 'RESUME_MARKET', market },
  { kind: 'UNCROSS_MARKET', market },
  { kind: 'INJECT_NEWS', headline: 'h', body: 'b', sentimentBps: 500, markets: [market] },
  { kind: 'INJECT_PRICE_SHOCK', market, shiftBps: -200, mode: 'MARKET_ORDER', durationMs: 0 },
  { kind: 'SET_SPEED', speed: 4 },
  LOAD,
];

type Client = {
  readonly name: string;
  readonly wire: FaultyWire;
  readonly watcher: Watcher;
  readonly leave: () => void;
};

function overSocket(url: string): { readonly transport: FeedTransport; readonly leave: () => void } {
  const socket = createFeedSocket({
    url,
    webSocketImpl: WebSocket,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 10)),
  });
  return { transport: socketTransport(socket), leave: () => void socket.dispose() };
}

/** Every way on which the feeds of a server come. */
function waysTo({ url, socketUrl }: TestServer): Readonly<Record<string, ReturnType<typeof overSocket>>> {
  return { websocket: overSocket(socketUrl), stream: { transport: streamTransport({ url }), leave: () => {} } };
}

/** One client a subscription and a way of carrying it. */
function joinAll({ server, clock }: ContractStage, rng: Rng): readonly Client[] {
  const timers: Timers = {
    nowMs: () => clock.now(),
    random: () => 0,
    after: (delayMs, work) => clock.after(delayMs, work),
  };
  return Object.entries(feedCases).flatMap(([feed, subject]) => {
    return Object.entries(waysTo(server)).map(([way, { transport, leave }]) => {
      const wire = new FaultyWire(transport, rng);
      return { name: `${feed} over ${way}`, wire, watcher: subject.join(wire, timers), leave };
    });
  });
}

async function misbehave(stage: ContractStage, clients: readonly Client[], rng: Rng): Promise<void> {
  const pick = <T>(list: readonly T[]): T => must(list[rng.integer(0, list.length - 1)], 'one of them');
  await stage.control(LOAD);
  for (let step = 0; step < STEPS; step += 1) {
    await stage.pass(rng.integer(100, 600));
    if (rng.chance(0.25)) await stage.control(pick(controls));
    if (rng.chance(0.6)) pick(clients).wire.cut();
    if (rng.chance(0.6)) pick(clients).watcher.retune(pick(['REALTIME', 'MS_100', 'MS_250']));
    if (step % 16 === 7) await stage.restart();
    if (step !== STEPS / 3) continue;
    await stage.control({ kind: 'RESET', scenario: null, seed: null });
    await stage.control(LOAD);
  }
}

/** The network behaves, and nothing happens any more: everybody hears to the end what there was, and that there is no more. */
async function heal(stage: ContractStage, clients: readonly Client[]): Promise<void> {
  for (const { wire } of clients) wire.mend();
  for (const kind of ['RESUME_MARKET', 'UNCROSS_MARKET'] as const) await stage.control({ kind, market });
  await stage.pass(3_000);
  await stage.control({ kind: 'PAUSE' });
  const { epoch } = stage.disk.host.state();
  const heard = new Map(clients.map(({ name, watcher }) => [name, watcher.heartbeats()]));
  const isWhole = ({ name, watcher }: Client) =>
    watcher.isAt(epoch) && watcher.heartbeats() >= (heard.get(name) ?? 0) + 2;
  for (let second = 0; second < 120 && !clients.every(isWhole); second += 1) {
    await stage.pass(1_000, patienceMs(second));
  }
  expect(clients.filter((client) => !isWhole(client)).map(({ name }) => name)).toEqual([]);
}

test('FD01 every subscription of the schema is tried', () => {
  expect(Object.keys(feedCases).sort()).toEqual(Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).sort());
});

test('FD06 FD07 every feed begins with a snapshot; whoever names another run is told so first', async () => {
  const stage = new ContractStage(join(temp.path, 'data'));
  await stage.begin();
  const fields = schema.getSubscriptionType()?.getFields() ?? {};
  const foreign = { after: 1, epoch: 'run-0' };
  for (const [way, { transport, leave }] of Object.entries(waysTo(stage.server))) {
    for (const [feed, subject] of Object.entries(feedCases)) {
      expect(await subject.firstWords(transport, {}, 1), `${feed} over ${way}`).toMatchObject([{ prevSeq: 0 }]);
      const resumes = fields[feed]?.args.some(({ name }) => name === 'after') === true;
      if (!resumes) continue;
      expect(await subject.firstWords(transport, foreign, 2), `${feed} over ${way}`).toMatchObject([
        { __typename: 'Resync', reason: 'EPOCH_CHANGED' },
        { prevSeq: 0, epoch: stage.disk.host.state().epoch },
      ]);
    }
    leave();
  }
  await stage.end();
});

for (let run = 0; run < RUNS; run += 1) {
  test(`FD01 FD02 FD06 FD08 whatever happens on the way, every feed ends as the journal or a query says, run ${run}`, async ({
    annotate,
  }) => {
    const seed = process.env.SEED ?? String(Math.floor(Math.random() * 1e9));
    const rng = Rng.derive(seed, 'faults');
    const stage = new ContractStage(join(temp.path, `data-${run}`));
    await stage.begin();
    const clients = joinAll(stage, rng);
    await misbehave(stage, clients, rng);
    await heal(stage, clients);
    for (const { name, watcher } of clients) {
      const { has, is } = await watcher.compare(stage);
      expect(has, `${name}, seed ${seed}`).toEqual(is);
      expect(watcher.newStarts(2), `${name}, seed ${seed}`).toBe(0);
      expect(watcher.broken, `${name}, seed ${seed}`).not.toContain('CHECKSUM');
    }
    const total = (countOf: (client: Client) => number) => clients.reduce((sum, client) => sum + countOf(client), 0);
    const folded = total(({ watcher }) => watcher.folded());
    const faults = total(({ wire }) => wire.faultCount);
    await annotate(`seed ${seed}: ${clients.length} clients, ${folded} events folded, ${faults} faults`, 'figure');
    for (const { watcher, leave } of clients) {
      watcher.close();
      leave();
    }
    await stage.end();
  }, 240_000);
}
