import type { Command } from 'commander';
import { recordLines } from './recorded-answers.ts';

export function addAnswers(program: Command): void {
  program
    .command('answers')
    .description('print what models answered in a kept run, one JSON object a line, for `run --answers FILE`')
    .argument('<dir>', 'folder of the run')
    .action((folder: string) => {
      for (const line of recordLines(folder)) process.stdout.write(`${JSON.stringify(line)}\n`);
    });
}
