import { expect } from 'vitest';
import { deckOf } from './kit/deck.ts';
import { eventually } from './kit/eventually.ts';
import { marketScreenOf, pricesMove } from './kit/market-screen.ts';
import { terminalTest } from './kit/terminal-test.ts';

const test = terminalTest();

/** What a browser itself writes on the console when a connection dies or nobody listens at the other end. */
const NOBODY_LISTENS = /WebSocket connection to|Failed to load resource: net::ERR_/;

test('a server that is killed is missed in words; when it is back, the page and the run go on without a reload', async ({
  open,
  server,
}) => {
  const epochOf = async () =>
    (await server.query<{ simulation: { epoch: string } }>('{ simulation { epoch } }')).simulation.epoch;
  const { page } = await open('/', { provoked: NOBODY_LISTENS });
  const { rungs, hasPrices } = marketScreenOf(page);
  const deck = deckOf(page);
  const tape = page.getByRole('region', { name: 'Ticker tape' });
  await hasPrices();
  await eventually(() => rungs.count()).toBeGreaterThanOrEqual(8);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const epoch = await epochOf();
  await server.crash();

  const band = page.getByRole('alert').filter({ hasText: 'Connection lost' });
  await band.waitFor();
  expect((await band.textContent())?.replace(/\s+/g, ' ')).toContain('nothing will be missed');
  await tape.waitFor({ state: 'detached' });
  await deck.says('Unknown');
  for (const name of [/^Start the run/, /^One step/, 'Stop the run', /^Reset/, 'News', 'Shock', 'Halt'])
    expect(await deck.button(name).isEnabled()).toBe(false);
  await page.getByRole('contentinfo').getByText('Disconnected').waitFor();
  expect(await rungs.count()).toBeGreaterThanOrEqual(8);

  await server.restart();
  await band.getByRole('button', { name: 'Try now' }).click({ timeout: 2_000 }).catch(alreadyBack);
  await band.waitFor({ state: 'detached' });
  await tape.waitFor();
  await deck.says('Running');
  await pricesMove(page);
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  expect(await epochOf()).toBe(epoch);
});

test('a run that a crash cut off and that is not gone on with is kept and says so', async ({ open, server }) => {
  await server.crash();
  await server.restart({ ON_CRASH: 'new' });
  const { page } = await open('/runs');
  const runs = page.getByRole('region', { name: 'Kept runs' }).getByRole('button');
  await runs.filter({ hasText: 'Recovered after a crash' }).click();
  await page
    .getByText(/^Ledger balanced at/)
    .first()
    .waitFor();
});

/** The page tries by itself too, so the button may be gone before it is pressed. */
function alreadyBack(): void {}
