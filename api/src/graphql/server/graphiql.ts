import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const DEFAULT_QUERY = `# Agent Market: a stock exchange whose money is Bitcoin and whose traders are AI agents.
# Press Ctrl-Enter. Amounts are sats (1e-8 BTC) or lots, as strings; every field says its unit.

query Market {
  simulation { status simAt speed seq }
  markets {
    symbol last bestBid bestAsk changeBps
    book(depth: D10) { bids { priceSats quantityLots } asks { priceSats quantityLots } checksum }
    trades(first: 5) { nodes { simAt takerSide priceSats quantityLots maker taker } }
  }
  leaderboard { rank name isScripted equitySats returnBps }
  thoughts(first: 5) { nodes { agentName isScripted market stance thesis } }
  ledgerCheck { balanced }
}

# A feed: choose it beside the play button.
subscription Ticks {
  ticks(rate: MS_250) {
    __typename
    ... on FeedEvent { firstSeq lastSeq prevSeq }
    ... on TickBatch { isSnapshot ticks { market last bestBid bestAsk } }
  }
}
`;

type Page = { readonly plain: Buffer; readonly gzipped: Buffer };

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
    const { plain, gzipped } = await this.#page;
    const compressed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const body = compressed ? gzipped : plain;
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': body.length,
      'Cache-Control': 'private, max-age=3600',
      'X-Frame-Options': 'DENY',
      'X-Content-Type-Options': 'nosniff',
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
      defaultQuery: DEFAULT_QUERY,
    });
    const plain = Buffer.from(html);
    return { plain, gzipped: await promisify(gzip)(plain, { level: constants.Z_BEST_SPEED }) };
  }
}
