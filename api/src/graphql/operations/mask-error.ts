import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import type { Logger } from 'pino';
import { apiErrorCodes } from '../api-error.ts';

/**
 * What a caller may see of an error. A refusal is a GraphQLError all the way down and goes out as it is; anything else is a
 * bug, is logged whole, and goes out without its words.
 */
export function maskError(error: unknown, log: Logger): GraphQLError {
  if (isRefusal(error)) {
    const { extensions } = error;
    if (!apiErrorCodes.some((code) => code === extensions.code)) extensions.code = 'BAD_USER_INPUT';
    hideParser(extensions);
    return error;
  }
  const shown = error instanceof GraphQLError ? error : undefined;
  log.error({ err: shown?.originalError ?? error, path: shown?.path }, 'an operation failed');
  const place = shown === undefined ? {} : { nodes: shown.nodes ?? null, path: shown.path ?? null };
  return new GraphQLError('Unexpected error.', { ...place, extensions: { code: 'INTERNAL' } });
}

/** yoga quotes the JSON parser, and answers 400 because it does; what stays is the status. */
function hideParser(extensions: GraphQLErrorExtensions): void {
  if (extensions.originalError === undefined) return;
  delete extensions.originalError;
  extensions.http = { status: 400 };
}

function isRefusal(error: unknown): error is GraphQLError {
  if (!(error instanceof GraphQLError)) return false;
  return error.originalError === undefined || isRefusal(error.originalError);
}
