import type { WakeCondition as ConditionView, ShortlistEntry as EntryView } from '../../market/decision.ts';
import { builder } from '../builder.ts';
import { ScanFilter, WakeConditionKind } from '../enums.ts';

export const ShortlistEntry = builder.objectRef<EntryView>('ShortlistEntry').implement({
  description: 'A market that was on offer in a turn, and why.',
  fields: (t) => ({
    market: t.exposeString('market', { description: 'Symbol of the market.' }),
    score: t.float({
      description: 'Sum of what the filters gave it, in points; below zero when a wide spread outweighs the rest.',
      resolve: ({ scoreHundredths }) => scoreHundredths / 100,
    }),
    because: t.field({
      type: ScanFilter,
      nullable: true,
      description: 'The filter that gave it most; null when none gave it anything.',
      resolve: ({ because }) => because,
    }),
  }),
});

export const WakeCondition = builder.objectRef<ConditionView>('WakeCondition').implement({
  description: 'What an agent asked to be woken by. Fills, news and large moves wake it unasked.',
  fields: (t) => ({
    kind: t.field({ type: WakeConditionKind, description: 'What has to happen.', resolve: ({ kind }) => kind }),
    market: t.string({
      nullable: true,
      description: 'Symbol of the market; null for a time.',
      resolve: (condition) => (condition.kind === 'AFTER' ? null : condition.market),
    }),
    priceSats: t.field({
      type: 'Sats',
      nullable: true,
      description: 'Price of one whole unit in sats; null unless it is about a price.',
      resolve: (condition) => ('priceSats' in condition ? condition.priceSats : null),
    }),
    spreadBps: t.field({
      type: 'BasisPoints',
      nullable: true,
      description: 'Spread in basis points; null unless it is about one.',
      resolve: (condition) => ('spreadBps' in condition ? condition.spreadBps : null),
    }),
    delayMs: t.int({
      nullable: true,
      description: 'Simulated time, milliseconds; null unless it is about that.',
      resolve: (condition) => ('delayMs' in condition ? condition.delayMs : null),
    }),
  }),
});
