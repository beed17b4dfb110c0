import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { keepNoFetchTimings } from '../src/no-fetch-timings.ts';

const NODES_OWN_SIZE = 250;

const server = createServer((_request, response) => response.end('{}'));

afterEach(() => {
  performance.setResourceTimingBufferSize(NODES_OWN_SIZE);
  server.close();
});

test('nothing is kept of what was fetched', async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetchSome = async () => {
    for (let count = 0; count < 3; count += 1) await (await fetch(url)).text();
  };
  await fetchSome();
  expect(performance.getEntriesByType('resource')).not.toEqual([]);
  keepNoFetchTimings();
  await fetchSome();
  await expect.poll(() => performance.getEntriesByType('resource')).toEqual([]);
});
