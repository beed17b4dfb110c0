import { instant, type Table, units } from '#lib/format/table.ts';
import type { AgentPageQuery, OpenOrderFieldsFragment, PortfolioFieldsFragment } from '#lib/generated/graphql.ts';
import type { BoardRow } from './board.ts';
import type { Ladder } from './ladder.ts';
import type { Trade } from './tape.ts';
import type { Tick } from './ticks.ts';
import { outcomeOf, type WireEntry } from './wire-entries.ts';

/** Rows of panels as they are taken away: exact, in plain digits, with the unit in the name of the column. */

type LotsOf = (symbol: string) => number;
type Fill = NonNullable<AgentPageQuery['agent']>['fills']['nodes'][number];
type Bar = {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
};

export function tradesTable(trades: readonly Trade[], lotsOf: LotsOf): Table {
  return {
    columns: ['simulatedAt', 'market', 'priceSats', 'quantity', 'takerSide', 'taker', 'maker', 'isAuction', 'id'],
    rows: trades.map((trade) => [
      instant(trade.time),
      trade.market,
      trade.priceSats,
      units(trade.quantityLots, lotsOf(trade.market)),
      trade.isAuction ? null : trade.takerSide,
      trade.taker,
      trade.maker,
      trade.isAuction,
      trade.id,
    ]),
  };
}

export function ladderTable(ladder: Ladder, lotsPerUnit: number): Table {
  const side = (rungs: Ladder['bids'], name: string) =>
    rungs.map((rung) => [
      name,
      rung.price,
      units(rung.quantity, lotsPerUnit),
      units(rung.total, lotsPerUnit),
      rung.orders,
      rung.wall,
    ]);
  return {
    columns: ['side', 'priceSats', 'quantity', 'totalQuantity', 'orders', 'isWall'],
    rows: [...side(ladder.asks.toReversed(), 'ask'), ...side(ladder.bids, 'bid')],
  };
}

type Resting = {
  readonly orderId: number;
  readonly participant: string;
  readonly priceSats: string | null;
  readonly displayedLots: string;
};

export function restingTable(bids: readonly Resting[], asks: readonly Resting[], lotsPerUnit: number): Table {
  const side = (orders: readonly Resting[], name: string) =>
    orders.map((order) => [
      name,
      order.priceSats,
      units(order.displayedLots, lotsPerUnit),
      order.participant,
      order.orderId,
    ]);
  return {
    columns: ['side', 'priceSats', 'displayedQuantity', 'participant', 'orderId'],
    rows: [...side(asks, 'ask'), ...side(bids, 'bid')],
  };
}

export function candlesTable(bars: readonly Bar[], lotsPerUnit: number): Table {
  return {
    columns: ['opensAt', 'openSats', 'highSats', 'lowSats', 'closeSats', 'volume'],
    rows: bars.map(({ time, open, high, low, close, volume }) => [
      instant(time * 1000),
      open,
      high,
      low,
      close,
      units(volume, lotsPerUnit),
    ]),
  };
}

export function marketsTable(ticks: readonly Tick[], lotsOf: LotsOf): Table {
  return {
    columns: [
      'market',
      'status',
      'lastSats',
      'bestBidSats',
      'bestAskSats',
      'changeSats',
      'changeBps',
      'volume',
      'trades',
    ],
    rows: ticks.map((tick) => [
      tick.market,
      tick.status,
      tick.last ?? null,
      tick.bestBid ?? null,
      tick.bestAsk ?? null,
      tick.change,
      tick.changeBps,
      units(tick.day.volumeLots, lotsOf(tick.market)),
      tick.day.tradeCount,
    ]),
  };
}

export function standingsTable(rows: readonly BoardRow[]): Table {
  return {
    columns: [
      'rank',
      'participant',
      'name',
      'isBaseline',
      'isScripted',
      'equitySats',
      'profitSats',
      'returnBps',
      'maxDrawdownBps',
      'fills',
      'decisions',
    ],
    rows: rows.map((row) => [
      row.rank,
      row.participant,
      row.name,
      row.isBaseline,
      row.isScripted,
      row.equitySats,
      row.profitSats,
      row.returnBps,
      row.maxDrawdownBps,
      row.fillCount,
      row.decisionCount,
    ]),
  };
}

export function fillsTable(fills: readonly Fill[], lotsOf: LotsOf): Table {
  return {
    columns: [
      'simulatedAt',
      'market',
      'side',
      'quantity',
      'priceSats',
      'feeSats',
      'role',
      'with',
      'orderId',
      'decision',
    ],
    rows: fills.map(({ trade, side, isMaker, feeSats, orderId, thought }) => [
      instant(trade.time),
      trade.market,
      side,
      units(trade.quantityLots, lotsOf(trade.market)),
      trade.priceSats,
      feeSats,
      isMaker ? 'maker' : 'taker',
      isMaker ? trade.taker : trade.maker,
      orderId,
      thought?.seq ?? null,
    ]),
  };
}

export function positionsTable(positions: PortfolioFieldsFragment['positions'], lotsOf: LotsOf): Table {
  return {
    columns: ['market', 'quantity', 'averageCostSats', 'unrealizedSats', 'marketValueSats'],
    rows: positions.map((position) => [
      position.market,
      units(position.quantityLots, lotsOf(position.market)),
      position.averageCostSats ?? null,
      position.unrealizedSats,
      position.marketValueSats,
    ]),
  };
}

export function openOrdersTable(orders: readonly OpenOrderFieldsFragment[], lotsOf: LotsOf): Table {
  return {
    columns: ['orderId', 'market', 'side', 'kind', 'priceSats', 'stopPriceSats', 'remaining', 'placedAt'],
    rows: orders.map((order) => [
      order.orderId,
      order.market,
      order.side,
      order.kind,
      order.priceSats,
      order.stopPriceSats,
      units(order.remainingLots, lotsOf(order.market)),
      order.placedAt,
    ]),
  };
}

export function wireTable(entries: readonly WireEntry[]): Table {
  return {
    columns: ['simulatedAt', 'seq', 'kind', 'who', 'stance', 'market', 'outcome', 'words', 'orders', 'costUsd'],
    rows: entries.map((entry) => {
      if (entry.kind === 'occasion') {
        const { time, seq, kind, market, title } = entry.occasion;
        return [instant(time), seq, kind, null, null, market, null, title, 0, null];
      }
      const { thought } = entry;
      const { time, seq, agent, stance, market, thesis, abstainDetail, orders, costUsd } = thought;
      const words = thesis || (abstainDetail ?? '');
      return [instant(time), seq, 'THOUGHT', agent, stance, market, outcomeOf(thought), words, orders.length, costUsd];
    }),
  };
}
