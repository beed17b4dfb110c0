import { type Brain as BrainView, FALL_BACK_REASON } from '../../market/participant.ts';
import { builder } from '../builder.ts';
import { BrainKind } from '../enums.ts';

/** A brain, or the rules that took a model's place when a spending cap was reached. */
type SeatBrain = BrainView & { readonly standsInFor?: string | null };

export const Brain = builder.objectRef<SeatBrain>('Brain').implement({
  description: 'What decides for an agent.',
  fields: (t) => ({
    kind: t.field({ type: BrainKind, description: 'Rules, a model or a recording.', resolve: (brain) => brain.kind }),
    model: t.string({
      nullable: true,
      description: 'Name of the model as the seat gives it; null for rules.',
      resolve: (brain) => brain.model,
    }),
    standsInFor: t.string({
      nullable: true,
      description: 'The model whose place these rules took when a spending cap was reached; else null. Only for seats.',
      resolve: ({ standsInFor = null }) => standsInFor,
    }),
    label: t.string({ description: 'Words for people, such as `scripted rules`.', resolve: brainLabel }),
  }),
});

/** Rules are told apart from models in words, wherever a brain is shown. */
function brainLabel(brain: SeatBrain): string {
  const { standsInFor = null } = brain;
  switch (brain.kind) {
    case 'RULE':
      return standsInFor === null ? 'scripted rules' : `scripted rules for ${standsInFor}: ${FALL_BACK_REASON}`;
    case 'OPENAI':
      return brain.model ?? 'language model';
    case 'RECORDED':
      return brain.model === null ? 'recording' : `recording of ${brain.model}`;
  }
}

/** What a participant without a brain of its own (a bot, the baseline) is shown with. */
export const RULES: BrainView = { kind: 'RULE', model: null };
