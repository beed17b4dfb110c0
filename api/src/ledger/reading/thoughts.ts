import { sql } from 'kysely';
import type { Seq } from '../../market/units.ts';
import type { ThoughtView } from '../../projections/views.ts';
import { assert } from '../../util/assert.ts';
import type { Page, ThoughtFilter } from '../history.ts';
import { readEventsAt } from '../journal-rows.ts';
import { ledgerTables } from '../ledger-tables.ts';
import { readOrdersOfDecisions } from './orders.ts';
import { inPage, isAmong, type Reader } from './reader.ts';

const decisions = ledgerTables.selectFrom('decisions').select('decisions.seq as seq');

/** `search` finds its words in the thesis, whatever their case. */
export function readThoughts(reader: Reader, filter: ThoughtFilter, page: Page): readonly ThoughtView[] {
  const { market, participantId, search, outcome = null, cause = null } = filter;
  let wanted = decisions;
  if (participantId !== null) wanted = wanted.where('participant_id', '=', participantId);
  if (market !== null) wanted = wanted.where('market', '=', market);
  if (outcome !== null) wanted = wanted.where('outcome', '=', outcome);
  if (cause !== null) wanted = wanted.where('abstain_cause', '=', cause);
  if (search !== null) wanted = wanted.where(sql<boolean>`thesis like ${containing(search)} escape '\\'`);
  return toThoughts(
    reader,
    reader.all(inPage(wanted, 'decisions.seq', page)).map(({ seq }) => seq),
  );
}

/** Those that are there. */
export function readThoughtsAt(reader: Reader, seqs: readonly Seq[]): ReadonlyMap<Seq, ThoughtView> {
  const found = reader.all(decisions.where(isAmong('decisions.seq', seqs))).map(({ seq }) => seq);
  return new Map(toThoughts(reader, found).map((thought) => [thought.seq, thought]));
}

/** Of the decisions for which a model was asked, milliseconds of the wall clock. */
export function readLatenciesMs(reader: Reader, seqs: readonly Seq[]): ReadonlyMap<Seq, number> {
  const query = ledgerTables
    .selectFrom('decisions')
    .select(['decisions.seq as seq', 'decisions.latency_ms as latencyMs']);
  const found = reader.all(query.where(isAmong('decisions.seq', seqs)));
  return new Map(found.flatMap(({ seq, latencyMs }) => (latencyMs === null ? [] : [[seq, latencyMs] as const])));
}

/** Any text that contains the words as they are: what LIKE takes for a pattern is taken for itself. */
function containing(search: string): string {
  return `%${search.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}

/** The whole record comes from the journal: the columns of `decisions` are there to find it. */
function toThoughts(reader: Reader, seqs: readonly Seq[]): readonly ThoughtView[] {
  const ordersOf = readOrdersOfDecisions(reader, seqs);
  return readEventsAt(reader.file, seqs).map((event) => {
    const { seq, time, type } = event;
    assert(type === 'AgentDecided' || type === 'AgentAbstained', () => `row ${seq} is a ${type}, no decision`);
    const { participantId, outcome } = event.record;
    const orders = ordersOf.get(seq) ?? [];
    const stance = outcome.kind === 'DECIDED' ? outcome.decision.stance : null;
    return { seq, time, participantId, record: event.record, orders, stance };
  });
}
