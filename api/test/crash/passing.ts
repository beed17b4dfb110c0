type Callable = (this: unknown, ...args: readonly unknown[]) => unknown;
type Condition = (argument: unknown) => boolean;

const always: Condition = () => true;

/** Calls `pass` whenever somebody calls that method, before it does anything. */
export function before(owner: object, method: string, pass: () => void, when: Condition = always): void {
  wrap(
    owner,
    method,
    (original) =>
      function (this: unknown, ...args) {
        if (when(args[0])) pass();
        return original.apply(this, [...args]);
      },
  );
}

/** The same once it is done, also when it takes its time. */
export function after(owner: object, method: string, pass: () => void, when: Condition = always): void {
  wrap(
    owner,
    method,
    (original) =>
      function (this: unknown, ...args) {
        const result = original.apply(this, [...args]);
        if (!when(args[0])) return result;
        if (result instanceof Promise) return result.finally(pass);
        pass();
        return result;
      },
  );
}

export function wrap(owner: object, method: string, make: (original: Callable) => Callable): void {
  const original: unknown = Reflect.get(owner, method);
  if (typeof original !== 'function') throw new Error(`there is no ${method} to watch: the fault point is out of date`);
  Reflect.set(owner, method, make(original as Callable));
}
