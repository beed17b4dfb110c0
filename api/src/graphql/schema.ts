import { createHash } from 'node:crypto';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { builder } from './builder.ts';
import './scalars.ts';
import './types/query.ts';
import './types/account-mutation.ts';
import './types/budget-mutation.ts';
import './types/fork-mutation.ts';
import './types/run-note-mutation.ts';
import './types/market-history.ts';
import './types/mutation.ts';
import './feeds/subscription.ts';

/** The one schema of the server: every noun of `types/` and `feeds/` is reached from the roots imported above. */
export const schema: GraphQLSchema = builder.toSchema({ sortSchema: false });

/** The schema as `schema/schema.graphql` keeps it. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** Equal schemas, equal hashes. */
export function schemaHash(): string {
  return createHash('sha256').update(printedSchema()).digest('hex').slice(0, 12);
}
