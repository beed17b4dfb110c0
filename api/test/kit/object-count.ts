import { queryObjects } from 'node:v8';

/** How many objects are alive after a collection: what the compiler keeps beside the program is not counted. */
export function countObjects(): number {
  return queryObjects(Object, { format: 'count' });
}
