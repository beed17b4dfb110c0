import type { Brain as BrainView } from '../../market/participant.ts';
import { builder } from '../builder.ts';
import { BrainKind } from '../enums.ts';

export const Brain = builder.objectRef<BrainView>('Brain').implement({
  description: 'What decides for an agent.',
  fields: (t) => ({
    kind: t.field({ type: BrainKind, description: 'Rules, a model or a recording.', resolve: (brain) => brain.kind }),
    model: t.string({
      nullable: true,
      description: 'Name of the model as the seat gives it; null for rules.',
      resolve: (brain) => brain.model,
    }),
    label: t.string({ description: 'Words for people, such as `scripted rules`.', resolve: brainLabel }),
  }),
});

/** Rules are told apart from models in words, wherever a brain is shown. */
function brainLabel(brain: BrainView): string {
  switch (brain.kind) {
    case 'RULE':
      return 'scripted rules';
    case 'OPENAI':
      return brain.model ?? 'language model';
    case 'RECORDED':
      return brain.model === null ? 'recording' : `recording of ${brain.model}`;
  }
}

/** What a participant without a brain of its own (a bot, the baseline) is shown with. */
export const RULES: BrainView = { kind: 'RULE', model: null };
