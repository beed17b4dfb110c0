import { RATE_LIMITED_WORDS } from '../operations/points.ts';
import type { Refusal } from './request-guard.ts';

export const NO_REPLAY: Refusal = {
  status: 404,
  code: 'NOT_FOUND',
  message: 'There is no replay of this name (any more): open it with PUT /replay/NAME',
};

export const FOREIGN: Refusal = { status: 403, code: 'FORBIDDEN', message: 'Pages of this origin may not use the API' };

export const TOO_MANY_STREAMS: Refusal = {
  status: 429,
  code: 'TOO_MANY_SUBSCRIPTIONS',
  message: 'Too many websockets and event streams are open; serviceLimits tells how many may be',
};

export function tooOften(retryAfterMs: number): Refusal {
  return { status: 429, code: 'RATE_LIMITED', message: RATE_LIMITED_WORDS, retryAfterMs };
}
