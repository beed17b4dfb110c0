import type { IncomingMessage } from 'node:http';

/**
 * Who a connection counts for. Behind a proxy that is the last address of `X-Forwarded-For`, which the proxy itself wrote;
 * without one the header is anyone's word and is not read.
 */
export function clientAddress(request: IncomingMessage, isBehindProxy: boolean): string {
  const direct = request.socket.remoteAddress ?? 'unknown';
  if (!isBehindProxy) return direct;
  const forwarded = request.headers['x-forwarded-for'];
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',').at(-1)?.trim();
  return last === undefined || last === '' ? direct : last;
}
