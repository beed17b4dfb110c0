import { MemoryJournal } from '../../src/ledger/memory-journal.ts';
import type { MarketSymbol } from '../../src/market/instrument.ts';
import type { Side } from '../../src/market/order.ts';
import type { Sats, SimTime } from '../../src/market/units.ts';
import { act, type GodAct } from '../../src/simulation/god-acts.ts';
import type { Kernel } from '../../src/simulation/kernel.ts';
import type { GivenAnswer, KernelState } from '../../src/simulation/kernel-state.ts';
import { withModelSeats } from '../../src/simulation/model-seats.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { type AgentAnswer, unsaid } from '../../src/traders/agents/agent-answer.ts';
import { backgroundStrategies } from '../../src/traders/background/index.ts';
import type { BotStrategy } from '../../src/traders/bot-strategy.ts';
import { liquidityStrategies } from '../../src/traders/liquidity/index.ts';
import type { ModelRequest } from '../../src/traders/llm/model.ts';
import type { GroupSettings, PopulationSettings } from '../../src/traders/population-settings.ts';
import { Rng } from '../../src/util/rng.ts';
import { calm } from './scenarios.ts';

/** One of each strategy that the groups lack. */
function completed(groups: readonly GroupSettings[], strategies: readonly BotStrategy[]): readonly GroupSettings[] {
  const lacking = strategies.filter(({ strategy }) => groups.every((group) => group.strategy !== strategy));
  const added = lacking.map(({ strategy }) => ({ strategy, perMarket: 1, capitalSats: 400_000_000, parameters: {} }));
  return [...groups, ...added];
}

const population: PopulationSettings = {
  ...calm.population,
  liquidity: completed(calm.population.liquidity, liquidityStrategies),
  background: completed(calm.population.background, backgroundStrategies),
};

/** Every kind of trader, and models that answer: all that a run can consist of, in two markets. */
export const livelyScenario: Scenario = withModelSeats(
  { ...calm, markets: ['AAPL/BTC', 'ETH/BTC'], warmUpMs: 0, population },
  'a-model',
);

const MARKET = 'AAPL/BTC';
const shock = { kind: 'INJECT_PRICE_SHOCK', market: MARKET, shiftBps: -300, durationMs: 5_000 } as const;
const spawn = { kind: 'SPAWN_AGENT', persona: 'kelvin', brain: 'RULE', model: null, startingSats: 50_000_000 } as const;
const news = { kind: 'INJECT_NEWS', headline: 'h', body: 'b', sentimentBps: 9_000, markets: [MARKET] } as const;

/** Whatever a person may do; some of it is refused or changes nothing, depending on when it is done. */
const acts: readonly ((nth: number) => GodAct)[] = [
  () => news,
  () => ({ ...shock, mode: 'FAIR_VALUE' }),
  () => ({ ...shock, mode: 'MARKET_ORDER' }),
  () => ({ ...shock, mode: 'REMOVE_LIQUIDITY' }),
  () => ({ kind: 'HALT_MARKET', market: MARKET, reason: 'a test', cancelOpenOrders: true }),
  () => ({ kind: 'RESUME_MARKET', market: MARKET }),
  (nth) => ({ ...spawn, handle: `late-${nth}` }),
  (nth) => ({ ...spawn, handle: `model-${nth}`, brain: 'OPENAI', model: 'another-model' }),
  () => ({ kind: 'RETIRE_AGENT', handle: 'late-6' }),
  () => ({ kind: 'THINK_NOW', handle: 'kelvin' }),
];

/** A run in which everything happens that can come from outside. Same seed, same run. */
export class LivelyRun {
  readonly kernel: Kernel;
  readonly journal = new MemoryJournal();
  readonly #rng: Rng;
  #asked: ModelRequest[] = [];
  #acted = 0;

  constructor(seed: string) {
    this.kernel = open(seed)(null);
    this.#rng = Rng.derive(seed, 'outside');
  }

  /** Goes on until so many more things were done; every slice is journalled. */
  live(steps: number): void {
    for (let done = 0; done < steps; done += 1) {
      this.kernel.step();
      this.#asked.push(...this.kernel.takeAsks());
      if (this.#rng.chance(0.3)) this.#answerOne();
      if (this.#rng.chance(0.01)) this.#act();
      if (this.#rng.chance(0.1)) this.journal.append(this.kernel.drain());
    }
    this.journal.append(this.kernel.drain());
  }

  #act(): void {
    const { kernel } = this;
    kernel.advanceTo(Math.min(kernel.nextTime(), kernel.now + this.#rng.integer(0, 20)));
    const make = acts[this.#acted % acts.length];
    if (make !== undefined) act(kernel, make(this.#acted));
    this.#acted += 1;
    if (this.#acted % 4 === 0) kernel.command({ type: 'SetSpeed', speed: this.#acted });
  }

  #answerOne(): void {
    const request = this.#asked.shift();
    if (request === undefined) return;
    const due: SimTime = this.kernel.now + this.#rng.integer(0, 3_000);
    this.kernel.answer({ ...this.#answerTo(request), request }, due);
  }

  #answerTo(request: ModelRequest): GivenAnswer {
    const usage = { inputTokens: 10, outputTokens: 5, costMicroUsd: 1 };
    const rest = { rawAnswer: '{}', usage, latencyMs: this.#rng.integer(1, 900), callCount: 1, fallBack: false };
    if (this.#rng.chance(0.2)) return { ...rest, result: { kind: 'ABSTAINED', cause: 'TIMEOUT', detail: 'slow' } };
    const { symbol, openingPriceSats } = this.#rng.pick(request.shortlist);
    const side = this.#rng.pick(['BUY', 'SELL'] as const);
    return { ...rest, result: { kind: 'ANSWERED', answer: answerOf(symbol, side, openingPriceSats) } };
  }
}

function answerOf(market: MarketSymbol, side: Side, priceSats: Sats): AgentAnswer {
  const order = { side, kind: 'LIMIT', timeInForce: 'GTC', postOnly: false, priceSats, quantityLots: 3 } as const;
  return {
    market,
    stance: side,
    thesis: 'it looks like it',
    fairValueSats: priceSats,
    confidencePercent: 50,
    orders: [{ ...order, stopPriceSats: null, goodForSeconds: null }],
    cancelOrderIds: [],
    ...unsaid,
    wakeAboveSats: priceSats * 2,
    wakeBelowSats: null,
    sleepSeconds: 20,
  };
}

/** Makes kernels of the lively scenario. */
export function open(seed: string) {
  return (saved: KernelState | null) => openKernel(livelyScenario, seed, null, saved);
}
