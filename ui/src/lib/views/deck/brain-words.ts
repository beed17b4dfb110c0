import type { BrainKind } from '#lib/generated/graphql.ts';

/** What a switch will do, before it is done; the caller ends the sentence. */
export function brainConsequence(name: string, kind: BrainKind, model: string): string {
  const keeps = `${name} keeps its portfolio, orders and notes; an answer that is still on its way is dropped`;
  const asked = model.trim() || 'a model';
  switch (kind) {
    case 'RULE':
      return `${keeps}. From its next turn on it decides by fixed rules, which cost nothing`;
    case 'OPENAI':
      return `${keeps}. From its next turn on it asks ${asked}, within the model budget; where no provider has it, its turns pass without a decision`;
    case 'RECORDED':
      return `${keeps}. From its next turn on it takes the answers that were recorded of ${asked}, which cost nothing`;
  }
}
