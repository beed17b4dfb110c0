import { Command } from 'commander';
import { codeVersion } from './code-version.ts';
import { allowMoreInlining } from './compiler-flags.ts';

/** Each loads what it needs itself: the one that is asked for does not wait for the others. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  run: async () => (await import('./commands/run.ts')).addRun,
  scenarios: async () => (await import('./commands/scenarios.ts')).addScenarios,
  estimate: async () => (await import('./commands/estimate/command.ts')).addEstimate,
  prompt: async () => (await import('./commands/prompt/command.ts')).addPrompt,
  export: async () => (await import('./commands/export.ts')).addExport,
  import: async () => (await import('./commands/import.ts')).addImport,
  runs: async () => (await import('./commands/runs.ts')).addRuns,
  show: async () => (await import('./commands/show.ts')).addShow,
  delete: async () => (await import('./commands/delete.ts')).addDelete,
  'serve-api': async () => (await import('./commands/serve-api.ts')).addServeApi,
  rerun: async () => (await import('./commands/rerun.ts')).addRerun,
  answers: async () => (await import('./commands/answers.ts')).addAnswers,
  replay: async () => (await import('./commands/replay.ts')).addReplay,
  realism: async () => (await import('./commands/realism.ts')).addRealism,
  fork: async () => (await import('./commands/fork.ts')).addFork,
  verify: async () => (await import('./commands/verify.ts')).addVerify,
  conformance: async () => (await import('./commands/conformance/command.ts')).addConformance,
};

allowMoreInlining();
const program = new Command('market')
  .description('Agent Market from the command line: run markets, look at what was kept, check the exchange.')
  .version(codeVersion)
  .showHelpAfterError()
  .configureHelp({ sortSubcommands: true });

const [, , name = ''] = process.argv;
const asked = Object.entries(commands).filter(([each]) => each === name);
// Without the name of one, help and suggestions know them all.
for (const [, load] of asked.length > 0 ? asked : Object.entries(commands)) (await load())(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
