import type { EventOf, MarketEvent } from '../market/events.ts';
import { type Asset, type Instrument, type MarketSymbol, QUOTE_ASSET } from '../market/instrument.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Posting } from '../market/posting.ts';
import { type Lots, notionalSats, type Sats } from '../market/units.ts';
import { must } from '../util/assert.ts';
import type { AccountsProjection } from './accounts.ts';
import type { Projection } from './projection.ts';
import type { TickerProjection } from './ticker.ts';
import type { PortfolioView, PositionView } from './views.ts';

/** Net of what is owed; a short position has a negative quantity, and a negative cost: what it brought in. */
type Holding = { quantityLots: Lots; owedLots: Lots; costSats: Sats };

type Portfolio = {
  readonly holdings: Map<MarketSymbol, Holding>;
  startEquitySats: Sats;
  realizedSats: Sats;
  feesPaidSats: Sats;
  turnoverSats: Sats;
  fillCount: number;
  /** What it was worth when it left; null while it takes part. */
  finalEquitySats: Sats | null;
};

type State = {
  readonly instruments: readonly Instrument[];
  readonly portfolios: readonly (readonly [
    ParticipantId,
    Omit<Portfolio, 'holdings'> & { readonly holdings: readonly (readonly [MarketSymbol, Readonly<Holding>])[] },
  ])[];
};

/** What everyone owns, owes and what it cost, folded from trades, gifts and loans; cash comes from the accounts fold. */
export class PortfoliosProjection implements Projection {
  readonly #accounts: AccountsProjection;
  readonly #tickers: TickerProjection;
  readonly #instruments = new Map<MarketSymbol, Instrument>();
  readonly #byBaseAsset = new Map<Asset, Instrument>();
  readonly #portfolios = new Map<ParticipantId, Portfolio>();

  constructor(accounts: AccountsProjection, tickers: TickerProjection) {
    this.#accounts = accounts;
    this.#tickers = tickers;
  }

  apply(event: MarketEvent): void {
    switch (event.type) {
      case 'RunStarted':
        for (const instrument of event.instruments) this.#list(instrument);
        return;
      case 'ParticipantAdmitted':
        this.#portfolios.set(event.participant.participantId, empty());
        return;
      case 'FundsPosted':
        for (const posting of event.postings) this.#post(posting);
        return;
      case 'ParticipantRetired':
        this.#retire(event.participantId);
        return;
      case 'TradeExecuted':
        this.#trade(event);
        return;
      default:
        return;
    }
  }

  view(participantId: ParticipantId, seq: number, time: number): PortfolioView {
    const portfolio = this.#portfolios.get(participantId) ?? empty();
    const positions = [...portfolio.holdings].map(([market, holding]) => this.#position(market, holding));
    const { startEquitySats, realizedSats, feesPaidSats, turnoverSats, fillCount } = portfolio;
    return {
      participantId,
      balances: this.#accounts.balances(participantId),
      positions,
      equitySats: this.equitySats(participantId),
      startEquitySats,
      realizedSats,
      feesPaidSats,
      turnoverSats,
      fillCount,
      seq,
      time,
    };
  }

  state(): State {
    const portfolios = [...this.#portfolios].map(([participantId, portfolio]) => {
      return [participantId, { ...portfolio, holdings: [...portfolio.holdings] }] as const;
    });
    return { instruments: [...this.#instruments.values()], portfolios };
  }

  restore(state: unknown): void {
    const { instruments, portfolios } = state as State;
    this.#instruments.clear();
    this.#byBaseAsset.clear();
    this.#portfolios.clear();
    for (const instrument of instruments) this.#list(instrument);
    for (const [participantId, portfolio] of portfolios) {
      const holdings = new Map(portfolio.holdings.map(([market, holding]) => [market, { ...holding }]));
      this.#portfolios.set(participantId, { ...portfolio, holdings });
    }
  }

  owedLots(participantId: ParticipantId, asset: Asset): Lots {
    const market = this.#byBaseAsset.get(asset)?.symbol;
    return market === undefined ? 0 : this.#owed(participantId, market);
  }

  /** Cash plus stock at mid, less what is owed. */
  equitySats(participantId: ParticipantId): Sats {
    const finalEquitySats = this.#portfolios.get(participantId)?.finalEquitySats ?? null;
    if (finalEquitySats !== null) return finalEquitySats;
    let equity = this.#accounts.total(participantId, QUOTE_ASSET);
    for (const instrument of this.#instruments.values()) {
      const ownedLots = this.#accounts.total(participantId, instrument.baseAsset);
      const quantityLots = ownedLots - this.#owed(participantId, instrument.symbol);
      if (quantityLots !== 0) equity += this.#worth(instrument, quantityLots);
    }
    return equity;
  }

  startEquitySats(participantId: ParticipantId): Sats {
    return this.#portfolios.get(participantId)?.startEquitySats ?? 0;
  }

  fillCount(participantId: ParticipantId): number {
    return this.#portfolios.get(participantId)?.fillCount ?? 0;
  }

  #list(instrument: Instrument): void {
    this.#instruments.set(instrument.symbol, instrument);
    this.#byBaseAsset.set(instrument.baseAsset, instrument);
  }

  #worth(instrument: Instrument, quantityLots: Lots): Sats {
    return valueSats(this.#tickers.markSats(instrument.symbol), instrument, quantityLots);
  }

  #owed(participantId: ParticipantId, market: MarketSymbol): Lots {
    return this.#portfolios.get(participantId)?.holdings.get(market)?.owedLots ?? 0;
  }

