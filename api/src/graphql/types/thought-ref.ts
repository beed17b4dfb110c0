import type { ThoughtView } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import type { RunSource } from '../run-source.ts';

export type ThoughtNode = { readonly run: RunSource; readonly view: ThoughtView };

/** Apart from its fields, because orders and fills lead to thoughts and thoughts lead to orders. */
export const Thought = builder.objectRef<ThoughtNode>('Thought');
