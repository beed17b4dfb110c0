import { expect, it } from 'vitest';
import { runHeadless } from '../../src/simulation/headless.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { TickerMask } from '../../src/traders/agents/ticker-mask.ts';
import type { ModelPort, ModelRequest } from '../../src/traders/llm/model.ts';
import { ModelTurn } from '../../src/traders/llm/model-turn.ts';
import { parseAnswer } from '../../src/traders/llm/parse-answer.ts';
import { must } from '../../src/util/assert.ts';
import { ArrayJournal } from '../kit/array-journal.ts';
import { modelMarket } from './model-market.ts';
import { bought, textOf } from './written-answers-table.ts';

const open = modelMarket({ kelvin: 'test/m', okapi: 'test/m' });
const masked: Scenario = {
  ...open,
  population: {
    ...open.population,
    agents: open.population.agents.map((agent) => ({ ...agent, masksTickers: true as const })),
  },
};

/** Buys a little of the first market on offer, by the name it was given, and says so aloud. */
class BuysTheFirst implements ModelPort {
  readonly asked: ModelRequest[] = [];

  async ask(request: ModelRequest) {
    this.asked.push(request);
    const turn = new ModelTurn(request);
    const first = must(request.shortlist[0], 'a market');
    const said = { market: first.symbol, publicLine: `${first.baseAsset} it is.`, memoryNote: `Had ${first.symbol}.` };
    const orders = [
      { ...must(bought.orders[0], 'an order'), kind: 'MARKET', priceSats: null, quantityLots: 2 } as const,
    ];
    const read = parseAnswer(textOf({ ...bought, ...said, thesis: `I like ${first.symbol}.`, orders }), turn.markets);
    return {
      ...(read.kind === 'ANSWERED' ? turn.answered(read.answer) : turn.abstained(read.cause, read.detail)),
      latencyMs: 500,
    };
  }
}

async function played(scenario: Scenario) {
  const model = new BuysTheFirst();
  const journal = new ArrayJournal();
  const kernel = openKernel(scenario, 'mask', null);
  await runHeadless({ kernel, journal, until: kernel.now + 1_500_000, model });
  const events = journal.entries.flatMap((entry) => entry.events);
  const trades = events.filter(({ type }) => type === 'TradeExecuted');
  const decisions = events.flatMap((event) =>
    event.type === 'AgentDecided' && event.record.outcome.kind === 'DECIDED' ? [event.record.outcome.decision] : [],
  );
  return {
    asked: model.asked,
    trades,
    decisions,
    mask: new TickerMask(kernel.view.instruments),
    stateHash: kernel.stateHash(),
  };
}

it('Y19 a model that knows no names is asked the same and comes to the same run', async () => {
  const [seen, blind] = [await played(open), await played(masked)];
  expect(blind.asked.length).toBeGreaterThan(4);
  expect(blind.asked.map(({ user }) => user)).toEqual(seen.asked.map(({ user }) => blind.mask.hide(user)));
  for (const { system, user, shortlist } of blind.asked) {
    expect(`${system}${user}`).not.toMatch(/AAPL|Apple|ETH\b|Ether/i);
    expect(`${system}${user}`).toContain('ASSET_A/BTC');
    for (const { symbol } of shortlist) expect(symbol).toMatch(/^ASSET_[AB]\/BTC$/);
  }
  expect(blind.decisions).toEqual(seen.decisions);
  expect(blind.decisions.some(({ publicLine = '' }) => /^(?:AAPL|ETH) it is/.test(publicLine))).toBe(true);
  expect(blind.trades).toEqual(seen.trades);
  expect(blind.stateHash).toBe(seen.stateHash);
});
