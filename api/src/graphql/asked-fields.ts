import { type GraphQLResolveInfo, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** Whether the operation asks for a field of a type anywhere; fragments that nobody spreads count too. */
export function asksFor(
  { schema, operation, fragments }: GraphQLResolveInfo,
  typeName: string,
  fieldName: string,
): boolean {
  const types = new TypeInfo(schema);
  let isAsked = false;
  const visitor = visitWithTypeInfo(types, {
    Field: ({ name }) => {
      isAsked ||= name.value === fieldName && types.getParentType()?.name === typeName;
    },
  });
  for (const part of [operation, ...Object.values(fragments)]) visit(part, visitor);
  return isAsked;
}
