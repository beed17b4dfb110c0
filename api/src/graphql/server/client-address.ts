import type { IncomingMessage } from 'node:http';

/**
 * Who a connection counts for. Behind a proxy that is the last address of `X-Forwarded-For`, which the proxy itself wrote;
 * without one the header is anyone's word and is not read.
 */
export function clientAddress(request: IncomingMessage, isBehindProxy: boolean): string {
  const direct = request.socket.remoteAddress ?? 'unknown';
  if (!isBehindProxy) return countedAs(direct);
  const forwarded = request.headers['x-forwarded-for'];
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',').at(-1)?.trim();
  return countedAs(last === undefined || last === '' ? direct : last);
}

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const NETWORK_GROUPS = 4;

/** A home or a host is given 2^64 addresses of IPv6, so these count as one. */
export function countedAs(address: string): string {
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::', 2);
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const left = tail === undefined ? 0 : Math.max(8 - groups.length - rest.length, 0);
  const all = [...groups, ...Array<string>(left).fill('0'), ...rest].slice(0, NETWORK_GROUPS);
  return `${all.map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
