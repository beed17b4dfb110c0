import { builder } from '../builder.ts';
import type { RateState } from '../operations/points.ts';

export const RateLimit = builder.objectRef<RateState>('RateLimit').implement({
  description: 'How the address that asks stands: every operation takes points, and points come back with time.',
  fields: (t) => ({
    limit: t.exposeInt('limit', { description: 'Points at most.' }),
    pointsPerSecond: t.exposeInt('pointsPerSecond', { description: 'Points that come back in a second.' }),
    cost: t.exposeInt('cost', { description: 'Points that this operation took.' }),
    remaining: t.exposeInt('remaining', { description: 'Points that are left, this operation paid.' }),
    resetAt: t.field({
      type: 'DateTime',
      description: 'Wall-clock time at which all points are there again if nothing is asked until then, RFC 3339.',
      resolve: ({ resetAtMs }) => resetAtMs,
    }),
  }),
});
