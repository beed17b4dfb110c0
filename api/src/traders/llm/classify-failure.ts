import type { AbstainCause } from '../../market/decision.ts';

/** What a call that threw means. */
export type Failure = {
  readonly cause: Extract<AbstainCause, 'RATE_LIMITED' | 'PROVIDER_ERROR' | 'CONNECTION_LOST' | 'REFUSED'>;
  readonly detail: string;
  /** How long the provider asks to be left alone; null when it does not say. */
  readonly retryAfterMs: number | null;
  /** The provider does not take the requested form of the answer. */
  readonly refusesSchema: boolean;
  /** The provider does not give words one by one, or does not count them then. */
  readonly refusesStream: boolean;
  /** It refused this model's request, which says nothing about its other models. */
  readonly isModelsOwn: boolean;
  /** The text a provider rejected as not being the requested JSON, to be read like an answer; null for other failures. */
  readonly rejectedText: string | null;
  /** False only when it is certain that nothing ran and nothing is billed. */
  readonly mayHaveRun: boolean;
};

const SCHEMA_WORDS =
  /response_?format|text\.format|json_schema|json_object|json mode|structured output|schema|grammar|tool|function call/i;
const STREAM_WORDS = /\bstream(?:ed|ing)?\b|stream_options|include_usage/i;
/** 404: a router found no server for what was asked; 501: a server lacks it. A 500 may pass, so it lowers nothing. */
const SCHEMA_STATUSES: ReadonlySet<number> = new Set([400, 404, 422, 501]);
const MODELS_OWN_STATUSES: ReadonlySet<number> = new Set([400, 404, 413, 422]);
const NEVER_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** Date.parse alone reads a date into almost anything: `soon 5` would be one, long past. */
const HTTP_DATE = /^[A-Z][a-z]+, \d{2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/;

const MAX_DETAIL_CHARACTERS = 300;

/**
 * Classifies by what the error carries, not by its class: a bare SyntaxError, a ZodError and undici's
 * `TypeError: terminated` are no errors of the SDK, and other servers' errors have bodies of their own.
 *
 * @param now wall clock, for a Retry-After that is a date
 */
export function classifyFailure(error: unknown, now: number): Failure {
  const status = numberAt(error, 'status');
  if (status !== null) return classifyStatus(error, status, now);
  const root = rootOf(error);
  const code = textAt(root, 'code');
  const isForeign =
    error instanceof SyntaxError || error instanceof RangeError || at(error, 'issues') !== undefined || isSaid(error);
  return {
    cause: isForeign ? 'PROVIDER_ERROR' : 'CONNECTION_LOST',
    detail: isForeign
      ? `the reply is not a chat completion: ${line(messageOf(error))}`
      : line(code === null ? messageOf(root) : `${messageOf(root)} (${code})`),
    retryAfterMs: null,
    refusesSchema: false,
    refusesStream: false,
    isModelsOwn: false,
    rejectedText: null,
    mayHaveRun: !NEVER_REACHED.has(code ?? ''),
  };
}

function classifyStatus(error: unknown, status: number, now: number): Failure {
  const message = line(messageOf(error));
  const isBadRequest = status === 400 || status === 422;
  const said = `${message} ${textAt(error, 'param') ?? ''}`;
  return {
    cause: causeOf(error, status),
    detail: message.startsWith(String(status)) ? `HTTP ${message}` : `HTTP ${status}: ${message}`,
    retryAfterMs: status === 429 ? retryAfterMs(at(error, 'headers'), now) : null,
    refusesSchema: SCHEMA_STATUSES.has(status) && SCHEMA_WORDS.test(said),
    refusesStream: SCHEMA_STATUSES.has(status) && STREAM_WORDS.test(said),
    isModelsOwn: MODELS_OWN_STATUSES.has(status),
    rejectedText: isBadRequest ? textAt(at(error, 'error'), 'failed_generation') : null,
    mayHaveRun: false,
  };
}

/** The provider told of it in the middle of its answer. */
function isSaid(error: unknown): boolean {
  const said = at(error, 'error');
  return typeof said === 'string' || (typeof said === 'object' && said !== null);
}

function causeOf(error: unknown, status: number): Failure['cause'] {
  if (status === 429) return 'RATE_LIMITED';
  return textAt(error, 'code') === 'content_filter' ? 'REFUSED' : 'PROVIDER_ERROR';
}

function retryAfterMs(headers: unknown, now: number): number | null {
  if (!(headers instanceof Headers)) return null;
  const ms = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (Number.isFinite(ms)) return Math.max(ms, 0);
  const text = headers.get('retry-after') ?? '';
  const seconds = Number(text);
  if (text !== '' && Number.isFinite(seconds)) return Math.max(seconds * 1_000, 0);
  const date = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(date - now, 0);
}

/** One line, short: it is stored with the decision and shown to people. */
function line(text: string): string {
  const flat = text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return flat.length <= MAX_DETAIL_CHARACTERS ? flat : `${flat.slice(0, MAX_DETAIL_CHARACTERS - 1)}…`;
}

/** What happened first: the SDK and undici wrap the socket's own error. */
function rootOf(error: unknown): unknown {
  const cause = at(error, 'cause');
  return cause === undefined ? error : rootOf(cause);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function textAt(value: unknown, key: string): string | null {
  const found = at(value, key);
  return typeof found === 'string' ? found : null;
}

function numberAt(value: unknown, key: string): number | null {
  const found = at(value, key);
  return typeof found === 'number' ? found : null;
}
