import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Logger } from 'pino';
import { type Choice, chooseDownload } from '../../export/download.ts';
import type { RunArchive } from '../../ledger/history.ts';
import type { Limits } from '../limits.ts';
import { clientAddress } from './client-address.ts';
import { ConnectionGate } from './connection-gate.ts';
import type { Refusal } from './request-guard.ts';

/** A file in the making. `stop` ends the work, also when nobody takes the rest. */
export type FileStream = { readonly stream: Readable; stop(): void };

/** Makes files of runs, away from the thread that answers everybody else. */
export interface RunExporter {
  open(runId: string, choice: Choice): FileStream;
}

export type DownloadsOptions = {
  readonly exporter: RunExporter;
  readonly archive: Pick<RunArchive, 'run' | 'open'>;
  readonly limits: Limits;
  readonly log: Logger;
  readonly isBehindProxy: boolean;
};

export const EXPORT_PATH = '/export/';

const CHECK_EVERY_MS = 1_000;

/** `GET /export/RUN_ID?format=...&table=...`: a run's tables and its bundle, for anybody, a few at a time. */
export class Downloads {
  readonly #options: DownloadsOptions;
  readonly #gate: ConnectionGate;
  readonly #open = new Set<FileStream>();

  constructor(options: DownloadsOptions) {
    this.#options = options;
    const { maxDownloadsPerAddress, maxDownloads } = options.limits;
    this.#gate = new ConnectionGate({ maxSocketsPerAddress: maxDownloadsPerAddress, maxSockets: maxDownloads });
  }

  /** Answers, or says why not; the caller sends the refusal. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<Refusal | null> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return NOT_ALLOWED;
    const address = new URL(request.url ?? '', 'http://server');
    const runId = address.pathname.slice(EXPORT_PATH.length);
    if (this.#options.archive.run(runId) === undefined) return noRun(runId);
    if (this.#options.archive.open(runId) === undefined) return unreadable(runId);
    const choice = chooseDownload(address.searchParams);
    if ('problem' in choice) return { status: 400, code: 'BAD_USER_INPUT', message: choice.problem };
    if (request.method === 'HEAD') return this.#head(response, runId, choice);
    const leave = this.#gate.enter(clientAddress(request, this.#options.isBehindProxy));
    if (leave === null) return TOO_MANY;
    await this.#send(response, runId, choice).finally(leave);
    return null;
  }

  close(): void {
    for (const file of this.#open) file.stop();
  }

  #head(response: ServerResponse, runId: string, choice: Choice): null {
    response.writeHead(200, headersOf(runId, choice)).end();
    return null;
  }

  async #send(response: ServerResponse, runId: string, choice: Choice): Promise<void> {
    const file = this.#options.exporter.open(runId, choice);
    this.#open.add(file);
    const stopWatching = watchTaking(response, this.#options.limits.slowConsumerMs);
    try {
      response.writeHead(200, headersOf(runId, choice));
      await pipeline(file.stream, response);
    } catch (error) {
      // The headers are gone: cutting the connection is the one way left to say that the file is not whole.
      this.#options.log.warn({ err: error, runId, file: choice.download.ending }, 'a download ended early');
      response.destroy();
    } finally {
      stopWatching();
      file.stop();
      this.#open.delete(file);
    }
  }
}

function headersOf(runId: string, { download }: Choice): Readonly<Record<string, string>> {
  return {
    'Content-Type': download.mediaType,
    'Content-Disposition': `attachment; filename="${runId}.${download.ending}"`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  };
}

/** Cuts the connection of a client that has something to take and takes nothing for so long. */
function watchTaking(response: ServerResponse, slowMs: number): () => void {
  let taken = 0;
  let tookMs = performance.now();
  const timer = setInterval(() => {
    const bytes = (response.socket?.bytesWritten ?? 0) - (response.socket?.writableLength ?? 0);
    if (bytes !== taken || response.writableLength === 0) tookMs = performance.now();
    taken = bytes;
    if (performance.now() - tookMs > slowMs) response.destroy();
  }, CHECK_EVERY_MS);
  return () => clearInterval(timer);
}

const NOT_ALLOWED: Refusal = { status: 405, code: 'BAD_USER_INPUT', message: 'Use GET' };

const TOO_MANY: Refusal = {
  status: 429,
  code: 'TOO_MANY_DOWNLOADS',
  message: 'Too many downloads are under way; serviceLimits tells how many may be. Try again when one has ended',
};

function unreadable(runId: string): Refusal {
  return {
    status: 404,
    code: 'NOT_FOUND',
    message: `The ledger of run ${runId} cannot be read: it is gone or damaged`,
  };
}

function noRun(runId: string): Refusal {
  return { status: 404, code: 'NOT_FOUND', message: `There is no run ${JSON.stringify(runId)}: runs lists them` };
}
