import { describe, expect, it } from 'vitest';
import { classifyFailure } from './classify-failure.ts';

const NOW = Date.UTC(2026, 0, 5, 12);

/** As the SDK throws it, by its fields: no class of the SDK is needed to be understood. */
const http = (status: number, fields: object = {}) => Object.assign(new Error(`${status} no`), { status, ...fields });
const limited = (headers: Record<string, string>) => classifyFailure(http(429, { headers: new Headers(headers) }), NOW);

describe('how long a provider wants to be left alone', () => {
  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': 'Mon, 05 Jan 2026 12:01:00 GMT' }, 60_000],
    [{ 'retry-after': 'Mon, 05 Jan 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': '-5' }, 0],
    [{ 'retry-after': 'soon' }, null],
    [{ 'retry-after': '3600' }, 3_600_000],
    [{ 'retry-after': '-0' }, 0],
    [{ 'retry-after': '1e3' }, 1_000_000],
    [{ 'retry-after': '1e999' }, null],
    [{ 'retry-after': 'Infinity' }, null],
    [{ 'retry-after': 'NaN' }, null],
    [{ 'retry-after': '' }, null],
    [{ 'retry-after': '7 seconds' }, null],
    [{ 'retry-after': '7, 9' }, null],
    [{ 'retry-after': 'soon 5' }, null],
    [{ 'retry-after': '2026-01-05' }, null],
    [{ 'retry-after': 'Mon, 32 Jan 2026 12:01:00 GMT' }, null],
    [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
    [{ 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' }, Date.UTC(9999, 11, 31, 23, 59, 59) - NOW],
    [{ 'retry-after-ms': '-1' }, 0],
    [{ 'retry-after-ms': 'soon', 'retry-after': '7' }, 7_000],
    [{ 'retry-after-ms': '250', 'retry-after': '7' }, 250],
    [{}, null],
  ])('%j is %s ms', (headers, retryAfterMs) => {
    expect(limited(headers)).toMatchObject({ cause: 'RATE_LIMITED', retryAfterMs, mayHaveRun: false });
  });
});

describe('what a thrown value means', () => {
  const refused = Object.assign(new Error('Connection error.'), {
    cause: Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }),
    }),
  });

  it.each<[string, unknown, string, boolean]>([
    ['a bare SyntaxError', new SyntaxError('Unexpected token'), 'PROVIDER_ERROR', true],
    ['an error with issues', Object.assign(new Error('bad'), { issues: [] }), 'PROVIDER_ERROR', true],
    ['undici: terminated', new TypeError('terminated'), 'CONNECTION_LOST', true],
    ['a reset connection', Object.assign(new Error('read'), { code: 'ECONNRESET' }), 'CONNECTION_LOST', true],
    ['a server that is not there', refused, 'CONNECTION_LOST', false],
    ['a wrong key', http(401), 'PROVIDER_ERROR', false],
    ['a gateway that gave up', http(504), 'PROVIDER_ERROR', false],
    ['a content filter', http(400, { code: 'content_filter' }), 'REFUSED', false],
    ['no error at all', 'boom', 'CONNECTION_LOST', true],
    ['nothing', undefined, 'CONNECTION_LOST', true],
  ])('%s', (_title, error, cause, mayHaveRun) => {
    expect(classifyFailure(error, NOW)).toMatchObject({ cause, mayHaveRun, retryAfterMs: null });
  });

  it('is told in one short line', () => {
    const { detail } = classifyFailure(new Error(`a\n\n\u0000b ${'long '.repeat(200)}`), NOW);
    expect(detail).toMatch(/^a b long/);
    expect(detail).toHaveLength(300);
  });

  it.each([
    [400, "Invalid parameter: 'response_format' of type 'json_schema'", true],
    [422, 'Extra inputs are not permitted: response_format', true],
    [400, 'Unknown name "$schema" at generation_config', true],
    [400, 'maximum context length is 4096 tokens', false],
    [404, 'No endpoints found that support the requested response_format', true],
    [501, 'tools are not implemented', true],
    [500, 'json_schema exploded', false],
  ])('%i %s: refuses the schema %s', (status, message, refusesSchema) => {
    const error = Object.assign(new Error(message), { status });
    expect(classifyFailure(error, NOW).refusesSchema).toBe(refusesSchema);
  });

  it('keeps the words that Groq rejected', () => {
    const error = http(400, { code: 'json_validate_failed', error: { failed_generation: '{"stance":' } });
    expect(classifyFailure(error, NOW).rejectedText).toBe('{"stance":');
  });
});
