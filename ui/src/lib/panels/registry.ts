import type { Component } from 'svelte';
import DepthChart from './DepthChart.svelte';
import Leaderboard from './Leaderboard.svelte';
import MarketHeader from './MarketHeader.svelte';
import MarketState from './MarketState.svelte';
import MarketWatch from './MarketWatch.svelte';
import Movers from './Movers.svelte';
import OrderBook from './OrderBook.svelte';
import PriceChart from './PriceChart.svelte';
import Tape from './Tape.svelte';
import TopOfBook from './TopOfBook.svelte';
import Wire from './Wire.svelte';

/** Columns of the market view, from left to right. */
export const COLUMNS = ['left', 'centre', 'book', 'wire'] as const;
export type Column = (typeof COLUMNS)[number];

/** Tabs of the market view on a small screen. */
export const TABS = ['Chart', 'Book', 'Tape', 'Wire', 'Agents'] as const;
export type Tab = (typeof TABS)[number];

export type PanelEntry = {
  readonly id: string;
  readonly component: Component;
  readonly column: Column;
  /** Share of the height that is left in the column; 0 takes what it needs. */
  readonly grow: number;
  /** Tabs that show the panel on a small screen; none hides it there. */
  readonly tabs: readonly Tab[];
  /** Drawn on small screens only. */
  readonly smallOnly?: boolean;
};

/** A new panel is one file and one line here. Order is order on the screen. */
export const PANELS: readonly PanelEntry[] = [
  { id: 'watch', component: MarketWatch, column: 'left', grow: 0, tabs: [] },
  { id: 'movers', component: Movers, column: 'left', grow: 0, tabs: [] },
  { id: 'leaderboard', component: Leaderboard, column: 'left', grow: 1, tabs: ['Agents'] },
  { id: 'header', component: MarketHeader, column: 'centre', grow: 0, tabs: [] },
  { id: 'state', component: MarketState, column: 'centre', grow: 0, tabs: ['Chart', 'Book', 'Tape'] },
  { id: 'chart', component: PriceChart, column: 'centre', grow: 2.2, tabs: ['Chart'] },
  { id: 'top-of-book', component: TopOfBook, column: 'centre', grow: 0, tabs: ['Chart'], smallOnly: true },
  { id: 'depth', component: DepthChart, column: 'centre', grow: 1, tabs: ['Book'] },
  { id: 'book', component: OrderBook, column: 'book', grow: 2, tabs: ['Book'] },
  { id: 'tape', component: Tape, column: 'book', grow: 1, tabs: ['Tape'] },
  { id: 'wire', component: Wire, column: 'wire', grow: 1, tabs: ['Chart', 'Wire'] },
];
