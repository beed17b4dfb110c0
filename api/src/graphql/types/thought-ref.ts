import type { Seq } from '../../market/units.ts';
import type { ThoughtView } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { thoughtAt } from '../run-rows.ts';
import type { RunSource } from '../run-source.ts';
import { type Known, whenKnown } from '../when-known.ts';

export type ThoughtNode = { readonly run: RunSource; readonly view: ThoughtView };

/** Apart from its fields, because orders and fills lead to thoughts and thoughts lead to orders. */
export const Thought = builder.objectRef<ThoughtNode>('Thought');

/** Null when the run has no decision there. */
export function thoughtNode(run: RunSource, seq: Seq): Known<ThoughtNode | null> {
  return whenKnown(thoughtAt(run, seq), (view) => (view === undefined ? null : { run, view }));
}
