import { type Command, InvalidArgumentError, Option } from 'commander';
import { LOG_LEVELS } from '../config.ts';
import type { ServeApiOptions } from './serve-api-server.ts';

export function addServeApi(program: Command): void {
  program
    .command('serve-api')
    .description('serve the API and the terminal beside a simulation that another process runs: reading only')
    .option('--data <dir>', 'data folder of that process', 'data')
    .option('--port <number>', 'port to listen on; 0 takes any free one', toPort, 4001)
    .option('--host <name>', 'address to listen on', '127.0.0.1')
    .addOption(new Option('--log-level <level>', 'what is logged').choices(LOG_LEVELS).default('warn'))
    .addHelpText('after', HELP)
    .action(serve);
}

const HELP = `
Follows the newest run by its journal, also across a crash and a restart of the simulation. Any
number of these may run. Mutations are refused: send them to the server that runs the simulation.

  market serve-api --data data --port 4001
`;

function toPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError('Expected a whole number from 0 to 65535.');
}

/** A server is two thirds of what the command line consists of: the other commands start without it. */
async function serve(options: ServeApiOptions): Promise<void> {
  const { serveApi } = await import('./serve-api-server.ts');
  await serveApi(options);
}
