const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const SUFFIX_LENGTH = 4;

/** Ids are folder names, so nothing but these characters may ever reach a path. */
const RUN_ID = /^[0-9]{8}-[0-9]{6}-[a-z0-9]{1,32}$/;

/**
 * A name such as `20260105-143000-k3px`: sorts by the moment of its start. `startedAtMs` is wall clock, milliseconds since
 * the epoch; `random` gives numbers in [0, 1).
 */
export function newRunId(startedAtMs: number, random: () => number): string {
  const [date = '', time = ''] = new Date(startedAtMs).toISOString().split('T');
  const letters = Array.from({ length: SUFFIX_LENGTH }, () => LETTERS[Math.floor(random() * LETTERS.length)]);
  return `${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${letters.join('')}`;
}

export function isRunId(text: string): boolean {
  return RUN_ID.test(text);
}
