import type { EventOf, MarketEvent } from '../market/events.ts';
import { type Asset, type Instrument, type MarketSymbol, QUOTE_ASSET } from '../market/instrument.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Posting, PostingReason } from '../market/posting.ts';
import { type Lots, notionalSats, type Sats } from '../market/units.ts';
import { must } from '../util/assert.ts';
import type { AccountsProjection } from './accounts.ts';
import type { Projection } from './projection.ts';
import type { TickerProjection } from './ticker.ts';
import type { PortfolioView, PositionView } from './views.ts';

type Holding = { quantityLots: Lots; costSats: Sats };

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

const GIFTS: readonly PostingReason[] = ['FUND', 'ADJUST', 'REPLENISH'];

/** What everyone owns and what it cost, folded from trades and gifts; cash comes from the accounts fold. */
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
        for (const instrument of event.instruments) {
          this.#instruments.set(instrument.symbol, instrument);
          this.#byBaseAsset.set(instrument.baseAsset, instrument);
        }
        return;
      case 'ParticipantAdmitted':
        this.#portfolios.set(event.participant.participantId, empty());
        return;
      case 'FundsPosted':
        for (const posting of event.postings) if (GIFTS.includes(posting.reason)) this.#gift(posting);
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

  /** Cash plus stock at mid. */
  equitySats(participantId: ParticipantId): Sats {
    const finalEquitySats = this.#portfolios.get(participantId)?.finalEquitySats ?? null;
    if (finalEquitySats !== null) return finalEquitySats;
    let equity = this.#accounts.total(participantId, QUOTE_ASSET);
    for (const instrument of this.#instruments.values()) {
      const quantityLots = this.#accounts.total(participantId, instrument.baseAsset);
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

  #worth(instrument: Instrument, quantityLots: Lots): Sats {
    return valueSats(this.#tickers.markSats(instrument.symbol), instrument, quantityLots);
  }

  /** Its money goes back to the treasury, its result stays. */
  #retire(participantId: ParticipantId): void {
    const portfolio = this.#portfolios.get(participantId);
    if (portfolio === undefined) return;
    portfolio.finalEquitySats = this.equitySats(participantId);
    portfolio.holdings.clear();
  }

  #position(market: MarketSymbol, holding: Holding): PositionView {
    const instrument = must(this.#instruments.get(market), market);
    const { quantityLots, costSats } = holding;
    const marketValueSats = this.#worth(instrument, quantityLots);
    const averageCostSats = quantityLots === 0 ? null : Math.round((costSats / quantityLots) * instrument.lotsPerUnit);
    return { market, quantityLots, averageCostSats, marketValueSats, unrealizedSats: marketValueSats - costSats };
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
    const holding = holdingOf(portfolio, event.market);
    if (isBuy) {
      holding.quantityLots += event.quantityLots;
      holding.costSats += notional + feeSats;
      return;
    }
    const costSats = share(holding, event.quantityLots);
    portfolio.realizedSats += notional - feeSats - costSats;
    holding.costSats -= costSats;
    holding.quantityLots -= event.quantityLots;
  }
}

function valueSats(priceSats: Sats, instrument: Instrument, quantityLots: Lots): Sats {
  return Math.round((priceSats / instrument.lotsPerUnit) * quantityLots);
}

/** The part of the cost that leaves with `quantityLots`; the last lot takes what rounding left. */
function share(holding: Holding, quantityLots: Lots): Sats {
  if (quantityLots >= holding.quantityLots) return holding.costSats;
  return Math.round((holding.costSats / holding.quantityLots) * quantityLots);
}

function holdingOf(portfolio: Portfolio, market: MarketSymbol): Holding {
  const present = portfolio.holdings.get(market);
  if (present !== undefined) return present;
  const holding: Holding = { quantityLots: 0, costSats: 0 };
  portfolio.holdings.set(market, holding);
  return holding;
}

function empty(): Portfolio {
  const sums = { startEquitySats: 0, realizedSats: 0, feesPaidSats: 0, turnoverSats: 0, fillCount: 0 };
  return { holdings: new Map(), ...sums, finalEquitySats: null };
}
