import { afterEach, beforeEach, expect, test } from 'vitest';
import { HaltDocument, ResetDocument } from './documents.ts';
import { ScriptedMarket } from './kit/scripted-market.ts';
import { SimpleFeeds } from './kit/simple-feeds.ts';
import { type Answer, GOD_TOKEN, startTestServer, type TestServer } from './kit/test-server.ts';

let market: ScriptedMarket;
let server: TestServer;

beforeEach(async () => {
  market = new ScriptedMarket();
  server = await startTestServer({ face: market, hub: new SimpleFeeds(market) });
});
afterEach(() => server.close());

const input = { market: 'AAPL/BTC', reason: 'a pause' };

test.each([
  ['no token', undefined, 'UNAUTHENTICATED'],
  ['a wrong token', 'wrong', 'FORBIDDEN'],
  ['an almost right token', `${GOD_TOKEN}x`, 'FORBIDDEN'],
  ['an empty token', '', 'FORBIDDEN'],
])('with %s a mutation is refused with status 200 and nothing happens', async (_title, token, code) => {
  const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const query = 'mutation { stopSimulation(input: {}) { changed } }';
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    const response = await server.post({ query }, { ...headers, Accept: accept });
    expect(response.status).toBe(200);
    const answer = (await response.json()) as { data?: unknown; errors: { extensions: { code: string } }[] };
    expect(answer.data).toBeUndefined();
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual([code]);
  }
  expect(market.controls).toEqual([]);
});

test('a mutation answers with what changed and the seq from which queries show it', async () => {
  const { data } = await server.run(HaltDocument, { input }, GOD_TOKEN);
  expect(data?.haltMarket).toMatchObject({ changed: true, seq: market.read().seq, userErrors: [] });
  expect(data?.haltMarket.market?.symbol).toBe('AAPL/BTC');
  expect(market.controls).toEqual([{ kind: 'HALT_MARKET', ...input, cancelOpenOrders: false }]);
});

test.each([
  ['resumeMarket', 'RESUME_MARKET'],
  ['startAuction', 'START_AUCTION'],
  ['uncrossMarket', 'UNCROSS_MARKET'],
  ['closeMarket', 'CLOSE_MARKET'],
  ['preOpenMarket', 'PRE_OPEN_MARKET'],
])('U12 %s takes a market to its next state, and shows the market', async (name, kind) => {
  const query = `mutation { outcome: ${name}(input: {market: "AAPL/BTC"}) { changed market { symbol } userErrors { code } } }`;
  const response = await server.post({ query }, { Authorization: `Bearer ${GOD_TOKEN}` });
  expect(await response.json()).toEqual({
    data: { outcome: { changed: true, market: { symbol: 'AAPL/BTC' }, userErrors: [] } },
  });
  expect(market.controls).toEqual([{ kind, market: 'AAPL/BTC' }]);
});

test('W11 setBrain gives a seat another brain while the run goes on', async () => {
  const input = '{handle: "kelvin", brain: OPENAI, model: "mine/v2"}';
  const query = `mutation { outcome: setBrain(input: ${input}) { changed agent { handle } userErrors { code } } }`;
  const response = await server.post({ query }, { Authorization: `Bearer ${GOD_TOKEN}` });
  expect(await response.json()).toEqual({
    data: { outcome: { changed: true, agent: { handle: 'kelvin' }, userErrors: [] } },
  });
  expect(market.controls).toEqual([{ kind: 'SET_BRAIN', handle: 'kelvin', brain: 'OPENAI', model: 'mine/v2' }]);
});

test('a refusal of the simulation comes back as a typed user error', async () => {
  market.status = 'STOPPED';
  market.outcome = {
    changed: false,
    errors: [{ code: 'INVALID_TRANSITION', message: 'no run', field: [] }],
  };
  const { data } = await server.run(HaltDocument, { input }, GOD_TOKEN);
  expect(data?.haltMarket.userErrors).toEqual([
    {
      __typename: 'InvalidTransitionError',
      code: 'INVALID_TRANSITION',
      message: 'no run',
      field: [],
      currentStatus: 'STOPPED',
    },
  ]);
});

