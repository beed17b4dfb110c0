import { jsonrepair } from 'jsonrepair';
import type { SqliteFile } from '../../src/ledger/sqlite-file.ts';
import { must } from '../../src/util/assert.ts';

/** What a seat's model said, held against the ledger as it was at the moment it looked. */
export type SeatFigures = {
  readonly seat: string;
  answers: number;
  decided: number;
  abstained: number;
  /** Not even a JSON object after repair. */
  unreadable: number;
  inventedTickers: number;
  beyondHoldings: number;
  farPrices: number;
  contradicted: number;
  /** Answers of which the exchange cut something before it believed them. */
  clamped: number;
  /** Orders that reached the exchange for a market that is not there, or more than 20 % off. */
  wrongOrdersPlaced: number;
};

const FAR_SHARE = 0.2;

type AnswerRow = {
  readonly seat: string;
  readonly viewSeq: number;
  readonly outcome: 'DECIDED' | 'ABSTAINED';
  readonly rawAnswer: string;
  readonly clamps: string;
};

const ANSWERS = `select d.participant_id as seat, d.view_seq as viewSeq, d.outcome, t.raw_answer as rawAnswer, t.clamps
  from decisions d join decision_texts t on t.seq = d.seq where d.brain_kind = 'OPENAI' order by d.seq`;

const HOLDING = `select coalesce(sum(amount), 0) from (
    select amount from postings where to_account_id = @account and asset = @asset and seq <= @seq
    union all
    select -amount from postings where from_account_id = @account and asset = @asset and seq <= @seq)`;

const PLACED_WRONGLY = `select count(*) from orders o join decisions d on d.seq = o.decision_seq
  where d.participant_id = ? and d.brain_kind = 'OPENAI' and o.price_sats is not null and o.status <> 'REJECTED'
    and abs(o.price_sats - (select price_sats from trades t where t.market = o.market and t.seq <= d.view_seq
                            order by t.seq desc limit 1)) > ${FAR_SHARE} * o.price_sats`;

/** Per seat that asked a model, in order of first question. */
export function auditSeats(file: SqliteFile, markets: readonly string[]): readonly SeatFigures[] {
  const facts = new Facts(file, markets);
  const bySeat = new Map<string, SeatFigures>();
  for (const row of file.prepare<[], AnswerRow>(ANSWERS).iterate()) {
    const figures = bySeat.get(row.seat) ?? begin(row.seat);
    bySeat.set(row.seat, figures);
    count(figures, row, facts);
  }
  const placed = file.prepare<[string], number>(PLACED_WRONGLY).pluck();
  for (const figures of bySeat.values()) figures.wrongOrdersPlaced = placed.get(figures.seat) ?? 0;
  return [...bySeat.values()];
}

function begin(seat: string): SeatFigures {
  const none = { inventedTickers: 0, beyondHoldings: 0, farPrices: 0, contradicted: 0 };
  return { seat, answers: 0, decided: 0, abstained: 0, unreadable: 0, ...none, clamped: 0, wrongOrdersPlaced: 0 };
}

function count(figures: SeatFigures, row: AnswerRow, facts: Facts): void {
  figures.answers += 1;
  if (row.outcome === 'DECIDED') figures.decided += 1;
  else figures.abstained += 1;
  if (row.clamps !== '[]') figures.clamped += 1;
  const said = read(row.rawAnswer);
  if (said === null) {
    figures.unreadable += 1;
    return;
  }
  if (!facts.markets.includes(said.market) || saysUnknownTicker(said.thesis, facts)) figures.inventedTickers += 1;
  if (said.orders.some((order) => facts.isBeyondHoldings(row, said.market, order))) figures.beyondHoldings += 1;
  if (said.orders.some((order) => facts.isFar(row, said.market, order))) figures.farPrices += 1;
  if (claimsOf(said.thesis).some((claim) => facts.contradicts(row, claim))) figures.contradicted += 1;
}

type SaidOrder = { readonly side: unknown; readonly priceSats: number; readonly quantityLots: number };
type Said = { readonly market: string; readonly thesis: string; readonly orders: readonly SaidOrder[] };

