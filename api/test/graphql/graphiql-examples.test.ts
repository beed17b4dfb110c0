import { type OperationDefinitionNode, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXAMPLE_TABS } from '../../src/graphql/server/graphiql-examples.ts';
import { wallClock } from '../../src/simulation/clock.ts';
import { FeedHub } from '../../src/simulation/feeds/feed-hub.ts';
import { archiveOf, ScriptedMarket } from './kit/scripted-market.ts';
import { type Answer, GOD_TOKEN, startTestServer, type TestServer } from './kit/test-server.ts';

const market = new ScriptedMarket();
let server: TestServer;
beforeAll(async () => {
  const hub = new FeedHub({ face: market, archive: archiveOf(), clock: wallClock });
  market.listen(hub);
  market.trade(250_000);
  server = await startTestServer({ face: market, hub });
});
afterAll(() => server.close());

const examples = EXAMPLE_TABS.flatMap((tab) =>
  parse(tab.query)
    .definitions.filter((it): it is OperationDefinitionNode => it.kind === 'OperationDefinition')
    .map(({ operation, name }) => ({ ...tab, operation, name: name?.value ?? '' })),
);

test.each(examples)('the example $name of GraphiQL is answered', async ({ query, operation, name, ...tab }) => {
  const variables = JSON.parse(tab.variables ?? '{}') as Record<string, unknown>;
  if (operation === 'subscription') {
    const events = server.client().iterate({ query, operationName: name, variables });
    expect((await events.next()).value?.errors).toBeUndefined();
    await events.return?.();
    return;
  }
  const headers = JSON.parse(tab.headers ?? '{}') as Record<string, string>;
  const authorization = headers.Authorization?.replace('GOD_TOKEN', GOD_TOKEN);
  const sent = authorization === undefined ? {} : { Authorization: authorization };
  const answer = (await (await server.post({ query, operationName: name, variables }, sent)).json()) as Answer<unknown>;
  expect(answer.errors).toBeUndefined();
});
