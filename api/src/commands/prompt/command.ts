import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { HashJournal } from '../../ledger/hash-journal.ts';
import { chooseScenario, DEFAULT_SCENARIO, shippedScenarios } from '../../scenario-files.ts';
import { runHeadless } from '../../simulation/headless.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import { openKernel } from '../../simulation/open-kernel.ts';
import { Agent } from '../../traders/agents/agent.ts';
import { parseDuration } from '../duration.ts';
import { StandInModel } from '../estimate/sample.ts';
import { countTokens } from './tokens.ts';

type Options = {
  readonly scenario: string;
  readonly seed: string;
  readonly at: number;
  readonly agent?: string;
  readonly markets?: number;
  readonly prices?: string;
  readonly json?: true;
};

const HELP = `
  market prompt --scenario calm --agent kelvin --at 10m
  market prompt --scenario wide --markets 10 --json
`;

export function addPrompt(program: Command): void {
  program
    .command('prompt')
    .description('what an agent would be asked at a moment of a run: the exact words and their tokens. Asks no model')
    .option('--scenario <name>', 'which market: its name, or a scenario file', DEFAULT_SCENARIO)
    .option('--seed <text>', 'the seed of the run', '1')
    .option('--at <duration>', 'how far the run is by then, in simulated time', parseDuration, 600_000)
    .option('--agent <handle>', 'who is asked; the first agent unless told')
    .option(
      '--markets <count>',
      'how many markets are on offer at most; as many as the agent has on its shortlist',
      count,
    )
    .option('--prices <csv>', 'price file of the replay scenario')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action(show);
}

async function show(options: Options): Promise<void> {
  const { scenario } = chooseScenario(options.scenario, shippedScenarios());
  if (scenario.reference.kind === 'REPLAY' && options.prices === undefined)
    throw new Error('replay needs --prices FILE.csv');
  const csvText = options.prices === undefined ? null : readFileSync(options.prices, 'utf8');
  const kernel = openKernel(scenario, options.seed, csvText);
  const until = kernel.now + options.at;
  const model = new StandInModel();
  await runHeadless({ kernel, journal: new HashJournal(), until, model, goesOn: true });
  const agent = agentOf(kernel, options.agent);
  const { system, user } = agent.promptNow(kernel.view, kernel.now, options.markets);
  const tokens = { static: countTokens(system), changing: countTokens(user) };
  const about = { scenario: scenario.name, seed: options.seed, agent: agent.participantId, seq: kernel.seq };
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ ...about, encoding: 'o200k_base', tokens, static: system, changing: user })}\n`
      : [headed('static part', tokens.static, system), headed('changing part', tokens.changing, user)].join('\n'),
  );
}

function headed(title: string, tokens: number, text: string): string {
  return `--- ${title}: ${tokens} tokens (o200k_base), ${text.length} characters\n${text}\n`;
}

function agentOf(kernel: Kernel, handle: string | undefined): Agent {
  const agents = kernel.seats().flatMap(({ trader }) => (trader instanceof Agent ? [trader] : []));
  const found = handle === undefined ? agents[0] : agents.find(({ participantId }) => participantId === handle);
  if (found !== undefined) return found;
  const names = agents.map(({ participantId }) => participantId).join(', ');
  throw new Error(`There is no agent "${handle ?? ''}": expected one of ${names}`);
}

function count(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('Expected a count from 1 to 99.');
  return Number(text);
}
