import { type ChatCompletionRequest, type FixtureResponse, LLMock } from '@copilotkit/aimock';
import { unsaid } from '../../src/traders/agents/agent-answer.ts';
import type { Rng } from '../../src/util/rng.ts';
import { seatOf, wrongSeats } from './model-seats.ts';

/** The ways in which a wrong seat is answered, in turn. */
export const wrongAnswers = [
  'INVENTED_TICKER',
  'OVERSIZED_BUY',
  'OVERSIZED_SELL',
  'FAR_PRICE',
  'FALSE_STATEMENT',
  'NOT_JSON',
  'CUT',
  'EMPTY',
  'REFUSAL',
  'ALL_AT_ONCE',
] as const;
export type WrongAnswer = (typeof wrongAnswers)[number];

type Row = { readonly market: string; readonly last: number };

/** A provider on the loopback interface: sound answers for half of the seats that ask, every kind of nonsense for the rest. */
export class SoakModels {
  readonly #turns = new Map<string, { readonly prompt: string; readonly nth: number }>();
  readonly #mock = new LLMock({ port: 0, host: '127.0.0.1', journalMaxEntries: 10 });
  readonly #rng: Rng;

  constructor(rng: Rng) {
    this.#rng = rng;
  }

  async start(): Promise<void> {
    this.#mock.on({}, (request) => this.#answer(request));
    await this.#mock.start();
  }

  stop(): Promise<void> {
    return this.#mock.stop();
  }

  get url(): string {
    return `${this.#mock.url}/v1`;
  }

  #answer(request: ChatCompletionRequest): FixtureResponse {
    const seat = seatOf(textOf(request, 'system')) ?? 'unknown';
    const prompt = textOf(request, 'user');
    const row = offered(prompt);
    if (!wrongSeats.includes(seat)) return { content: this.#sound(row, prompt) };
    const kind = wrongAnswers[this.#turnOf(seat, prompt) % wrongAnswers.length] ?? 'EMPTY';
    return { content: wrong(kind, row, this.#rng) };
  }

  /** Whoever is asked again about the same view insists on its kind of nonsense. */
  #turnOf(seat: string, prompt: string): number {
    const last = this.#turns.get(seat);
    if (last?.prompt === prompt) return last.nth;
    const nth = last === undefined ? 0 : last.nth + 1;
    this.#turns.set(seat, { prompt, nth });
    return nth;
  }

  #sound(row: Row, prompt: string): string {
    const thesis = `I hold ${lotsOf(prompt, row.market)} lots of ${row.market.split('/')[0]} and see it at ${row.last}.`;
    if (this.#rng.chance(0.5)) return answer(row, { stance: 'HOLD', thesis });
    return answer(row, { stance: 'BUY', thesis, orders: [order('BUY', row.last, this.#rng.integer(1, 5))] });
  }
}

function wrong(kind: WrongAnswer, row: Row, rng: Rng): string {
  const asset = row.market.split('/')[0];
  switch (kind) {
    case 'INVENTED_TICKER':
      return answer({ ...row, market: 'ACME/BTC' }, { stance: 'BUY', orders: [order('BUY', row.last, 5)] });
    case 'OVERSIZED_BUY':
      return answer(row, { stance: 'BUY', orders: [order('BUY', row.last, 900_000)] });
    case 'OVERSIZED_SELL':
      return answer(row, { stance: 'SELL', orders: [order('SELL', row.last, 900_000)] });
    case 'FAR_PRICE':
      return answer(row, { stance: 'BUY', orders: [order('BUY', row.last * (rng.chance(0.5) ? 3 : 0.3), 5)] });
    case 'FALSE_STATEMENT':
      return answer(row, { stance: 'HOLD', thesis: `I hold 777777 lots of ${asset}, so I wait.` });
    case 'NOT_JSON':
      return `The market feels heavy today. I would buy some ${asset}, maybe.`;
    case 'CUT':
      return answer(row, { stance: 'BUY', orders: [order('BUY', row.last, 5)] }).slice(0, 90);
    case 'EMPTY':
      return ' ';
    case 'REFUSAL':
      return 'I am sorry, but I cannot give financial advice.';
    case 'ALL_AT_ONCE':
      return answer(row, {
        stance: 'SELL',
        thesis: `I own 555555 lots of ${asset} and none of ZZZ/BTC.`,
        orders: [order('SELL', row.last * 2, 800_000), order('BUY', row.last * 0.4, 700_000)],
      });
  }
}

type Said = { readonly stance: string; readonly thesis?: string; readonly orders?: readonly object[] };

function answer({ market, last }: Row, { stance, thesis = 'The price says so.', orders = [] }: Said): string {
  return JSON.stringify({
    market,
    stance,
    thesis,
    fairValueSats: last,
    confidencePercent: 60,
    orders,
    cancelOrderIds: [],
    ...unsaid,
    wakeAboveSats: null,
    wakeBelowSats: null,
    sleepSeconds: null,
  });
}

/** Ticks of every instrument divide by a hundred. */
function order(side: 'BUY' | 'SELL', price: number, quantityLots: number): object {
  const priceSats = Math.max(100, Math.round(price / 100) * 100);
  return { side, kind: 'LIMIT', timeInForce: 'IOC', postOnly: false, priceSats, quantityLots };
}

function textOf({ messages }: ChatCompletionRequest, role: string): string {
  const content = messages.find((message) => message.role === role)?.content;
  return typeof content === 'string' ? content : JSON.stringify(content ?? '');
}

/** The first market on offer with its last price. */
function offered(prompt: string): Row {
  const [, market = 'AAPL/BTC', last] = prompt.match(/volume_lots\n([A-Z]+\/BTC),(\d+)/) ?? [];
  return { market, last: Number(last ?? 100_000) };
}

function lotsOf(prompt: string, market: string): number {
  const stock = prompt.split('your stock')[1]?.split('open orders')[0] ?? '';
  return Number(stock.match(new RegExp(`^${market},(\\d+)`, 'm'))?.[1] ?? 0);
}