/** Far more forgiving than the exchange: what was meant counts, not what was valid. */
function read(rawAnswer: string): Said | null {
  const start = rawAnswer.indexOf('{');
  if (start < 0) return null;
  try {
    const body: unknown = JSON.parse(jsonrepair(rawAnswer.slice(start)));
    if (typeof body !== 'object' || body === null) return null;
    const { market, thesis, orders } = body as Partial<Record<string, unknown>>;
    const listed = Array.isArray(orders) ? orders.map(readOrder) : [];
    return { market: String(market ?? ''), thesis: String(thesis ?? ''), orders: listed };
  } catch {
    return null;
  }
}

function readOrder(order: unknown): SaidOrder {
  const { side, priceSats, quantityLots } = Object(order) as Partial<Record<string, unknown>>;
  return { side, priceSats: Number(priceSats ?? Number.NaN), quantityLots: Number(quantityLots ?? Number.NaN) };
}

function saysUnknownTicker(thesis: string, { markets }: Facts): boolean {
  return [...thesis.matchAll(/\b[A-Z]{2,6}\/BTC\b/g)].some(([symbol]) => !markets.includes(symbol));
}

type Claim = { readonly asset: string; readonly lots: number };

/** "I hold 120 lots of AAPL", "I own no SOL". */
function claimsOf(thesis: string): readonly Claim[] {
  const claims = thesis.matchAll(/\bI (?:hold|own|have) (no|\d[\d,_]*)(?: lots of)? ([A-Z]{2,6})\b/g);
  return [...claims].map(([, size = '', asset = '']) => ({
    asset,
    lots: size === 'no' ? 0 : Number(size.replace(/[,_]/g, '')),
  }));
}

type Listed = { readonly symbol: string; readonly lotsPerUnit: number };

/** What the ledger knows of a moment. */
class Facts {
  readonly markets: readonly string[];
  readonly #lotsPerUnit: ReadonlyMap<string, number>;
  readonly #accounts: ReadonlyMap<string, number>;
  readonly #holding;
  readonly #price;

  constructor(file: SqliteFile, markets: readonly string[]) {
    this.markets = markets;
    const started = file.prepare<[], string>(`select payload from journal where type = 'RunStarted'`).pluck().get();
    const { instruments } = JSON.parse(must(started, 'RunStarted')) as { readonly instruments: readonly Listed[] };
    this.#lotsPerUnit = new Map(instruments.map(({ symbol, lotsPerUnit }) => [symbol, lotsPerUnit]));
    this.#accounts = new Map(
      file.prepare<[], [string, number]>('select participant_id, account_id from accounts').raw().all(),
    );
    this.#holding = file.prepare<[{ account: number; asset: string; seq: number }], number>(HOLDING).pluck();
    this.#price = file
      .prepare<[string, number], number>(
        'select price_sats from trades where market = ? and seq <= ? order by seq desc limit 1',
      )
      .pluck();
  }

  /** A sale of more than it has, or a purchase that costs more than all its bitcoin. */
  isBeyondHoldings({ seat, viewSeq }: AnswerRow, market: string, order: SaidOrder): boolean {
    const lotsPerUnit = this.#lotsPerUnit.get(market);
    if (lotsPerUnit === undefined) return false;
    if (order.side === 'SELL') return order.quantityLots > this.#held(seat, viewSeq, assetOf(market));
    return (order.priceSats / lotsPerUnit) * order.quantityLots > this.#held(seat, viewSeq, 'BTC');
  }

  isFar({ viewSeq }: AnswerRow, market: string, { priceSats }: SaidOrder): boolean {
    const last = this.#price.get(market, viewSeq);
    return last !== undefined && Math.abs(priceSats - last) > FAR_SHARE * last;
  }

  contradicts({ seat, viewSeq }: AnswerRow, { asset, lots }: Claim): boolean {
    return this.#held(seat, viewSeq, asset) !== lots;
  }

  #held(seat: string, seq: number, asset: string): number {
    return this.#holding.get({ account: must(this.#accounts.get(seat), `account of ${seat}`), asset, seq }) ?? 0;
  }
}

function assetOf(market: string): string {
  return market.split('/')[0] ?? '';
}
