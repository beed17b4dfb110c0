import type { IncomingMessage } from 'node:http';
import type { GraphQLError } from 'graphql';
import { apiError } from '../api-error.ts';

const EVENT_STREAM = 'text/event-stream';
/** Ranges that take an event stream without naming it. */
const WILDCARD = /(\*|text)\/\*/g;

/**
 * True when the request names event streams among what it takes. For one that does not, a wildcard means JSON from
 * here on: else a feed would be opened for it that nobody counted.
 */
export function takesEventStream(request: IncomingMessage): boolean {
  const accept = (request.headers.accept || '*/*').toLowerCase();
  const isNamed = namesEventStream(accept);
  request.headers.accept = isNamed ? accept : accept.replaceAll(WILDCARD, 'application/json');
  return isNamed;
}

/** A feed for who does not take event streams is not opened: nobody would read it, and nobody would close it. */
export function refusalOfStream({ headers }: globalThis.Request): GraphQLError | null {
  if (namesEventStream(headers.get('accept') ?? '')) return null;
  return apiError(
    'NOT_ACCEPTABLE',
    'A subscription is answered as an event stream: ask with the header "Accept: text/event-stream", or over a websocket',
  );
}

/** As yoga reads the header: a range in another character set counts for nothing. What only looks like the name does not either. */
function namesEventStream(accept: string): boolean {
  const ranges = accept.replaceAll(/\s/g, '').toLowerCase().split(',');
  return ranges.some((range) => {
    const [type, ...parameters] = range.split(';');
    const charset = parameters.find((parameter) => parameter.includes('charset='));
    return type === EVENT_STREAM && (charset === undefined || charset === 'charset=utf-8');
  });
}
