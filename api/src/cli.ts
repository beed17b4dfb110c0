import { Command } from 'commander';
import { codeVersion } from './code-version.ts';
import { addAnswers } from './commands/answers.ts';
import { addConformance } from './commands/conformance/command.ts';
import { addDelete } from './commands/delete.ts';
import { addExport } from './commands/export.ts';
import { addFork } from './commands/fork.ts';
import { addImport } from './commands/import.ts';
import { addReplay } from './commands/replay.ts';
import { addRerun } from './commands/rerun.ts';
import { addRun } from './commands/run.ts';
import { addRuns } from './commands/runs.ts';
import { addServeApi } from './commands/serve-api.ts';
import { addShow } from './commands/show.ts';
import { addVerify } from './commands/verify.ts';
import { allowMoreInlining } from './compiler-flags.ts';

allowMoreInlining();
const program = new Command('market')
  .description('Agent Market from the command line: run markets, look at what was kept, check the exchange.')
  .version(codeVersion)
  .showHelpAfterError()
  .configureHelp({ sortSubcommands: true });

addRun(program);
addExport(program);
addImport(program);
addRuns(program);
addShow(program);
addDelete(program);
addServeApi(program);
addRerun(program);
addAnswers(program);
addReplay(program);
addFork(program);
addVerify(program);
addConformance(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