test('a reset must be confirmed with the word RESET', async () => {
  for (const confirm of ['', 'reset', 'RESET ']) {
    const { data } = await server.run(ResetDocument, { input: { confirm } }, GOD_TOKEN);
    expect(data?.resetSimulation.userErrors).toMatchObject([
      { __typename: 'InputError', code: 'INVALID_INPUT', field: ['input', 'confirm'] },
    ]);
  }
  expect(market.controls).toEqual([]);
  const { data } = await server.run(ResetDocument, { input: { confirm: 'RESET' } }, GOD_TOKEN);
  expect(data?.resetSimulation).toMatchObject({ changed: true, userErrors: [] });
  expect(market.controls).toEqual([{ kind: 'RESET', scenario: null, seed: null }]);
});

test('a call repeated with its idempotency key is answered and not done again', async () => {
  const once = { input: { ...input, idempotencyKey: 'k1' } };
  const answers = await Promise.all([1, 2, 3].map(() => server.run(HaltDocument, once, GOD_TOKEN)));
  expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  expect(market.controls).toHaveLength(1);
  const other = await server.run(HaltDocument, { input: { market: 'ETH/BTC', idempotencyKey: 'k1' } }, GOD_TOKEN);
  expect(other.data?.haltMarket.userErrors).toMatchObject([
    { code: 'ALREADY_EXISTS', field: ['input', 'idempotencyKey'] },
  ]);
  expect(market.controls).toHaveLength(1);
});

test.each([
  ['injectNews(input: {headline: ""})', 'headline'],
  ['injectNews(input: {headline: "x\\u0000y"})', 'headline'],
  [`injectNews(input: {headline: "x", body: "${'x'.repeat(2001)}"})`, 'body'],
  ['injectNews(input: {headline: "x", sentimentBps: 10001})', 'sentimentBps'],
  ['injectPriceShock(input: {market: "AAPL/BTC", shiftBps: 0})', 'shiftBps'],
  ['injectPriceShock(input: {market: "AAPL/BTC", shiftBps: -5001})', 'shiftBps'],
  ['setSimulationSpeed(input: {speed: -1})', 'speed'],
  ['stepSimulation(input: {steps: 0})', 'steps'],
  ['stepSimulation(input: {steps: 1001})', 'steps'],
  ['runSimulationTo(input: {})', 'seq'],
  ['runSimulationTo(input: {time: 5, seq: 5})', 'seq'],
  ['adjustAgentBalance(input: {handle: "kelvin", asset: "BTC", amount: "0"})', 'amount'],
  ['spawnAgent(input: {handle: "UP", persona: "momentum"})', 'handle'],
  ['spawnAgent(input: {handle: "a", persona: "momentum", startingSats: "0"})', 'startingSats'],
])('%.60s is refused with the field that is wrong, and nothing happens', async (mutation, field) => {
  const query = `mutation { outcome: ${mutation} { changed userErrors { code field } } }`;
  const response = await server.post({ query }, { Authorization: `Bearer ${GOD_TOKEN}` });
  const { data } = (await response.json()) as { data: { outcome: unknown } };
  expect(data.outcome).toEqual({ changed: false, userErrors: [{ code: 'INVALID_INPUT', field: ['input', field] }] });
  expect(market.controls).toEqual([]);
});

test.each([
  '"1e9"',
  '"-0"',
  '"007"',
  '1.5',
  '"1.5"',
  '"9223372036854775808"',
  '" 5"',
  '"５"',
  '5',
  '""',
  '"0x5"',
  '"9007199254740992"',
])('L16 a balance is not adjusted by %s: an amount is a canonical integer in a string', async (amount) => {
  const query = `mutation { outcome: adjustAgentBalance(input: {handle: "kelvin", asset: "BTC", amount: ${amount}}) { changed } }`;
  const response = await server.post({ query }, { Authorization: `Bearer ${GOD_TOKEN}` });
  const { data, errors } = (await response.json()) as Answer<{ outcome: unknown }>;
  expect(data?.outcome).toBeUndefined();
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
  expect(market.controls).toEqual([]);
});

