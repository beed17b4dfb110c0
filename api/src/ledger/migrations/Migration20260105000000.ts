import { Migration } from '@mikro-orm/migrations';
import { initialSchema } from './initial-schema.ts';

/** For MikroORM's migrator; a fresh run executes the same statements without it (`schema.ts`). */
export class Migration20260105000000 extends Migration {
  override up(): void {
    for (const statement of initialSchema) this.addSql(statement);
  }
}
