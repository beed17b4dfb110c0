import type { IncomingMessage } from 'node:http';

const JSON_TYPES = ['application/json', 'application/graphql+json'];

export type Refusal = {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** When the same may be taken, milliseconds from now. */
  readonly retryAfterMs?: number;
};

/**
 * What is refused before anything is read. Only JSON bodies are taken: a browser asks first before it sends one to a foreign
 * server, and never sends one from a form.
 */
export function guardRequest(request: IncomingMessage, maxBodyBytes: number): Refusal | null {
  switch (request.method) {
    case 'GET':
    case 'HEAD':
    case 'OPTIONS':
      return null;
    case 'POST':
      return guardBody(request, maxBodyBytes);
    default:
      return { status: 405, code: 'BAD_USER_INPUT', message: 'Use POST, or GET for queries and event streams' };
  }
}

function guardBody({ headers }: IncomingMessage, maxBodyBytes: number): Refusal | null {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!JSON_TYPES.includes(type)) {
    return { status: 415, code: 'BAD_USER_INPUT', message: 'The body must be application/json' };
  }
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
    return { status: 415, code: 'BAD_USER_INPUT', message: 'The body must not be compressed' };
  }
  if (Number(headers['content-length'] ?? 0) > maxBodyBytes) {
    return { status: 413, code: 'BAD_USER_INPUT', message: `The body may have at most ${maxBodyBytes} bytes` };
  }
  return null;
}
