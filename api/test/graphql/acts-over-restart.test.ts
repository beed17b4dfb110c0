import { expect, it } from 'vitest';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { YOUNG_THIN_MARKET } from '../kit/young-market.ts';
import { tempFolder } from '../ledger/temp-folder.ts';

const folder = tempFolder();

type Halted = { readonly data: { readonly haltMarket: { readonly changed: boolean; readonly seq: number } } };

async function halt(server: ServerProcess, market: string): Promise<unknown> {
  const input = `{market: "${market}", idempotencyKey: "storm-1"}`;
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${server.godToken}` },
    body: JSON.stringify({
      query: `mutation { haltMarket(input: ${input}) { changed seq userErrors { code field } } }`,
    }),
  });
  return response.json();
}

it('an act is answered as before by a server that was killed and started anew, and is not done again', async () => {
  const server = await startServer(folder.path, { SCENARIO: YOUNG_THIN_MARKET });
  const first = (await halt(server, 'AAPL/BTC')) as Halted;
  expect(first).toMatchObject({ data: { haltMarket: { changed: true, userErrors: [] } } });
  await server.kill('SIGKILL');
  const again = await startServer(folder.path, { SCENARIO: YOUNG_THIN_MARKET });
  expect(await halt(again, 'AAPL/BTC')).toEqual(first);
  expect(await halt(again, 'ETH/BTC')).toMatchObject({
    data: { haltMarket: { changed: false, userErrors: [{ code: 'ALREADY_EXISTS' }] } },
  });
  await again.kill('SIGTERM');
});
