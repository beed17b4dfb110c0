import type { IncomingMessage } from 'node:http';

/** Which web pages may use the API from a browser: those of the server itself and those it was told to allow. */
export class Origins {
  readonly #allowed: ReadonlySet<string>;

  constructor(allowed: readonly string[]) {
    this.#allowed = new Set(allowed);
  }

  /** The origin when a page sent this request and may read the answer; null for a page that may not or for no page. */
  allowedOf(request: IncomingMessage): string | null {
    const { origin } = request.headers;
    if (origin === undefined) return null;
    return this.#allowed.has(origin) || isOwn(origin, request.headers.host) ? origin : null;
  }

  /** Programs send no origin; pages must be allowed. Browsers do not ask before they open a websocket, so the server does. */
  isForeign(request: IncomingMessage): boolean {
    return request.headers.origin !== undefined && this.allowedOf(request) === null;
  }
}

function isOwn(origin: string, host: string | undefined): boolean {
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
