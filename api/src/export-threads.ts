import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Choice } from './export/download.ts';
import type { ExportThreadData } from './export-thread.ts';
import type { FileStream, RunExporter } from './graphql/server/downloads.ts';

/** Rows, Parquet and compression take time: each file is made by a thread of its own, which waits when nobody takes it. */
export class ExportThreads implements RunExporter {
  readonly #dataDir: string;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  open(runId: string, { download, intervals }: Choice): FileStream {
    const scratchDir = mkdtempSync(join(tmpdir(), 'market-export-'));
    const { format, table } = download;
    const workerData: ExportThreadData = { dataDir: this.#dataDir, runId, format, table, intervals, scratchDir };
    const url = new URL('./export-thread.ts', import.meta.url);
    const worker = new Worker(url, { workerData, stdout: true, name: `export ${download.ending}` });
    const { stdout: stream } = worker;
    worker.once('error', (error) => stream.destroy(error));
    worker.once('exit', (code) => {
      // Otherwise half a file would look like a whole one.
      if (code !== 0) stream.destroy(new Error(`the thread that made ${download.ending} was ended`));
      rmSync(scratchDir, { recursive: true, force: true });
    });
    return { stream, stop: () => void worker.terminate() };
  }
}
