import type { ReadModel } from './projections/views.ts';
import type { RunSpending } from './traders/llm/budget.ts';

/** What the models of a run have cost up to now: nothing of a run that begins, something of one that goes on. */
export function spentSoFar(read: ReadModel): RunSpending {
  const spending = read.participants('AGENT').map(({ participant: { participantId } }) => {
    const { inputTokens, outputTokens, costMicroUsd } = read.totals(participantId);
    return { participantId, tokens: inputTokens + outputTokens, microUsd: costMicroUsd ?? 0 };
  });
  return {
    tokens: spending.reduce((sum, { tokens }) => sum + tokens, 0),
    microUsd: spending.reduce((sum, { microUsd }) => sum + microUsd, 0),
    agentTokens: Object.fromEntries(spending.map(({ participantId, tokens }) => [participantId, tokens])),
  };
}
