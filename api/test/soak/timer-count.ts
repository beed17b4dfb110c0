import { createRequire, syncBuiltinESMExports } from 'node:module';

type Callback = (...args: readonly unknown[]) => unknown;
type Start = (callback: Callback, ...rest: readonly unknown[]) => unknown;
type Clear = (timer: unknown) => void;
type Timers = { setTimeout: Start; setInterval: Start; clearTimeout: Clear; clearInterval: Clear };

/**
 * Counts timers of this thread from now on: those that wait, whether or not they keep the process alive. Node itself tells
 * of the latter only, and a leak of the former is one too. Timers of Node's own sockets are not among them.
 */
export function countTimers(): () => number {
  const waiting = new Set<unknown>();
  const library = createRequire(import.meta.url)('node:timers') as Timers;
  for (const owner of [library, globalThis as unknown as Timers]) watch(owner, waiting);
  syncBuiltinESMExports();
  return () => waiting.size;
}

function watch(owner: Timers, waiting: Set<unknown>): void {
  const {
    setTimeout: startOnce,
    setInterval: startForEver,
    clearTimeout: clearOnce,
    clearInterval: clearForEver,
  } = owner;
  owner.setTimeout = keepProperties(startOnce, (callback, ...rest) => {
    const timer = startOnce(
      (...args) => {
        waiting.delete(timer);
        return callback(...args);
      },
      ...rest,
    );
    waiting.add(timer);
    return timer;
  });
  owner.setInterval = keepProperties(startForEver, (callback, ...rest) => {
    const timer = startForEver(callback, ...rest);
    waiting.add(timer);
    return timer;
  });
  const forget =
    (clear: Clear): Clear =>
    (timer) => {
      waiting.delete(timer);
      clear(timer);
    };
  owner.clearTimeout = forget(clearOnce);
  owner.clearInterval = forget(clearForEver);
}

/** `setTimeout` carries its promise form for `util.promisify`. */
function keepProperties(original: Start, replacement: Start): Start {
  return Object.defineProperties(replacement, Object.getOwnPropertyDescriptors(original)) as Start;
}
