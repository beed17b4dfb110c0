import dns from 'node:dns';
import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isLocalHost, takeAttempts } from './loopback-only.mjs';

describe('tests never leave the machine', () => {
  // These attempts are made on purpose and must not fail the run.
  beforeAll(() => vi.stubEnv('LOOPBACK_ONLY_LOG', ''));
  afterAll(() => vi.unstubAllEnvs());

  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['::1', true],
    ['[::1]', true],
    ['localhost', true],
    ['api.localhost', true],
    [undefined, true],
    ['example.com', false],
    ['10.0.0.1', false],
    ['2606:4700::1111', false],
    ['127.example.com', false],
  ])('%s is local: %s', (host, expected) => {
    expect(isLocalHost(host)).toBe(expected);
  });

  it('refuses fetch, sockets and look-ups, and remembers the attempt', async () => {
    await expect(fetch('http://192.0.2.1/')).rejects.toThrow();
    expect(() => net.connect(80, '192.0.2.1')).toThrow(/never leave/);
    expect(() => net.connect({ port: 80, host: 'example.com' })).toThrow(/never leave/);
    expect(() => dns.lookup('example.com', () => {})).toThrow(/never leave/);
    expect(takeAttempts()).toHaveLength(4);
  });

  it('lets the loopback through', async () => {
    const server = net.createServer((socket) => socket.end('hello')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as net.AddressInfo;
    const text = await new Promise((resolve) =>
      net.connect(port, '127.0.0.1').once('data', (data) => resolve(String(data))),
    );
    server.close();
    expect(text).toBe('hello');
  });
});
