/** Objects whose shapes were loosened; alive, so that their shapes are too. */
const kept: object[] = [];

/**
 * V8 notes for all objects of a shape how a field is stored, by what it has held so far: once it was a number beyond 32
 * bits, the field of every later object is a box of its own, and writing it costs a check. A field that has held a small
 * number and then nothing is stored as it comes: docs/adr/0009. The sample's fields stand in the order in which objects of
 * the type are written; all of them are 0.
 */
export function loosenShape<Type extends object>(sample: { [Key in keyof Type]: Type[Key] | 0 | undefined }): void {
  for (const field of Object.keys(sample) as (keyof Type)[]) sample[field] = undefined;
  kept.push(sample);
}
