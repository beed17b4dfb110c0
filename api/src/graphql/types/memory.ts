import { lessonOf } from '../../market/lesson.ts';
import type { MemoryView, NoteView } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { Direction, Stance } from '../enums.ts';

export const Memory = builder.objectRef<MemoryView>('Memory').implement({
  description: 'What an agent believed, and what the price did after. Only what came out is remembered.',
  fields: (t) => ({
    seq: t.field({ type: 'Sequence', description: 'Of the thought.', resolve: ({ seq }) => seq }),
    time: t.field({
      type: 'EpochMillis',
      description: 'Simulated time of the thought, milliseconds since the Unix epoch.',
      resolve: ({ time }) => time,
    }),
    market: t.exposeString('market', { description: 'Symbol of the market.' }),
    stance: t.field({ type: Stance, description: 'What it decided.', resolve: ({ stance }) => stance }),
    thesis: t.exposeString('thesis', { description: 'Why, in its own words. Untrusted text.' }),
    direction: t.field({
      type: Direction,
      description: 'Where the price was to go.',
      resolve: ({ direction }) => direction,
    }),
    priceSats: t.field({
      type: 'Sats',
      description: 'Price of one whole unit at that time, in sats.',
      resolve: ({ priceSats }) => priceSats,
    }),
    afterMinuteBps: t.field({
      type: 'BasisPoints',
      nullable: true,
      description:
        'How far the price had gone that way after one minute, in basis points; negative when the other way.',
      resolve: ({ minuteBps }) => minuteBps,
    }),
    afterFiveMinutesBps: t.field({
      type: 'BasisPoints',
      nullable: true,
      description: 'The same after five minutes, in basis points.',
      resolve: ({ fiveMinutesBps }) => fiveMinutesBps,
    }),
    lesson: t.string({
      nullable: true,
      description: 'What it is told of it; null while there is no outcome.',
      resolve: ({ fiveMinutesBps }) => lessonOf(fiveMinutesBps),
    }),
  }),
});

export const Note = builder.objectRef<NoteView>('Note').implement({
  description: 'A line that an agent wrote for itself. It is shown to it again, and to no other agent.',
  fields: (t) => ({
    seq: t.field({ type: 'Sequence', description: 'Of the thought.', resolve: ({ seq }) => seq }),
    time: t.field({
      type: 'EpochMillis',
      description: 'Simulated time, milliseconds since the Unix epoch.',
      resolve: ({ time }) => time,
    }),
    text: t.exposeString('text', { description: 'Untrusted text.' }),
  }),
});
