import type { Brain, ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type BasisPoints } from '../../market/units.ts';
import type { LeaderboardProjection } from '../leaderboard.ts';
import type { ParticipantsProjection } from '../participants.ts';
import { figuresOf, type ScoreSums, type Sources, sumsOf, together } from './figures.ts';
import type { BaselineScore, ModelScore, MonocultureView, ScoreboardView } from './score-views.ts';

type Parts = Sources & { readonly leaderboard: LeaderboardProjection; readonly participants: ParticipantsProjection };

type Scored = { readonly participantId: ParticipantId; readonly brain: Brain; readonly sums: ScoreSums };

/** Background traders of this strategy buy and sell by chance: what no intelligence earns in the same market. */
const ZERO_INTELLIGENCE = 'noise';

const RULES: Brain = { kind: 'RULE', model: null };

/** The whole scoreboard, worked out when somebody looks; nothing of it is done while events are folded. */
export function scoreboardOf(parts: Parts): ScoreboardView {
  const rows = parts.leaderboard.rows().filter(({ isBaseline }) => !isBaseline);
  const scored = rows.map((row): Scored => {
    const brain = parts.participants.get(row.participantId)?.participant.brain ?? RULES;
    return { participantId: row.participantId, brain, sums: sumsOf(parts, row) };
  });
  return {
    agents: scored.map(({ sums, ...agent }) => ({ ...agent, figures: figuresOf(sums) })),
    models: modelsOf(scored),
    baselines: baselinesOf(parts),
    monoculture: monocultureOf(parts, scored),
  };
}

/** Agents whose seats have the same brain now, best return first. */
function modelsOf(scored: readonly Scored[]): readonly ModelScore[] {
  const groups = grouped(scored, ({ brain }) => `${brain.kind} ${brain.model}`);
  const models = groups.map(([, [first, ...others]]): ModelScore => {
    const sums = others.reduce((sum, other) => together(sum, other.sums), first.sums);
    return { brain: first.brain, agentCount: 1 + others.length, figures: figuresOf(sums) };
  });
  return models.sort((a, b) => b.figures.returnBps - a.figures.returnBps);
}

function baselinesOf({ leaderboard, portfolios, participants }: Parts): readonly BaselineScore[] {
  const baselines: BaselineScore[] = [];
  for (const { isBaseline, returnBps, maxDrawdownBps } of leaderboard.rows()) {
    if (isBaseline) baselines.push({ kind: 'BUY_AND_HOLD', returnBps, maxDrawdownBps, participantCount: 0 });
  }
  const returns: BasisPoints[] = [];
  for (const { participant } of participants.all('BACKGROUND')) {
    if (participant.strategy !== ZERO_INTELLIGENCE) continue;
    const startSats = portfolios.startEquitySats(participant.participantId);
    if (startSats === 0) continue;
    returns.push(((portfolios.equitySats(participant.participantId) - startSats) / startSats) * BASIS_POINTS);
  }
  if (returns.length === 0) return baselines;
  const returnBps = Math.round(returns.reduce((sum, one) => sum + one, 0) / returns.length) || 0;
  const chance = { returnBps, maxDrawdownBps: null, participantCount: returns.length };
  return [...baselines, { kind: 'ZERO_INTELLIGENCE', ...chance }];
}

function monocultureOf({ score }: Parts, scored: readonly Scored[]): MonocultureView {
  const idsOf = (agents: readonly Scored[]) => agents.map(({ participantId }) => participantId);
  const families = grouped(scored, ({ brain }) => familyOf(brain)).map(([family, agents]) => {
    return { family, ...score.directions.agreement(idsOf(agents)) };
  });
  const { sampleCount } = score.directions;
  return { sampleCount, ...score.directions.agreement(idsOf(scored)), families };
}

/** The letters that a model's name begins with, whoever serves it: `gemini` of `openrouter/google/gemini-2.5-flash`; `rules` without a model. */
function familyOf({ model }: Brain): string {
  if (model === null) return 'rules';
  const name = model.slice(model.lastIndexOf('/') + 1).toLowerCase();
  return /^[a-z]+/.exec(name)?.[0] ?? name;
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [string, readonly [Item, ...Item[]]])[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups];
}
