import { GOD_TOKEN } from '../kit/test-server.ts';
import type { Hostile } from './fixture.ts';

const STOP = 'mutation { stopSimulation(input: {}) { changed } }';
const WRONG = ['BAD_USER_INPUT'];

const act = (title: string, authorization: string | null, code: string): Hostile => ({
  title,
  body: { query: STOP },
  codes: [code],
  ...(authorization === null ? {} : { headers: { Authorization: authorization } }),
});

/** Bodies that are no request, and acts of people who may not act. */
export const hostileBodies: readonly Hostile[] = [
  { title: 'no query', body: {}, codes: WRONG },
  { title: 'a query that is a number', body: { query: 5 }, codes: WRONG },
  { title: 'a query that is a list', body: { query: ['{ __typename }'] }, codes: WRONG },
  { title: 'a query that is null', body: { query: null }, codes: WRONG },
  { title: 'a batch', body: Array(11).fill({ query: '{ __typename }' }), codes: WRONG },
  { title: 'a batch of acts', body: Array(11).fill({ query: STOP }), codes: WRONG },
  { title: 'an empty batch', body: [], codes: WRONG },
  { title: 'broken JSON', body: '{"query": ', codes: WRONG },
  { title: 'no body', body: '', codes: WRONG },
  { title: 'JSON null', body: 'null', codes: WRONG },
  { title: 'a JSON text', body: '"{ __typename }"', codes: WRONG },
  {
    title: 'JSON nested 20,000 times',
    body: `{"query":"{ __typename }","variables":${'['.repeat(20_000)}`,
    codes: WRONG,
  },
  { title: 'an operation name that is an object', body: { query: '{ __typename }', operationName: {} }, codes: WRONG },
  {
    title: 'an operation that is not there',
    body: { query: 'query A { __typename }', operationName: 'B' },
    codes: WRONG,
  },
  { title: 'a field of a request that nobody knows', body: { query: '{ __typename }', admin: true }, codes: WRONG },
  {
    title: 'a persisted query that nobody persisted',
    body: { extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } },
    codes: WRONG,
  },
  act('an act without a token', null, 'UNAUTHENTICATED'),
  act('an act with a wrong token', 'Bearer wrong', 'FORBIDDEN'),
  act('an act with nearly the token', `Bearer ${GOD_TOKEN.slice(0, -1)}`, 'FORBIDDEN'),
  act('an act with more than the token', `Bearer ${GOD_TOKEN}x`, 'FORBIDDEN'),
  act('an act with the token of another scheme', `Basic ${GOD_TOKEN}`, 'FORBIDDEN'),
  act('an act with two tokens', `Bearer wrong, Bearer ${GOD_TOKEN}`, 'FORBIDDEN'),
  act('an act with a token of 8,000 characters', `Bearer ${'x'.repeat(8_000)}`, 'FORBIDDEN'),
];
