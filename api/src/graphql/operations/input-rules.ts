import type { ControlError } from '../../simulation/control.ts';

/** Checks of mutation inputs that people are told about as `userErrors`. Each gives the error, or null when fine. */
export type InputRule = ControlError | null;

function refusal(field: string, message: string): ControlError {
  return { code: 'INVALID_INPUT', message: `${field}: ${message}`, field: ['input', field] };
}

/** The same error, about a field further down in the input. */
export function under(path: readonly string[], rule: InputRule): InputRule {
  if (rule === null) return null;
  const [input = 'input', ...field] = rule.field;
  return { ...rule, message: `${path.join('.')}.${rule.message}`, field: [input, ...path, ...field] };
}

// Control characters other than line feed and tab, which no terminal or model prompt should receive.
const UNPRINTABLE = /[^\P{Cc}\n\t]/u;

/** Well-formed Unicode without control characters, of at least `least` and at most `most` UTF-16 units. */
export function plainText(field: string, text: string, least: number, most: number): InputRule {
  if (text.trim().length < least) return refusal(field, 'is missing');
  if (text.length > most) return refusal(field, `at most ${most} characters`);
  return text.isWellFormed() && !UNPRINTABLE.test(text)
    ? null
    : refusal(field, 'holds control characters or half a character');
}

export function optionalText(field: string, text: string | null | undefined, most: number): InputRule {
  return typeof text === 'string' ? plainText(field, text, 1, most) : null;
}

export function within(field: string, value: number, least: number, most: number): InputRule {
  return value >= least && value <= most ? null : refusal(field, `from ${least} to ${most}`);
}

/** Something where it is wanted, and nothing where it is not. */
export function isGiven(field: string, value: unknown, isWanted: boolean): InputRule {
  if ((value !== null && value !== undefined) === isWanted) return null;
  return refusal(field, isWanted ? 'is missing' : 'is not wanted');
}

/** One of two fields, of which only one makes sense. */
export function eitherOf(one: string, first: unknown, other: string, second: unknown): InputRule {
  const given = [first, second].filter((value) => value !== null && value !== undefined).length;
  if (given === 1) return null;
  return refusal(other, `give either ${one} or ${other}, ${given === 0 ? 'neither is there' : 'both are there'}`);
}

export function equals(field: string, value: string, wanted: string): InputRule {
  return value === wanted ? null : refusal(field, `must be "${wanted}"`);
}

export function nonZero(field: string, value: number): InputRule {
  return value === 0 ? refusal(field, 'must not be 0') : null;
}

export function matches(field: string, text: string, pattern: RegExp, expected: string): InputRule {
  return pattern.test(text) ? null : refusal(field, expected);
}
