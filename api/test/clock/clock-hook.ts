import { BroadcastChannel, isMainThread } from 'node:worker_threads';

// Loaded before the server in each of its threads (`--import`). The wall clock runs CLOCK_SHIFTS_MS[0] milliseconds ahead of
// the machine's; every SIGUSR2 sets it to the next of the list. Monotonic time goes on as it does.

const [first = 0, ...rest] = (process.env.CLOCK_SHIFTS_MS ?? '0').split(',').map(Number);
const machine = Date;
let shiftMs = first;

function shiftedNow(): number {
  return machine.now() + shiftMs;
}

globalThis.Date = new Proxy(machine, {
  get: (target, key) => (key === 'now' ? shiftedNow : Reflect.get(target, key)),
  construct: (target, words) => Reflect.construct(target, words.length === 0 ? [shiftedNow()] : words),
});

const orders = new BroadcastChannel('clock-hook');
orders.unref();
orders.onmessage = (message: unknown) => {
  shiftMs = (message as MessageEvent<number>).data;
};

if (isMainThread) {
  process.on('SIGUSR2', () => {
    shiftMs = rest.shift() ?? shiftMs;
    orders.postMessage(shiftMs);
  });
}
