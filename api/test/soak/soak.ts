import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { parseDuration } from '../../src/commands/duration.ts';
import { failuresOf, reportText } from './report-text.ts';
import { runSoak } from './run-soak.ts';

type Options = { readonly for: number; readonly markets: '4' | '10'; readonly seed: string; readonly out?: string };

const program = new Command('soak')
  .description(
    'a server with twelve agents, half of their models answering wrongly, and fifty clients that come and go',
  )
  .option('--for <duration>', 'how long, such as 1h', parseDuration, 3_600_000)
  .addOption(new Option('--markets <count>', 'how many markets').choices(['4', '10']).default('4'))
  .option('--seed <text>', 'of the market, the clients and the answers', '1')
  .option('--out <file>', 'where the report goes as JSON');

const options = program.parse().opts<Options>();
const report = await runSoak({
  totalMs: options.for,
  markets: options.markets === '10' ? 10 : 4,
  seed: options.seed,
  onProgress: (line) => process.stderr.write(`${line}\n`),
});
if (options.out !== undefined) writeFileSync(options.out, `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(reportText(report));
process.exit(failuresOf(report).length === 0 ? 0 : 1);