  /** Its money goes back to the treasury and its debt is forgiven; its result stays as it was before. */
  #retire(participantId: ParticipantId): void {
    const portfolio = this.#portfolios.get(participantId);
    if (portfolio === undefined) return;
    portfolio.finalEquitySats = this.equitySats(participantId);
    portfolio.holdings.clear();
  }

  #position(market: MarketSymbol, holding: Holding): PositionView {
    const instrument = must(this.#instruments.get(market), market);
    const { quantityLots, owedLots, costSats } = holding;
    const marketValueSats = this.#worth(instrument, quantityLots);
    const averageCostSats = quantityLots === 0 ? null : Math.round((costSats / quantityLots) * instrument.lotsPerUnit);
    const unrealizedSats = marketValueSats - costSats;
    return { market, quantityLots, owedLots, averageCostSats, marketValueSats, unrealizedSats };
  }

  #post(posting: Posting): void {
    switch (posting.reason) {
      case 'FUND':
      case 'ADJUST':
      case 'REPLENISH':
        this.#gift(posting);
        return;
      case 'BORROW':
        this.#owe(posting.to.account, posting.asset, posting.amount);
        return;
      case 'REPAY':
        this.#owe(posting.from.account, posting.asset, -posting.amount);
        return;
      default:
        return;
    }
  }

  /** A loan changes what is owned and what is owed alike, so the position stays. */
  #owe(participantId: ParticipantId, asset: Asset, lots: Lots): void {
    const portfolio = this.#portfolios.get(participantId);
    if (portfolio === undefined || portfolio.finalEquitySats !== null) return;
    const { symbol } = must(this.#byBaseAsset.get(asset), `market of ${asset}`);
    holdingOf(portfolio, symbol).owedLots += lots;
  }

  /** Funds from or to the treasury move the start line, so that a gift is no profit and a withdrawal no loss. */
  #gift(posting: Posting): void {
    this.#receive(posting.to.account, posting.asset, posting.amount);
    this.#receive(posting.from.account, posting.asset, -posting.amount);
  }

  #receive(participantId: ParticipantId, asset: Asset, amount: number): void {
    const portfolio = this.#portfolios.get(participantId);
    if (portfolio === undefined) return;
    if (asset === QUOTE_ASSET) {
      portfolio.startEquitySats += amount;
      return;
    }
    const instrument = must(this.#byBaseAsset.get(asset), `market of ${asset}`);
    const priceSats = this.#tickers.marketPriceSats(instrument.symbol) ?? instrument.openingPriceSats;
    const costSats = valueSats(priceSats, instrument, amount);
    portfolio.startEquitySats += costSats;
    const holding = holdingOf(portfolio, instrument.symbol);
    holding.quantityLots += amount;
    holding.costSats += costSats;
  }

  #trade(event: EventOf<'TradeExecuted'>): void {
    const { lotsPerUnit } = must(this.#instruments.get(event.market), event.market);
    const notional = notionalSats(event.priceSats, event.quantityLots, lotsPerUnit);
    const takerBuys = event.takerSide === 'BUY';
    this.#fill(event.takerId, event, takerBuys, notional, event.takerFeeSats);
    this.#fill(event.makerId, event, !takerBuys, notional, event.makerFeeSats);
  }

  #fill(
    participantId: ParticipantId,
    event: EventOf<'TradeExecuted'>,
    isBuy: boolean,
    notional: Sats,
    feeSats: Sats,
  ): void {
    const portfolio = this.#portfolios.get(participantId);
    if (portfolio === undefined) return;
    portfolio.fillCount += 1;
    portfolio.turnoverSats += notional;
    portfolio.feesPaidSats += feeSats;
    const paidSats = isBuy ? notional + feeSats : feeSats - notional;
    const holding = holdingOf(portfolio, event.market);
    portfolio.realizedSats += deal(holding, isBuy ? event.quantityLots : -event.quantityLots, paidSats);
  }
}

/**
 * Adds to a position, or closes as much of it as a deal can and opens the other side with the rest. Lots and sats are
 * signed: bought and paid are positive. Answers what closing realised.
 */
function deal(holding: Holding, lots: Lots, paidSats: Sats): Sats {
  const isClosing = Math.sign(holding.quantityLots) === -Math.sign(lots);
  const closedLots = isClosing ? Math.min(Math.abs(lots), Math.abs(holding.quantityLots)) : 0;
  const closingSats = part(paidSats, closedLots, Math.abs(lots));
  const costSats = part(holding.costSats, closedLots, Math.abs(holding.quantityLots));
  holding.quantityLots += lots;
  holding.costSats += paidSats - closingSats - costSats;
  return -closingSats - costSats;
}

function valueSats(priceSats: Sats, instrument: Instrument, quantityLots: Lots): Sats {
  return Math.round((priceSats / instrument.lotsPerUnit) * quantityLots);
}

/** The share of a sum that falls to some of its lots; the last lot takes what rounding left. */
function part(sats: Sats, lots: Lots, ofLots: Lots): Sats {
  if (lots === 0) return 0;
  return lots === ofLots ? sats : Math.round((sats / ofLots) * lots);
}

function holdingOf(portfolio: Portfolio, market: MarketSymbol): Holding {
  const present = portfolio.holdings.get(market);
  if (present !== undefined) return present;
  const holding: Holding = { quantityLots: 0, owedLots: 0, costSats: 0 };
  portfolio.holdings.set(market, holding);
  return holding;
}

function empty(): Portfolio {
  const sums = { startEquitySats: 0, realizedSats: 0, feesPaidSats: 0, turnoverSats: 0, fillCount: 0 };
  return { holdings: new Map(), ...sums, finalEquitySats: null };
}
