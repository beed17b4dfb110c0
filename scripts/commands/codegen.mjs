// npm run codegen: schema/schema.graphql from the code, then the types of everyone who talks GraphQL.
import { generateTypes, writeSchema } from '../lib/schema.mjs';

export async function run() {
  await writeSchema();
  return generateTypes();
}
