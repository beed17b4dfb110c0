import type { TableSpec } from '../table-spec.ts';
import { candles } from './candles.ts';
import { decisions } from './decisions.ts';
import { equity } from './equity.ts';
import { orders } from './orders.ts';
import { postings } from './postings.ts';
import { trades } from './trades.ts';

/** Every table that can be exported. */
export const tables: readonly TableSpec[] = [trades, candles, orders, postings, decisions, equity];
