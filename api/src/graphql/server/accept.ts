import type { IncomingMessage } from 'node:http';

const EVENT_STREAM = 'text/event-stream';
/** Ranges that take an event stream without naming it. */
const WILDCARD = /(\*|text)\/\*/g;

/**
 * True when the request names event streams among what it takes. For one that does not, a wildcard means JSON from
 * here on: else a feed would be opened for it that nobody counted.
 */
export function takesEventStream(request: IncomingMessage): boolean {
  const accept = (request.headers.accept || '*/*').toLowerCase();
  const isNamed = accept.includes(EVENT_STREAM);
  request.headers.accept = isNamed ? accept : accept.replaceAll(WILDCARD, 'application/json');
  return isNamed;
}
