import { printedSchema } from './schema.ts';

// A program: writes the schema to standard output. `npm run codegen` keeps it as schema/schema.graphql and
// `npm run check` compares the two.
process.stdout.write(printedSchema());
