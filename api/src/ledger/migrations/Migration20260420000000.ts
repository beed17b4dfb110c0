import { Migration } from '@mikro-orm/migrations';
import { runInputs } from './run-inputs.ts';

/** For MikroORM's migrator; a fresh run executes the same statements without it (`schema.ts`). */
export class Migration20260420000000 extends Migration {
  override up(): void {
    for (const statement of runInputs) this.addSql(statement);
  }
}
