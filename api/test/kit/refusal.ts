import { Command } from 'commander';

/** Why a command refuses its words, asked in this process: a start of the program costs more than most refusals do. */
export async function refusalOf(add: (program: Command) => void, ...words: readonly string[]): Promise<string> {
  const program = new Command('market').exitOverride().configureOutput({ writeErr: () => {} });
  add(program);
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
  throw new Error(`market ${words.join(' ')} was not refused`);
}
