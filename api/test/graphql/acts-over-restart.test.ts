import { expect, it } from 'vitest';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { YOUNG_THIN_MARKET } from '../kit/young-market.ts';
import { tempFolder } from '../ledger/temp-folder.ts';

const folder = tempFolder();

type Halted = { readonly data: { readonly haltMarket: { readonly changed: boolean; readonly seq: number } } };

async function act(server: ServerProcess, mutation: string): Promise<unknown> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${server.godToken}` },
    body: JSON.stringify({ query: `mutation { ${mutation} { changed seq userErrors { code field } } }` }),
  });
  return response.json();
}

const halt = (server: ServerProcess, market: string) =>
  act(server, `haltMarket(input: {market: "${market}", idempotencyKey: "storm-1"})`);

const capOfRun = async (server: ServerProcess) => {
  const { budget } = await server.query<{
    budget: { lines: { scope: string; agent: string | null; limitUsd: string }[] };
  }>('{ budget { lines { scope agent limitUsd } } }');
  return budget.lines.find(({ scope }) => scope === 'run');
};

it('L18 what was done holds over a kill: an act is answered as before and not done again, a budget stays as it was set', async () => {
  const server = await startServer(folder.path, { SCENARIO: YOUNG_THIN_MARKET });
  const first = (await halt(server, 'AAPL/BTC')) as Halted;
  expect(first).toMatchObject({ data: { haltMarket: { changed: true, userErrors: [] } } });
  expect(await act(server, 'setBudget(input: {scope: RUN, limitUsd: "0.123456"})')).toMatchObject({
    data: { setBudget: { changed: true, userErrors: [] } },
  });
  await server.kill('SIGKILL');
  const again = await startServer(folder.path, { SCENARIO: YOUNG_THIN_MARKET });
  expect(await halt(again, 'AAPL/BTC')).toEqual(first);
  expect(await halt(again, 'ETH/BTC')).toMatchObject({
    data: { haltMarket: { changed: false, userErrors: [{ code: 'ALREADY_EXISTS' }] } },
  });
  expect(await capOfRun(again)).toEqual({ scope: 'run', agent: null, limitUsd: '0.123456' });
  await again.kill('SIGTERM');
});
