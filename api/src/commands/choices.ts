import { InvalidArgumentError, Option } from 'commander';

/** An option that takes a list of these names, or `all`. */
export function choiceOf(flags: string, meaning: string, names: readonly string[]): Option {
  return new Option(flags, `${meaning}: ${names.join(', ')}, or all`).argParser(listOf(names));
}

/** Reads a list such as `trades,candles`; `all` means every name there is. */
function listOf<Name extends string>(names: readonly Name[]): (text: string) => readonly Name[] {
  return (text) => {
    if (text === 'all') return names;
    const asked = text.split(',').map((part) => part.trim());
    const unknown = asked.find((part) => !names.some((name) => name === part));
    if (unknown !== undefined) {
      throw new InvalidArgumentError(`Found "${unknown}", expected a list of ${names.join(', ')}, or all.`);
    }
    return names.filter((name) => asked.includes(name));
  };
}
