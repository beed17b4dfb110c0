import type { CodegenConfig } from '@graphql-codegen/cli';

/** Wire forms of the scalars, as docs/api.md states them. */
const scalars = {
  Sats: 'string',
  Lots: 'string',
  Amount: 'string',
  Sequence: 'number',
  EpochMillis: 'number',
  DateTime: 'string',
  BasisPoints: 'number',
  Cursor: 'string',
};

const client = {
  preset: 'client',
  presetConfig: { fragmentMasking: false },
  config: { scalars, strictScalars: true, useTypeImports: true, enumsAsTypes: true },
} as const;

const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  importExtension: '.ts',
  ignoreNoDocuments: true,
  generates: {
    'ui/src/lib/generated/': {
      ...client,
      documents: ['ui/src/lib/**/*.ts', '!ui/src/lib/generated/**', 'schema/src/feeds/feed-header.ts'],
    },
    'schema/src/generated/': { ...client, documents: ['schema/src/feeds/*.ts'] },
    'api/test/generated/': { ...client, documents: ['api/test/**/*.ts', '!api/test/generated/**'] },
  },
};

export default config;
