import { type Download, downloads } from '../../export/download.ts';
import { builder } from '../builder.ts';

type RunExportNode = Download & { readonly runId: string };

export const RunExport = builder.objectRef<RunExportNode>('RunExport').implement({
  description: 'A file of a run that can be fetched; docs/export.md tells what each column means.',
  fields: (t) => ({
    format: t.exposeString('format', { description: '`csv`, `ndjson`, `parquet` or `bundle`.' }),
    table: t.string({
      nullable: true,
      description: 'Such as `trades`; null for the bundle, which is the whole run.',
      resolve: ({ table }) => table,
    }),
    mediaType: t.exposeString('mediaType', { description: 'What the answer says it is.' }),
    url: t.string({
      description: 'Path and query on this server, for GET without a token.',
      resolve: ({ runId, query }) => `/export/${runId}?${query}`,
    }),
  }),
});

export function exportsOf(runId: string): readonly RunExportNode[] {
  return downloads.map((download) => ({ ...download, runId }));
}
