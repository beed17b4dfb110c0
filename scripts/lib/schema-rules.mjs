// What is asked of the schema and of our own operations beyond being valid, which the code generator checks already.
import graphqlPlugin from '@graphql-eslint/eslint-plugin';

const { configs, parser, rules } = graphqlPlugin;
const recommended = {
  schema: configs['flat/schema-recommended'].rules,
  relay: configs['flat/schema-relay'].rules,
  operations: configs['flat/operations-recommended'].rules,
};

const schemaRules = {
  ...recommended.schema,
  ...recommended.relay,
  'require-description': [
    'error',
    {
      types: true,
      rootField: true,
      DirectiveDefinition: true,
      FieldDefinition: true,
      InputValueDefinition: true,
      EnumValueDefinition: true,
    },
  ],
  'no-scalar-result-type-on-mutation': 'error',
  'require-type-pattern-with-oneof': 'error',
  'input-name': ['error', { checkInputType: true, caseSensitiveInputType: false }],
  // Lists grow at their head, so nobody pages backwards.
  'relay-arguments': ['error', { includeBoth: false }],
  // What is bounded is a plain list, connections also have `nodes`, and a candle is found by its place, not by an id.
  'relay-edge-types': [
    'error',
    { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
  ],
  // A balance or a level has no identity but its place; what has one implements Node, which asks for an id.
  'strict-id-in-types': 'off',
};

const operationRules = {
  'naming-convention': recommended.operations['@graphql-eslint/naming-convention'],
  'no-anonymous-operations': 'error',
  'no-deprecated': 'error',
  'no-duplicate-fields': 'error',
};

/** Findings that stay, each with its reason. One that no longer occurs is an error too. */
export const EXCEPTIONS = [
  [
    'no-typename-prefix',
    '"orderId"',
    'beside `id`, which is opaque, it is the number that the exchange knows the order by',
  ],
  ['no-typename-prefix', '"participantId"', 'beside `id`, which is opaque, it is the name that inputs take'],
  ['no-typename-prefix', '"runId"', 'beside `id`, which is opaque, it is what `run(id:)` and `epoch` mean'],
];

const named = (names) =>
  Object.fromEntries(
    Object.entries(names).map(([name, setting]) => [
      name.startsWith('@graphql-eslint/') ? name : `@graphql-eslint/${name}`,
      setting,
    ]),
  );

const block = (files, schema, chosen) => ({
  files,
  languageOptions: { parser, parserOptions: { graphQLConfig: { schema } } },
  plugins: { '@graphql-eslint': { rules } },
  rules: named(chosen),
});

/** ESLint's configuration for a schema file, and for `*.operations.graphql`. */
export function configOf(schema) {
  return [block([schema], schema, schemaRules), block(['**/*.operations.graphql'], schema, operationRules)];
}
