import { sql } from 'kysely';
import type { Seq, SimTime } from '../../market/units.ts';
import type { ActRecord, Page } from '../history.ts';
import { ledgerTables } from '../ledger-tables.ts';
import { AFTER_ALL, inPage, type Reader } from './reader.ts';

type Row = {
  readonly seq: Seq;
  readonly time: SimTime;
  readonly kind: ActRecord['kind'];
  readonly payload: string;
  readonly atMs: number;
  readonly rejection: string | null;
};

/** Of the command beside the act: events of one command stand before the next command. */
const rejection = sql<string | null>`(
  select r.payload from journal r where r.type = 'CommandRejected' and r.seq > inputs.seq and r.seq < coalesce(
    (select c.seq from journal c where c.seq > inputs.seq and c.kind = 'COMMAND' order by c.seq limit 1), ${sql.lit(AFTER_ALL)}
  ) limit 1)`;

const acts = ledgerTables
  .selectFrom('inputs')
  .innerJoin('journal', 'journal.seq', 'inputs.seq')
  .where('inputs.kind', '!=', 'ANSWER')
  .select(['inputs.seq as seq', 'journal.time as time', 'inputs.kind as kind', 'inputs.payload as payload'])
  .select(['journal.at_ms as atMs', rejection.as('rejection')]);

/** None in files from before acts were kept beside the journal. */
export function readActs(reader: Reader, page: Page): readonly ActRecord[] {
  if (!keepsActs(reader)) return [];
  return (reader.all(inPage(acts, 'inputs.seq', page)) as readonly Row[]).map(toAct);
}

function keepsActs(reader: Reader): boolean {
  return reader.file.prepare(`select 1 from sqlite_schema where name = 'inputs'`).get() !== undefined;
}

/** The border where text becomes an act again: what was written had passed the checks of the mutation. */
function toAct({ payload, rejection: refused, ...row }: Row): ActRecord {
  const refusal = refused === null ? null : (JSON.parse(refused) as { readonly reason: ActRecord['refusal'] }).reason;
  return { ...row, payload: JSON.parse(payload) as ActRecord['payload'], refusal };
}
