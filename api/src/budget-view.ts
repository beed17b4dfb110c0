import type { BudgetView } from './graphql/context.ts';
import type { SimulationFace } from './simulation/face.ts';
import type { ModelDesk } from './traders/llm/model-desk.ts';

/** The desk's money beside the seats that spend it. */
export function budgetView(desk: ModelDesk, face: SimulationFace): BudgetView {
  return {
    state: () => {
      const { lines, agentLines, tokenLines, burnMicroUsdPerMinute, isReached } = desk.budget();
      const seats = face
        .read()
        .participants('AGENT')
        .filter(({ participant, status }) => status === 'ACTIVE' && participant.brain?.kind === 'OPENAI');
      return {
        lines,
        agentLines,
        tokenLines,
        burnMicroUsdPerMinute,
        isReached,
        modelSeats: seats.map(({ participant }) => participant.participantId),
      };
    },
  };
}
