import type {
  AgentScore as AgentScoreView,
  Agreement,
  BaselineScore as BaselineView,
  CountOf,
  ScoreFigures as Figures,
  ModelScore as ModelView,
  MonocultureView,
  ScoreboardView,
} from '../../projections/score/score-views.ts';
import { builder } from '../builder.ts';
import { BaselineKind } from '../enums.ts';
import type { RunSource } from '../run-source.ts';
import { Brain } from './brain.ts';
import { usd } from './thought.ts';

const CauseCount = builder.objectRef<CountOf<string>>('CauseCount').implement({
  description: 'How often one thing happened.',
  fields: (t) => ({
    cause: t.string({ description: 'Such as `TIMEOUT` or `INSUFFICIENT_FUNDS`.', resolve: ([cause]) => cause }),
    count: t.int({ description: 'How often, at least once.', resolve: ([, count]) => count }),
  }),
});

const ScoreFigures = builder.objectRef<Figures>('ScoreFigures').implement({
  description: 'What an agent, or all agents of a model together, achieved, how, and at what cost.',
  fields: (t) => ({
    profitSats: t.expose('profitSats', { type: 'Sats', description: 'Equity less start equity, in sats.' }),
    returnBps: t.expose('returnBps', {
      type: 'BasisPoints',
      description: 'Profit in basis points of the start equity.',
    }),
    maxDrawdownBps: t.expose('maxDrawdownBps', {
      type: 'BasisPoints',
      description:
        'Deepest fall from a peak so far, basis points, never negative; of a model, that of its worst agent.',
    }),
    sharpe: t.exposeFloat('sharpe', {
      nullable: true,
      description:
        'Mean of the returns from one simulated minute to the next over their sample standard deviation; riskless rate 0, not annualised. Null below 30 returns, and when all are the same.',
    }),
    sharpeSampleCount: t.exposeInt('sharpeSampleCount', { description: 'How many one-minute returns there are.' }),
    turnoverSats: t.expose('turnoverSats', { type: 'Sats', description: 'Worth of all its fills, in sats.' }),
    feesPaidSats: t.expose('feesPaidSats', { type: 'Sats', description: 'Fees it paid, in sats.' }),
    hitRateBps: t.expose('hitRateBps', {
      type: 'BasisPoints',
      nullable: true,
      description:
        'Share of its closed round trips that gained after fees, basis points from 0 to 10,000; null below 10 of them.',
    }),
    roundTripCount: t.exposeInt('roundTripCount', {
      description: 'How often it came back in a market to the stock it was given.',
    }),
    brierScore: t.exposeFloat('brierScore', {
      nullable: true,
      description:
        'Mean squared error of its confidence that the mid price moves towards its fair value within the horizon it gave, 5 simulated minutes where it gave none: from 0, always right, to 1; 0.25 is what a coin gets. Null below 30 forecasts.',
    }),
    forecastCount: t.exposeInt('forecastCount', {
      description: 'Decisions with a fair value that differs from the mid price, whose horizon is over.',
    }),
    abstentions: t.field({
      type: [CauseCount],
      description: 'Turns in which it did not decide, by cause.',
      resolve: ({ abstentions }) => [...abstentions],
    }),
    refusals: t.field({
      type: [CauseCount],
      description: 'What it wanted and the exchange refused, by reason; a pair of orders counts once.',
      resolve: ({ refusals }) => [...refusals],
    }),
    inventedTickerCount: t.exposeInt('inventedTickerCount', {
      description: 'How many of those abstentions and refusals were for a market that does not exist.',
    }),
    planCount: t.exposeInt('planCount', { description: 'Exit plans: pairs of a target and a stop that it placed.' }),
    brokenPlanCount: t.exposeInt('brokenPlanCount', {
      description:
        'How many of them it took back itself, to trade that way at a price strictly between target and stop.',
    }),
    decisionCount: t.exposeInt('decisionCount', { description: 'Turns in which it decided.' }),
    abstentionCount: t.exposeInt('abstentionCount', { description: 'Turns in which it did not.' }),
    inputTokens: t.exposeInt('inputTokens', { description: 'Tokens sent to models; 0 for rules.' }),
    outputTokens: t.exposeInt('outputTokens', { description: 'Tokens models answered; 0 for rules.' }),
    costUsd: t.string({
      nullable: true,
      description:
        'Cost in US dollars, a decimal string with six places; null when a model without a known price answered.',
      resolve: ({ costMicroUsd }) => usd(costMicroUsd),
    }),
    profitSatsPerUsd: t.expose('profitSatsPerUsd', {
      type: 'Sats',
      nullable: true,
      description: 'Profit in sats for each US dollar it cost; null when it cost nothing or the cost is not known.',
    }),
  }),
});

