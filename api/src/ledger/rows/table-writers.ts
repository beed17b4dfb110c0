import { DecisionRows } from './decision-rows.ts';
import { InputRows } from './input-rows.ts';
import { ModelRows } from './model-rows.ts';
import { OccasionRows } from './occasion-rows.ts';
import { OrderRows } from './order-rows.ts';
import { ParticipantRows } from './participant-rows.ts';
import { PostingRows } from './posting-rows.ts';
import type { TableWriterMaker } from './table-writer.ts';
import { TradeRows } from './trade-rows.ts';

/** The registry: every table that is written entry by entry beside the journal. */
export const tableWriters: readonly TableWriterMaker[] = [
  (file) => new InputRows(file),
  (file) => new ParticipantRows(file),
  (file) => new PostingRows(file),
  (file) => new OrderRows(file),
  (file) => new TradeRows(file),
  (file) => new DecisionRows(file),
  (file) => new ModelRows(file),
  (file) => new OccasionRows(file),
];
