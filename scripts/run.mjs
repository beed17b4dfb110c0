#!/usr/bin/env node
// The one entry of package.json's scripts. Plain JavaScript without dependencies, for Node >= 18: it installs what is
// missing, then runs the command with the Node that the project pins.
import { installWhenNeeded } from './lib/install.mjs';
import { Failure } from './lib/process.mjs';

const COMMANDS = [
  'start',
  'dev',
  'test',
  'test:long',
  'check',
  'bench',
  'soak',
  'codegen',
  'market',
  'pack',
  'screenshots',
];

async function main() {
  const [command, ...args] = process.argv.slice(2);
  if (!COMMANDS.includes(command)) throw new Failure(`expected a command: ${COMMANDS.join(', ')}`);
  await installWhenNeeded();
  const { run } = await import(`./commands/${command.replace(':', '-')}.mjs`);
  return run(args);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
