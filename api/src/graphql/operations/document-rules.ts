import { type ASTVisitor, Kind, type ValidationContext, type ValidationRule } from 'graphql';
import { apiError } from '../api-error.ts';
import type { Limits } from '../limits.ts';

/** Counts what a document holds; over the limit it is refused once. */
function atMost(
  context: ValidationContext,
  what: string,
  limit: number,
  visit: (count: () => void) => ASTVisitor,
): ASTVisitor {
  let found = 0;
  return visit(() => {
    found += 1;
    if (found === limit + 1) context.reportError(apiError('COST_LIMIT', `More than ${limit} ${what} in one document`));
  });
}

/** Limits that depend on the document alone. */
export function documentRules(limits: Limits): readonly ValidationRule[] {
  return [
    (context) =>
      atMost(context, 'aliases', limits.maxAliases, (count) => ({
        Field: (node) => {
          if (node.alias !== undefined) count();
        },
      })),
    (context) => atMost(context, 'directives', limits.maxDirectives, (count) => ({ Directive: count })),
    (context) =>
      atMost(context, 'root fields', limits.maxRootFields, (count) => ({
        OperationDefinition: (node) => {
          for (const selection of node.selectionSet.selections) if (selection.kind === Kind.FIELD) count();
        },
      })),
    (context) =>
      atMost(context, 'looks at the whole schema', 1, (count) => ({
        Field: (node) => {
          if (node.name.value === '__schema') count();
        },
      })),
  ];
}
