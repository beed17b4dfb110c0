import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { EXAMPLE_TABS } from './graphiql-examples.ts';

type Page = { readonly plain: Buffer; readonly gzipped: Buffer; readonly policy: string };

/** The API explorer as one page without a foreign address, made at the first visit and kept compressed. */
export class GraphiqlPage {
  readonly #path: string;
  #page: Promise<Page> | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  static isWanted(request: IncomingMessage): boolean {
    const { method, headers, url } = request;
    return method === 'GET' && (headers.accept ?? '').includes('text/html') && !(url ?? '').includes('query=');
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#page ??= this.#render();
    const { plain, gzipped, policy } = await this.#page;
    const compressed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const body = compressed ? gzipped : plain;
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': body.length,
      'Cache-Control': 'private, max-age=3600',
      'Content-Security-Policy': policy,
      'X-Frame-Options': 'DENY',
      Vary: 'Accept, Accept-Encoding',
      ...(compressed ? { 'Content-Encoding': 'gzip' } : {}),
    });
    response.end(body);
  }

  async #render(): Promise<Page> {
    const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
    const html = renderGraphiQL({
      title: 'Agent Market API',
      endpoint: this.#path,
      subscriptionsProtocol: 'WS',
      defaultTabs: EXAMPLE_TABS.map((tab) => ({ ...tab })),
      // Else the god token would stay in the browser.
      shouldPersistHeaders: false,
    });
    const plain = Buffer.from(html);
    const gzipped = await promisify(gzip)(plain, { level: constants.Z_BEST_SPEED });
    return { plain, gzipped, policy: policyOf(html) };
  }
}

/** The page's one script by its hash and nothing else; the editor makes its styles, fonts and workers itself. */
function policyOf(html: string): string {
  const opening = html.indexOf('<script');
  const script = html.slice(html.indexOf('>', opening) + 1, html.lastIndexOf('</script>'));
  const hash = createHash('sha256').update(script).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline'",
    'worker-src blob:',
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
