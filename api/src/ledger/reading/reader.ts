import type { Statement } from 'better-sqlite3';
import { type CompiledQuery, type ReferenceExpression, type SelectQueryBuilder, sql } from 'kysely';
import type { Page } from '../history.ts';
import type { LedgerTables } from '../ledger-tables.ts';
import type { SqliteFile } from '../sqlite-file.ts';

/** What Kysely builds and a reader runs. */
export type Query<Row> = { compile(): CompiledQuery<Row> };

/** Runs queries on one file; each text is prepared once. */
export class Reader {
  readonly file: SqliteFile;
  readonly #statements = new Map<string, Statement<unknown[]>>();

  constructor(file: SqliteFile) {
    this.file = file;
  }

  all<Row>(query: Query<Row>): readonly Row[] {
    const { sql: text, parameters } = query.compile();
    return this.#prepared(text).all(...parameters) as Row[];
  }

  first<Row>(query: Query<Row>): Row | undefined {
    const { sql: text, parameters } = query.compile();
    return this.#prepared(text).get(...parameters) as Row | undefined;
  }

  /** The texts run so far. */
  texts(): readonly string[] {
    return [...this.#statements.keys()];
  }

  #prepared(text: string): Statement<unknown[]> {
    const known = this.#statements.get(text);
    if (known !== undefined) return known;
    const statement = this.file.prepare<unknown[]>(text);
    this.#statements.set(text, statement);
    return statement;
  }
}

/**
 * Cuts a page out of a query by a column that grows with the run: below `beforeSeq` newest first, above `afterSeq` oldest
 * first. Both bounds are always there, so that SQLite searches its index and never walks a table.
 */
export function inPage<Table extends keyof LedgerTables, Row>(
  query: SelectQueryBuilder<LedgerTables, Table, Row>,
  column: ReferenceExpression<LedgerTables, Table> & string,
  page: Page,
): SelectQueryBuilder<LedgerTables, Table, Row> {
  return query
    .where(sql.ref(column), '>', page.afterSeq ?? BEFORE_ALL)
    .where(sql.ref(column), '<', page.beforeSeq ?? AFTER_ALL)
    .orderBy(sql.ref(column), directionOf(page))
    .limit(limitOf(page));
}

/** Keeps the rows whose column is one of these, however many, in one statement whose text is always the same. */
export function isAmong(column: string, values: readonly number[]) {
  return sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`;
}

export const BEFORE_ALL = -1;
export const AFTER_ALL = Number.MAX_SAFE_INTEGER;

export function directionOf(page: Page): 'asc' | 'desc' {
  return page.afterSeq === null ? 'desc' : 'asc';
}

export function limitOf(page: Page): number {
  return Math.max(0, page.limit);
}
