import { InvalidArgumentError } from 'commander';

/** Reads a list such as `trades,candles`; `all` means every name there is. */
export function listOf<Name extends string>(names: readonly Name[]): (text: string) => readonly Name[] {
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