test.each([
  [
    'adjustAgentBalance(input: {handle: "kelvin", asset: "AAPL", amount: "-5"})',
    'changed agent { handle }',
    {
      kind: 'ADJUST_AGENT_BALANCE',
      handle: 'kelvin',
      asset: 'AAPL',
      amount: -5,
    },
  ],
  [
    'cancelAgentOrders(input: {handle: "kelvin"})',
    'changed agent { handle } count: canceledCount',
    {
      kind: 'CANCEL_AGENT_ORDERS',
      handle: 'kelvin',
      market: null,
    },
  ],
  [
    'pauseAgent(input: {handle: "kelvin", cancelOpenOrders: true})',
    'changed agent { handle }',
    { kind: 'PAUSE_AGENT', handle: 'kelvin', cancelOpenOrders: true },
  ],
  ['resumeAgent(input: {handle: "kelvin"})', 'changed agent { handle }', { kind: 'RESUME_AGENT', handle: 'kelvin' }],
  [
    'setBudget(input: {scope: AGENT, handle: "kelvin", limitUsd: "2.000001"})',
    'changed',
    { kind: 'SET_BUDGET', scope: 'AGENT', participantId: 'kelvin', microUsd: 2_000_001, tokens: null },
  ],
  ['stepSimulation(input: {steps: 4})', 'changed count: stepsExecuted', { kind: 'STEP', steps: 4 }],
  ['runSimulationTo(input: {time: 5})', 'changed', { kind: 'RUN_TO', goal: { kind: 'TIME', time: 5 } }],
  ['runSimulationTo(input: {seq: 7})', 'changed', { kind: 'RUN_TO', goal: { kind: 'SEQ', seq: 7 } }],
])('%s is asked of the simulation, and the answer says how much was done', async (mutation, fields, control) => {
  market.outcome = { count: 4 };
  const query = `mutation { outcome: ${mutation} { ${fields} userErrors { code } } }`;
  const response = await server.post({ query }, { Authorization: `Bearer ${GOD_TOKEN}` });
  const { data } = (await response.json()) as Answer<{ outcome: unknown }>;
  expect(data?.outcome).toEqual({
    changed: true,
    userErrors: [],
    ...(fields.includes('agent') ? { agent: { handle: 'kelvin' } } : {}),
    ...(fields.includes('count') ? { count: 4 } : {}),
  });
  expect(market.controls).toEqual([control]);
});

test('half a character is refused', async () => {
  const query = 'mutation News($input: InjectNewsInput!) { injectNews(input: $input) { userErrors { code field } } }';
  const body = `{"query": ${JSON.stringify(query)}, "variables": {"input": {"headline": "half \\ud83d"}}}`;
  const response = await server.post(body, { Authorization: `Bearer ${GOD_TOKEN}` });
  const { data } = (await response.json()) as { data: { injectNews: unknown } };
  expect(data.injectNews).toEqual({ userErrors: [{ code: 'INVALID_INPUT', field: ['input', 'headline'] }] });
  expect(market.controls).toEqual([]);
});

test('text that looks like SQL or markup is taken as text', async () => {
  const headline = `'; DROP TABLE runs; -- <script>alert(1)</script> \u202E`;
  const query = 'mutation News($input: InjectNewsInput!) { injectNews(input: $input) { changed userErrors { code } } }';
  const body = { query, variables: { input: { headline } } };
  await server.post(body, { Authorization: `Bearer ${GOD_TOKEN}` });
  expect(market.controls).toMatchObject([{ kind: 'INJECT_NEWS', headline, body: '', sentimentBps: 0, markets: [] }]);
});
