import { builder } from '../builder.ts';
import type { RemovedRun as RemovedRunView } from '../context.ts';

export const RemovedRun = builder.objectRef<RemovedRunView>('RemovedRun').implement({
  description:
    'A run whose folder was removed because all runs together had passed MAX_DATA_GB. It cannot be read any more.',
  fields: (t) => ({
    runId: t.exposeString('runId', { description: 'The id it had.' }),
    sizeBytes: t.exposeFloat('sizeBytes', { description: 'Size its folder had in bytes, a whole number.' }),
    at: t.field({
      type: 'DateTime',
      description: 'Wall-clock time of its removal, RFC 3339.',
      resolve: ({ atMs }) => atMs,
    }),
  }),
});
