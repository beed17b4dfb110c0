import { Migration } from '@mikro-orm/migrations';
import { keepModels } from './keep-models.ts';

/** For MikroORM's migrator; a fresh run executes the same statements without it (`schema.ts`). */
export class Migration20260430000000 extends Migration {
  override up(): void {
    for (const statement of keepModels) this.addSql(statement);
  }
}
