import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';

/**
 * What a caller may see of an error. A refusal is a GraphQLError all the way down and goes out as it is; anything else is a
 * bug, is logged whole, and goes out without its words.
 */
export function maskError(error: unknown, log: Logger): GraphQLError {
  if (isRefusal(error)) {
    error.extensions.code ??= 'BAD_USER_INPUT';
    return error;
  }
  const shown = error instanceof GraphQLError ? error : undefined;
  log.error({ err: shown?.originalError ?? error, path: shown?.path }, 'an operation failed');
  const place = shown === undefined ? {} : { nodes: shown.nodes ?? null, path: shown.path ?? null };
  return new GraphQLError('Unexpected error.', { ...place, extensions: { code: 'INTERNAL' } });
}

function isRefusal(error: unknown): error is GraphQLError {
  if (!(error instanceof GraphQLError)) return false;
  return error.originalError === undefined || isRefusal(error.originalError);
}
