import { GraphQLError } from 'graphql';

/** Every technical refusal names one of these in `extensions.code`. */
export const apiErrorCodes = [
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'READ_ONLY',
  'COST_LIMIT',
  'TOO_MANY_SUBSCRIPTIONS',
  'RATE_LIMITED',
  'TIMEOUT',
  'NOT_ACCEPTABLE',
  'NOT_FOUND',
  'INTERNAL',
] as const;
export type ApiErrorCode = (typeof apiErrorCodes)[number];

/** A refusal as a top-level error. Its message is public. */
export function apiError(code: ApiErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

export function badInput(message: string): GraphQLError {
  return apiError('BAD_USER_INPUT', message);
}
