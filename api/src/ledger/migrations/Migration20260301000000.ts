import { Migration } from '@mikro-orm/migrations';
import { completeExchange } from './complete-exchange.ts';

/** For MikroORM's migrator; a fresh run executes the same statements without it (`schema.ts`). */
export class Migration20260301000000 extends Migration {
  override up(): void {
    for (const statement of completeExchange) this.addSql(statement);
  }
}
