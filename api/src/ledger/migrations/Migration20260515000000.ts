import { Migration } from '@mikro-orm/migrations';
import { journalIntegrity } from './journal-integrity.ts';

/** For MikroORM's migrator; a fresh run executes the same statements without it (`schema.ts`). */
export class Migration20260515000000 extends Migration {
  override up(): void {
    for (const statement of journalIntegrity) this.addSql(statement);
  }
}
