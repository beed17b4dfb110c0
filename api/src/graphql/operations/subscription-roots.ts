import { Kind, type SelectionNode, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';
import { badInput } from '../api-error.ts';

const CONDITIONS = ['skip', 'include'];

/**
 * A feed is either asked for or not: without its root field a subscription is nothing, and graphql-js breaks on it. The
 * specification forbids conditions there too, since 2024.
 */
export const unconditionalSubscription: ValidationRule = (context) => ({
  OperationDefinition: (node) => {
    if (node.operation === 'subscription' && isConditional(node.selectionSet, context, new Set()))
      context.reportError(badInput('The root field of a subscription takes neither @skip nor @include'));
  },
});

function isConditional(set: SelectionSetNode, context: ValidationContext, seen: Set<string>): boolean {
  return set.selections.some((it) => hasCondition(it) || isConditionalWithin(it, context, seen));
}

function isConditionalWithin(selection: SelectionNode, context: ValidationContext, seen: Set<string>): boolean {
  switch (selection.kind) {
    case Kind.FIELD:
      return false;
    case Kind.INLINE_FRAGMENT:
      return isConditional(selection.selectionSet, context, seen);
    case Kind.FRAGMENT_SPREAD: {
      const fragment = seen.has(selection.name.value) ? undefined : context.getFragment(selection.name.value);
      seen.add(selection.name.value);
      return fragment?.selectionSet !== undefined && isConditional(fragment.selectionSet, context, seen);
    }
  }
}

function hasCondition({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name }) => CONDITIONS.includes(name.value));
}
