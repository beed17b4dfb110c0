import { FeedSession, type FeedTransport, thoughtDeltaFeed } from '@agent-market/schema';
import { createFeedSocket, socketTransport } from '@agent-market/schema/graphql-ws';
import { streamTransport } from '@agent-market/schema/sse';
import type { ChatCompletionRequest } from '@copilotkit/aimock';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { YOUNG_THIN_MARKET } from '../kit/young-market.ts';
import { tempFolder } from '../ledger/temp-folder.ts';
import { KEY, MockProvider } from '../llm/mock-provider.ts';
import { held } from '../llm/written-answers-table.ts';

type Delta = {
  readonly agent: string;
  readonly viewSeq: number;
  readonly revision: number;
  readonly thesis: string;
  readonly isDone: boolean;
};
type Thought = { readonly agent: string; readonly viewSeq: number; readonly thesis: string };

const mock = new MockProvider();
beforeAll(() => mock.start());
afterAll(() => mock.stop());

const folder = tempFolder();
let server: ServerProcess | null = null;
afterEach(async () => void (await server?.kill()));

const THESIS =
  `The bid is thin and the spread is wide: ${'nothing to be done about it but to wait and see. '.repeat(3)}`.trim();
const NOTE = 'a note to myself';

const format = z.object({
  json_schema: z.object({
    schema: z.object({ properties: z.object({ market: z.object({ enum: z.array(z.string()) }) }) }),
  }),
});

/** Waits and says so at length, of whatever market was offered first. */
function holding(_nth: number, { response_format }: ChatCompletionRequest) {
  const market = format.parse(response_format).json_schema.schema.properties.market.enum[0] ?? '';
  const { thesis: _, ...rest } = held;
  return { content: JSON.stringify({ thesis: THESIS, ...rest, market, memoryNote: NOTE }) };
}

function overSocket(url: string): FeedTransport {
  return socketTransport(createFeedSocket({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket }));
}

/** All deltas that come on one way, in order. */
function listen(transport: FeedTransport): { readonly heard: Delta[]; readonly close: () => void } {
  const heard: Delta[] = [];
  const session = new FeedSession(transport, thoughtDeltaFeed, {
    onEvent: (event) => {
      if (event.__typename === 'ThoughtDeltaBatch') heard.push(...event.deltas);
    },
  });
  session.open({ rate: 'MS_100' });
  return { heard, close: () => session.close() };
}

/** The deltas of thoughts that were seen growing, and came to their end, by thought. */
function finished(heard: readonly Delta[]): readonly (readonly Delta[])[] {
  const byThought = Map.groupBy(heard, ({ agent, viewSeq }) => `${agent} ${viewSeq}`);
  return [...byThought.values()].filter((deltas) => deltas.length >= 4 && deltas.at(-1)?.isDone === true);
}

it('FD09 W12 thoughts grow on both ways, over real HTTP from the model on, and end in the thought of the same question', async () => {
  mock.play(holding, {}, { chunkSize: 6, latency: 30 });
  server = await startServer(folder.path, {
    ...{ OPENAI_BASE_URL: mock.url, OPENAI_API_KEY: KEY, LLM_MODEL: 'gpt-5-mini', LLM_PRICE: 'free' },
    SCENARIO: YOUNG_THIN_MARKET,
  });
  const ways = [listen(overSocket(`${server.url}/graphql`)), listen(streamTransport({ url: `${server.url}/graphql` }))];
  for (const { heard } of ways) await expect.poll(() => finished(heard).length, { timeout: 90_000 }).toBeGreaterThan(0);
  const query = '{ thoughts(first: 100) { nodes { agent viewSeq thesis } } }';
  const { thoughts } = await server.query<{ readonly thoughts: { readonly nodes: readonly Thought[] } }>(query);
  for (const { heard, close } of ways) {
    close();
    for (const deltas of finished(heard)) expectToBecome(deltas, thoughts.nodes);
    expect(JSON.stringify(heard)).not.toMatch(new RegExp(`${KEY}|${NOTE}`));
  }
});

function expectToBecome(deltas: readonly Delta[], thoughts: readonly Thought[]): void {
  const [first] = deltas;
  const thought = thoughts.find(({ agent, viewSeq }) => agent === first?.agent && viewSeq === first.viewSeq);
  expect(thought?.thesis).toBe(THESIS);
  for (const [index, { thesis, revision }] of deltas.entries()) {
    expect(THESIS.startsWith(thesis), thesis).toBe(true);
    if (index > 0) expect(revision).toBeGreaterThan(deltas[index - 1]?.revision ?? 0);
  }
}
