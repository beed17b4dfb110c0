import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { seriousFindings } from './kit/audit.ts';
import { deckOf } from './kit/deck.ts';
import { eventually } from './kit/eventually.ts';
import { marketScreenOf, pricesMove } from './kit/market-screen.ts';
import { PHONE } from './kit/open-page.ts';
import type { MarketServer } from './kit/start-server.ts';
import { terminalTest } from './kit/terminal-test.ts';

const test = terminalTest();

const OUR_OWN = 'the-test-looks-back';

/** The same moment without the terminal: what a page that went there must show. */
async function momentOf<Data>(server: MarketServer, at: number, query: string): Promise<Data> {
  const replay = `${server.url}/replay/${OUR_OWN}`;
  await fetch(replay, { method: 'PUT', body: JSON.stringify({ at }) });
  // On a busy machine the answer comes before the replay is there.
  await eventually(async () => ((await (await fetch(replay)).json()) as { isSeeking: boolean }).isSeeking).toBe(false);
  const response = await fetch(`${server.url}/graphql?replay=${OUR_OWN}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data: Data };
  await fetch(replay, { method: 'DELETE' });
  return data;
}

type Moment = {
  readonly simulation: { readonly seq: number; readonly time: number };
  readonly market: {
    readonly last: string;
    readonly book: { readonly asks: readonly { readonly priceSats: string }[] };
    readonly trades: { readonly nodes: readonly { readonly priceSats: string; readonly simAt: string }[] };
  };
  readonly leaderboard: readonly { readonly name: string }[];
  readonly thoughts: { readonly nodes: readonly { readonly thesis: string; readonly simAt: string }[] };
};

const MOMENT = `{
  simulation { seq time }
  market(symbol: "AAPL/BTC") { last book(depth: D10) { asks { priceSats } } trades(first: 5) { nodes { priceSats simAt } } }
  leaderboard { name }
  thoughts(first: 1) { nodes { thesis simAt } }
}`;

/** The table of feeds: how many cells a row has, and which says where the feed stands. */
const CELLS_OF_FEED = 6;
const PLACE_CELL = 2;

const plain = (text: string | null) => (text ?? '').replace(/\s+/g, '');

function lineOf(page: Page) {
  const slider = page.getByRole('slider', { name: 'Moment of the run' });
  return {
    slider,
    says: (word: string) => eventually(() => slider.getAttribute('aria-valuetext')).toContain(word),
    /** Simulated seconds since the run began. */
    at: async () => Number(await slider.getAttribute('aria-valuenow')),
    press: (key: string) => slider.press(key),
  };
}

const band = (page: Page) => page.getByText('REPLAY', { exact: true });

/** Simulated time of the address, epoch ms: the run begins on its first day. */
async function addressedMoment(page: Page, server: MarketServer): Promise<number> {
  const [clock = ''] = /\d{2}:\d{2}:\d{2}(\.\d+)?/.exec(new URL(page.url()).searchParams.get('t') ?? '') ?? [];
  const { simulation } = await server.query<{ simulation: { simAt: string } }>('{ simulation { simAt } }');
  return Date.parse(`${simulation.simAt.slice(0, 10)}T${clock}Z`);
}

test('the whole screen goes back to one moment, plays on from there at 20×, and comes back to the present without a gap', async ({
  open,
  server,
}) => {
  const { page } = await open('/m/AAPL?tf=5s');
  const { hasPrices, panel, book, standings } = marketScreenOf(page);
  const line = lineOf(page);
  const deck = deckOf(page);
  await hasPrices();
  await line.says('Live');
  // Long enough for thoughts, trades and a way back.
  await eventually(line.at).toBeGreaterThan(150);
  await line.press('PageDown');
  await band(page).waitFor();
  await eventually(() => page.url()).toMatch(/[?&]t=1d\d\d:\d\d:\d\d/);
  const at = await addressedMoment(page, server);
  const moment = await momentOf<Moment>(server, at, MOMENT);

  const { market, leaderboard, thoughts } = moment;
  await eventually(async () => plain(await panel('Price').or(page.locator('main')).first().textContent())).toContain(
    market.last,
  );
  await eventually(async () => plain(await book.textContent())).toContain(market.book.asks[0]?.priceSats ?? 'an ask');
  const tape = panel('Trades of this market');
  const [newest] = market.trades.nodes;
  await eventually(async () => plain(await tape.getByRole('row').nth(1).textContent())).toContain(
    `${newest?.priceSats}`,
  );
  expect(await tape.getByRole('row').nth(1).textContent()).toContain(newest?.simAt.slice(14, 21));
  await eventually(async () => plain(await standings.textContent())).toContain(plain(leaderboard[0]?.name ?? ''));
  await eventually(async () => plain(await page.locator('main').textContent())).toContain(
    plain(thoughts.nodes[0]?.thesis ?? 'a thought'),
  );
  for (const name of ['News', 'Shock', 'Halt', 'Spawn']) {
    expect(await deck.button(name).isEnabled()).toBe(false);
    expect(await deck.button(name).getAttribute('title')).toContain('The past cannot be changed');
  }

  await page.getByRole('link', { name: 'Health' }).first().click();
  const feeds = page.getByRole('region', { name: 'Feeds' }).getByRole('row');
  const places = async () => {
    const cells = await feeds.getByRole('cell').allTextContents();
    return [...new Set(cells.filter((_, index) => index % CELLS_OF_FEED === PLACE_CELL).map(plain))];
  };
  await eventually(places).toEqual([String(moment.simulation.seq)]);
  await eventually(() => page.url()).toMatch(/[?&]t=1d/);

  const before = await line.at();
  await page.getByRole('toolbar', { name: 'Replay speed' }).getByRole('button', { name: '20×' }).click();
  await deck.press(/^Play from here/);
  await eventually(line.at).toBeGreaterThan(before + 15);
  await deck.says('Replay 20×');
  await deck.press(/^Pause the replay/);

  await page.getByRole('link', { name: 'Market' }).first().click();
  await page.getByRole('button', { name: 'Back to live' }).first().click();
  await band(page).waitFor({ state: 'detached' });
  await line.says('Live');
  await deck.says('Running');
  await eventually(() => page.url()).not.toContain('t=1d');
  await pricesMove(page);
  await server.control('pauseSimulation');
  const now = await server.query<{ market: Moment['market'] }>(
    '{ market(symbol: "AAPL/BTC") { trades(first: 5) { nodes { priceSats simAt } } } }',
  );
  const told = now.market.trades.nodes.map(({ simAt }) => simAt.slice(14, 21));
  await eventually(async () => {
    const rows = await tape.getByRole('row').allTextContents();
    return rows.slice(1, 6).map((row) => /\d\d:\d\d\.\d/.exec(row)?.[0]);
  }).toEqual(told);
  expect(await page.getByRole('contentinfo').textContent()).not.toContain('left out');
  await server.control('resumeSimulation');
});

test('a link to a moment opens at that moment, also on a phone, and says so to everybody', async ({ open, server }) => {
  const { simulation } = await server.query<{ simulation: { simAt: string; epoch: string } }>(
    '{ simulation { simAt epoch } }',
  );
  const at = Date.parse(simulation.simAt) - 45_000;
  const clock = new Date(at).toISOString().slice(11, 19);
  const address = `/m/TSLA?tf=5s&t=1d${clock}&run=${simulation.epoch}`;
  const { page } = await open(address);
  await band(page).waitFor();
  await lineOf(page).says(clock);
  await eventually(() => page.getByRole('region', { name: 'Simulation controls' }).textContent()).toContain(clock);
  expect(await seriousFindings(page)).toEqual([]);

  const { page: phone } = await open(address, PHONE);
  await band(phone).waitFor();
  await lineOf(phone).says(clock);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await phone.getByRole('button', { name: 'Back to live' }).first().click();
  await band(phone).waitFor({ state: 'detached' });
});

test('a moment of a run that is gone is refused in words, and the present stays', async ({ open }) => {
  const { page } = await open('/m?t=1d14:31:00&run=20200101-000000-gone', { provoked: /404/ });
  await page.getByText(/cannot be replayed/).waitFor();
  await marketScreenOf(page).hasPrices();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await lineOf(page).says('Live');
});

test('a click in the strip of moments goes there in time, and the strip keeps what came later', async ({
  open,
  server,
}) => {
  const { page } = await open('/m/SOL?tf=5s');
  await marketScreenOf(page).hasPrices();
  await server.control('haltMarket', 'market: "SOL/BTC"');
  const moment = page.getByRole('region', { name: 'Moments' }).getByRole('link', { name: /SOL halted/ });
  const clock = /\d\d:\d\d:\d\d/.exec((await moment.textContent()) ?? '')?.[0] ?? 'a time';
  await moment.click();
  await band(page).waitFor();
  await lineOf(page).says(clock);
  await eventually(() => page.getByRole('contentinfo').textContent()).toContain('SOL halted');
  await lineOf(page).press('ArrowLeft');
  await eventually(() => page.getByRole('contentinfo').textContent()).toContain('SOL open');
  expect(await moment.count()).toBe(1);
  expect(await moment.textContent()).toContain(`later, ${clock}`);
});
