import type { CandleInterval as Interval } from '../../market/candle-interval.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { Candle } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { type Connection, PageInfo } from '../connection.ts';
import { CandleInterval } from '../enums.ts';

type ListsShape = {
  readonly market: MarketSymbol;
  readonly interval: Interval;
  readonly candles: readonly Candle[];
};

type ColumnsShape = ListsShape & { readonly pageInfo: Connection<Candle>['pageInfo'] };

const SAME_ORDER = 'in the order of `openTimes`';

/** Less than half the bytes of as many objects, and a chart reads them as they are. */
export const CandleLists = builder.interfaceRef<ListsShape>('CandleLists').implement({
  description: 'Candles of one market as parallel lists, oldest first: flat, for charts.',
  fields: (t) => {
    const column = <Type extends 'EpochMillis' | 'Sats' | 'Lots' | 'Int'>(
      type: Type,
      description: string,
      read: (candle: Candle) => number,
    ) =>
      t.field({
        type: [type],
        complexity: { field: 1, multiplier: 1 },
        description,
        resolve: ({ candles }) => candles.map(read) as never,
      });
    return {
      market: t.exposeString('market', { description: 'Symbol of the market.' }),
      interval: t.field({ type: CandleInterval, description: 'Length of each.', resolve: (lists) => lists.interval }),
      openTimes: column(
        'EpochMillis',
        'Where each begins, simulated milliseconds since the Unix epoch.',
        ({ openTime }) => openTime,
      ),
      opens: column('Sats', `First prices in sats per whole base unit, ${SAME_ORDER}.`, ({ openSats }) => openSats),
      highs: column('Sats', `Highest prices in sats per whole base unit, ${SAME_ORDER}.`, ({ highSats }) => highSats),
      lows: column('Sats', `Lowest prices in sats per whole base unit, ${SAME_ORDER}.`, ({ lowSats }) => lowSats),
      closes: column('Sats', `Last prices in sats per whole base unit, ${SAME_ORDER}.`, ({ closeSats }) => closeSats),
      volumesLots: column('Lots', `Traded quantities in lots, ${SAME_ORDER}.`, ({ volumeLots }) => volumeLots),
      turnovers: column('Sats', `Sums of what was paid, in sats, ${SAME_ORDER}.`, ({ turnoverSats }) => turnoverSats),
      tradeCounts: column('Int', `How many trades, ${SAME_ORDER}.`, ({ tradeCount }) => tradeCount),
      isLastClosed: t.boolean({
        description: 'False while the interval of the last one still runs; all before it are closed. True of none.',
        resolve: ({ candles }) => candles.at(-1)?.isClosed ?? true,
      }),
      seq: t.field({
        type: 'Sequence',
        description: 'Last event folded into the last one; 0 of none.',
        resolve: ({ candles }) => candles.at(-1)?.seq ?? 0,
      }),
    };
  },
});

export const CandleColumns = builder.objectRef<ColumnsShape>('CandleColumns').implement({
  description: 'A page of candles as parallel lists, oldest first: the same candles as `candles`, in far fewer bytes.',
  interfaces: [CandleLists],
  fields: (t) => ({
    pageInfo: t.field({
      type: PageInfo,
      description: 'Where the page lies; its cursors are those of `candles`.',
      resolve: (page) => page.pageInfo,
    }),
  }),
});

export function candleColumns(
  market: MarketSymbol,
  interval: Interval,
  { edges, pageInfo }: Connection<Candle>,
): ColumnsShape {
  return { market, interval, candles: edges.map(({ node }) => node), pageInfo };
}
