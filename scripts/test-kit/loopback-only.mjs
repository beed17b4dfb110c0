// Loaded into every process and worker of a test run (`node --import`): a connection, datagram or name look-up that
// would leave the machine throws, and is written to the file in LOOPBACK_ONLY_LOG, so that code which swallows the
// error still fails the run.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const LOCAL_NAMES = new Set(['localhost', 'ip6-localhost', '', '::', '0.0.0.0']);

export class LeftTheMachineError extends Error {
  name = 'LeftTheMachineError';
}

const attempts = [];

export function isLocalHost(host) {
  if (host === undefined || host === null) return true;
  const name = String(host)
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  if (LOCAL_NAMES.has(name) || name.endsWith('.localhost')) return true;
  return net.isIPv4(name) ? name.startsWith('127.') : name === '::1' || name.startsWith('::ffff:127.');
}

function refuse(what, host) {
  const text = `${what} ${host}: tests never leave the machine`;
  attempts.push(text);
  if (process.env.LOOPBACK_ONLY_LOG) appendFileSync(process.env.LOOPBACK_ONLY_LOG, `${text}\n`);
  throw new LeftTheMachineError(text);
}

/** The host of `socket.connect(...)`, whose arguments may be normalised already: [[options, callback]]. */
function hostOfConnect(args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === 'object' && first !== null) return first.path ? undefined : first.host;
  return typeof first === 'number' || /^\d+$/.test(String(first)) ? stringOrNothing(args[1]) : undefined;
}

function stringOrNothing(value) {
  return typeof value === 'string' ? value : undefined;
}

function guard(owner, method, hostOf) {
  const original = owner[method];
  if (typeof original !== 'function') return;
  owner[method] = function guarded(...args) {
    const host = hostOf(args);
    if (!isLocalHost(host)) refuse(method, host);
    return original.apply(this, args);
  };
}

function install() {
  guard(net.Socket.prototype, 'connect', hostOfConnect);
  guard(dgram.Socket.prototype, 'connect', (args) => stringOrNothing(args[1]));
  guard(dgram.Socket.prototype, 'send', (args) =>
    args.findLast((argument) => typeof argument === 'string' && argument !== args[0]),
  );
  for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
    for (const method of Object.getOwnPropertyNames(owner)) {
      if (method === 'lookup' || method.startsWith('resolve')) guard(owner, method, (args) => stringOrNothing(args[0]));
    }
  }
  syncBuiltinESMExports();
}

// A setup file may load this module a second time in the same thread: the first one holds the attempts.
const INSTALLED = Symbol.for('agent-market.loopback-only');
if (!globalThis[INSTALLED]) {
  globalThis[INSTALLED] = attempts;
  install();
}

/** The attempts of this thread since the last call. */
export function takeAttempts() {
  return globalThis[INSTALLED].splice(0);
}
