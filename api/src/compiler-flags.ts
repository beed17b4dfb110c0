import { setFlagsFromString } from 'node:v8';

/** Of the bytecode that V8 compiles into one function, how much may be of functions that it calls; its own limit is 920. */
const INLINED_BYTECODES = 4500;

/**
 * Lets V8 compile the small functions of the engine into one, for the whole process. Results do not depend on it, only
 * their speed: docs/adr/0009.
 */
export function allowMoreInlining(): void {
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${INLINED_BYTECODES}`);
}