type AgentNode = { readonly run: RunSource; readonly view: AgentScoreView };

const AgentScore = builder.objectRef<AgentNode>('AgentScore').implement({
  description: 'How one agent does.',
  fields: (t) => ({
    agent: t.string({ description: 'Its handle.', resolve: ({ view }) => view.participantId }),
    name: t.string({
      description: 'What people see.',
      resolve: ({ run, view }) => run.participant(view.participantId)?.participant.name ?? view.participantId,
    }),
    brain: t.field({ type: Brain, description: 'What decides for it now.', resolve: ({ view }) => view.brain }),
    figures: t.field({ type: ScoreFigures, description: 'Its figures.', resolve: ({ view }) => view.figures }),
  }),
});

const ModelScore = builder.objectRef<ModelView>('ModelScore').implement({
  description:
    'How all agents with the same brain do together; what an agent did before its brain was changed counts too.',
  fields: (t) => ({
    brain: t.expose('brain', { type: Brain, description: 'What decides for them now.' }),
    agentCount: t.exposeInt('agentCount', { description: 'How many they are.' }),
    figures: t.expose('figures', { type: ScoreFigures, description: 'Amounts and samples of all of them together.' }),
  }),
});

const BaselineScore = builder.objectRef<BaselineView>('BaselineScore').implement({
  description: 'What could be had without thinking.',
  fields: (t) => ({
    kind: t.expose('kind', { type: BaselineKind, description: 'Which line it is.' }),
    returnBps: t.expose('returnBps', { type: 'BasisPoints', description: 'Return in basis points of the start.' }),
    maxDrawdownBps: t.expose('maxDrawdownBps', {
      type: 'BasisPoints',
      nullable: true,
      description: 'Deepest fall from a peak so far, basis points; null for the mean of many.',
    }),
    participantCount: t.exposeInt('participantCount', {
      description: 'How many traders it is the mean of; 0 for the line that nobody trades.',
    }),
  }),
});

const MEAN = 'From -1, opposite, to 1, all the same; null below 30 samples and without pairs.';
const PAIRS = 'Pairs that can be compared: both acted, and not the same in every sample.';

const MonocultureFamily = builder.objectRef<Agreement & { readonly family: string }>('MonocultureFamily').implement({
  description: 'How alike the agents of one family of models act.',
  fields: (t) => ({
    family: t.exposeString('family', {
      description: 'The letters that the name of the model begins with, such as `gemini`; `rules` without a model.',
    }),
    meanCorrelation: t.exposeFloat('meanCorrelation', { nullable: true, description: MEAN }),
    pairCount: t.exposeInt('pairCount', { description: PAIRS }),
    agentCount: t.exposeInt('agentCount', { description: 'Agents of the family that are compared.' }),
  }),
});

const Monoculture = builder.objectRef<MonocultureView>('Monoculture').implement({
  description:
    'How alike agents act: running mean of the pairwise correlations of their directions, -1, 0 or 1 for each market and simulated minute.',
  fields: (t) => ({
    sampleCount: t.exposeInt('sampleCount', {
      description: 'Market-minutes in which anybody decided to buy or sell.',
    }),
    meanCorrelation: t.exposeFloat('meanCorrelation', { nullable: true, description: MEAN }),
    pairCount: t.exposeInt('pairCount', { description: PAIRS }),
    agentCount: t.exposeInt('agentCount', { description: 'Agents that are compared: the first 64 of the run.' }),
    families: t.field({
      type: [MonocultureFamily],
      description: 'The same among the agents of each family of models.',
      resolve: ({ families }) => [...families],
    }),
  }),
});

export const Scoreboard = builder
  .objectRef<{ readonly run: RunSource; readonly view: ScoreboardView }>('Scoreboard')
  .implement({
    description: 'Agents and models by all measures.',
    fields: (t) => ({
      agents: t.field({
        type: [AgentScore],
        description: 'Best return first.',
        resolve: ({ run, view }) => view.agents.map((agent) => ({ run, view: agent })),
      }),
      models: t.field({
        type: [ModelScore],
        description: 'By what decides for them now, best return first.',
        resolve: ({ view }) => [...view.models],
      }),
      baselines: t.field({
        type: [BaselineScore],
        description: 'What to compare them with.',
        resolve: ({ view }) => [...view.baselines],
      }),
      monoculture: t.field({
        type: Monoculture,
        description: 'How alike they act.',
        resolve: ({ view }) => view.monoculture,
      }),
    }),
  });
