import type { MicroUsd } from '../../market/units.ts';
import { CHARACTERS_PER_TOKEN } from '../../traders/llm/price.ts';
import { durationWords, table } from '../words.ts';
import type { Told } from './command.ts';
import { type Estimate, POLL_MS } from './figures.ts';
import { THINKING_MS } from './sample.ts';

const HEAD = ['agent', 'model', 'calls', 'input tokens', 'output tokens', 'USD'];

export function describe(told: Told): string {
  const { estimate, assumed, models } = told;
  const { agents, total, most } = estimate;
  const rows = [
    ...agents.map(({ agent, model, ...figures }) => [agent, model, ...cells(figures)]),
    ['total', '', ...cells(total)],
    ['at most', '', ...cells(most)],
  ];
  return [
    `${told.scenario}, seed ${told.seed}, ${durationWords(assumed.forMs)} of simulated time\n`,
    ...models.map(
      ({ model, source, price }) => `${model}: ${price.kind === 'FREE' ? 'costs nothing' : 'priced'} ${source}\n`,
    ),
    '\n',
    table(HEAD, rows),
    `\n${attentionLine(told)}\n`,
    '\nassumed:\n',
    ...assumptions(told).map((line) => `- ${line}\n`),
    `\n${capLine(told)}\n`,
  ].join('');
}

export function jsonOf(told: Told): object {
  const { scenario, seed, assumed, models, estimate, caps } = told;
  return {
    scenario,
    seed,
    forMs: assumed.forMs,
    models: models.map(({ model, source, price }) => ({ model, price: price.kind, source })),
    agents: estimate.agents.map((agent) => ({ ...agent, usd: usd(agent.microUsd) })),
    total: { ...estimate.total, usd: usd(estimate.total.microUsd) },
    attention: { ...estimate.attention, pollSeconds: POLL_MS / 1_000 },
    most: { ...estimate.most, usd: usd(estimate.most.microUsd) },
    caps: { runUsd: usd(caps.runMicroUsd), dayUsd: usd(caps.dayMicroUsd), agentUsd: usd(caps.agentMicroUsd) },
    passesCap: passesCap(told),
    assumptions: assumptions(told),
  };
}

function attentionLine({ estimate: { attention } }: Told): string {
  const { questions, polledQuestions, savedShare } = attention;
  const saved = `${Math.abs(Math.round(savedShare * 100))} % ${savedShare < 0 ? 'more' : 'saved'}`;
  return `asked when something happens: ${questions} questions; every ${durationWords(POLL_MS)} it would be ${polledQuestions} (${saved})`;
}

function cells({ calls, inputTokens, outputTokens, microUsd }: Estimate['total']): readonly (string | number)[] {
  return [calls, inputTokens, outputTokens, usd(microUsd)];
}

function assumptions({ assumed }: Told): readonly string[] {
  const { sampleMs, forMs, outputTokens, repairShare, floorMs } = assumed;
  const share = sampleMs === forMs ? 'all of it' : `the first ${durationWords(sampleMs)}, the rest in proportion`;
  return [
    `questions: counted by running ${share}, with models that answer HOLD after ${durationWords(THINKING_MS)} and ask to be woken by nothing`,
    `at most: every agent asks as often as it may, once in ${durationWords(floorMs)}`,
    `input: the prompts of the sample with the schema, ${CHARACTERS_PER_TOKEN} characters a token, none from a cache`,
    `output: ${outputTokens} tokens an answer; a model that reasons needs more (--output-tokens)`,
    `repairs: ${Math.round(repairShare * 100)} % of the questions need a second request`,
  ];
}

function capLine(told: Told): string {
  const { runMicroUsd, dayMicroUsd } = told.caps;
  const caps = `caps: USD ${usd(runMicroUsd)} a run, USD ${usd(dayMicroUsd)} a day`;
  return passesCap(told)
    ? `${caps}: this run would reach one and go on with rules`
    : `${caps}: enough for this estimate`;
}

function passesCap({ estimate, caps }: Told): boolean {
  return estimate.total.microUsd > Math.min(caps.runMicroUsd, caps.dayMicroUsd);
}

function usd(microUsd: MicroUsd): string {
  return (microUsd / 1_000_000).toFixed(6);
}
