import { existsSync, readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { type Config, loadConfig, PRICE_PATTERN } from '../../config.ts';
import { chooseScenario, DEFAULT_SCENARIO, shippedScenarios } from '../../scenario-files.ts';
import { withModelSeats } from '../../simulation/model-seats.ts';
import { openKernel } from '../../simulation/open-kernel.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { agentDefaults } from '../../traders/agents/agent-parameters.ts';
import { must } from '../../util/assert.ts';
import { parseDuration } from '../duration.ts';
import { type Assumed, type Estimate, estimateFrom } from './figures.ts';
import { type PricedModel, priceModel } from './model-prices.ts';
import { sampleQuestions } from './sample.ts';
import { describe, jsonOf } from './words.ts';

type Options = {
  readonly scenario: string;
  readonly seed: string;
  readonly for: number;
  readonly sample: number;
  readonly model?: string;
  readonly price?: string;
  readonly outputTokens: number;
  readonly prices?: string;
  readonly json?: true;
};

/** What an estimate is told with. */
export type Told = {
  readonly scenario: string;
  readonly seed: string;
  readonly assumed: Assumed;
  readonly models: readonly PricedModel[];
  readonly estimate: Estimate;
  readonly caps: Config['llmCaps'];
};

const HELP = `
  market estimate --scenario calm --model gpt-5-mini
  market estimate --scenario volatile --for 2h --model mine --price 0.3/2.5 --json
`;

export function addEstimate(program: Command): void {
  program
    .command('estimate')
    .description('what a run would cost before it begins: calls, tokens and US dollars of each agent. Asks no model')
    .option('--scenario <name>', 'which market: its name, or a scenario file', DEFAULT_SCENARIO)
    .option('--seed <text>', 'the seed of the sample', '1')
    .option('--for <duration>', 'simulated time of the run, such as 6h30m', parseDuration, 23_400_000)
    .option('--sample <duration>', 'how much of it is run to count questions', parseDuration, 1_800_000)
    .option('--model <name>', 'what every second agent asks; else the models that the scenario names, or LLM_MODEL')
    .option('--price <price>', 'free, or US dollars for a million input and output tokens: 0.25/2', checkPrice)
    .option('--output-tokens <count>', 'tokens of an answer, hidden reasoning included', parseCount, 300)
    .option('--prices <csv>', 'price file of the replay scenario')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP)
    .action(estimate);
}

async function estimate(options: Options): Promise<void> {
  const config = loadConfig(process.env, (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null));
  const scenario = seated(options, config);
  const named = scenario.population.agents.flatMap(({ brain }) => (brain.model === null ? [] : [brain.model]));
  if (named.length === 0) throw new Error('No agent of this run asks a model: say which one with --model');
  const models = [...new Set(named)].map((name) => priceModel(name, options.price, config));
  const csvText = options.prices === undefined ? null : readFileSync(options.prices, 'utf8');
  const sampleMs = Math.min(options.sample, options.for);
  const sampled = await sampleQuestions(openKernel(scenario, options.seed, csvText), sampleMs);
  const assumed = {
    sampleMs,
    forMs: options.for,
    outputTokens: options.outputTokens,
    repairShare: 0.02,
    floorMs: agentDefaults.modelFloorMs,
  };
  const priceOf = (name: string) =>
    must(
      models.find(({ model }) => model === name),
      `the price of ${name}`,
    ).price;
  const told: Told = {
    scenario: scenario.name,
    seed: options.seed,
    assumed,
    models,
    estimate: estimateFrom(sampled, assumed, priceOf),
    caps: config.llmCaps,
  };
  process.stdout.write(options.json ? `${JSON.stringify(jsonOf(told))}\n` : describe(told));
}

function seated({ scenario: name, model, prices }: Options, config: Config): Scenario {
  const { scenario } = chooseScenario(name, shippedScenarios());
  if (scenario.reference.kind === 'REPLAY' && prices === undefined) throw new Error('replay needs --prices FILE.csv');
  return withModelSeats(scenario, model ?? config.llmModel);
}

function checkPrice(text: string): string {
  if (!PRICE_PATTERN.test(text))
    throw new InvalidArgumentError('Expected free, or IN/OUT in US dollars such as 0.25/2.');
  return text;
}

function parseCount(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Expected a whole number of tokens.');
  return Number(text);
}
