import type {
  BrainKind,
  Participant,
  ParticipantId,
  ParticipantKind,
  ParticipantStatus,
} from '../../market/participant.ts';
import type { EquityPoint, LeaderboardRow, ParticipantView } from '../../projections/views.ts';
import { ledgerTables } from '../ledger-tables.ts';
import { BEFORE_ALL, type Reader } from './reader.ts';

/** More than any scenario seats. */
const MAX_PARTICIPANTS = 10_000;

/** Points a curve is drawn with. */
const MAX_POINTS = 1_200;

/** More samples than a run of many simulated weeks keeps of one participant. */
const MAX_SAMPLES = 100_000;

/** In order of admission. */
export function readParticipants(reader: Reader): readonly ParticipantView[] {
  const all = ledgerTables.selectFrom('participants').selectAll().where('admitted_seq', '>', BEFORE_ALL);
  return reader.all(all.orderBy('admitted_seq').limit(MAX_PARTICIPANTS)).map((row) => ({
    participant: {
      participantId: row.participant_id,
      kind: row.kind as ParticipantKind,
      name: row.name,
      strategy: row.strategy,
      description: row.description,
      brain: brainOf(row.brain_kind, row.model),
      market: row.market,
    },
    status: row.status as ParticipantStatus,
    admittedSeq: row.admitted_seq,
  }));
}

function brainOf(kind: string | null, model: string | null): Participant['brain'] {
  return kind === null ? null : { kind: kind as BrainKind, model };
}

/** Thinned evenly when it has more points than can be drawn; the last one always stays. */
export function readEquityCurve(reader: Reader, participantId: ParticipantId): readonly EquityPoint[] {
  const samples = reader.all(
    ledgerTables
      .selectFrom('equity_samples')
      .select(['time', 'equity_sats as equitySats'])
      .where('participant_id', '=', participantId)
      .orderBy('time')
      .limit(MAX_SAMPLES),
  );
  const step = Math.ceil(samples.length / MAX_POINTS);
  return samples.filter((_, index) => index % step === 0 || index === samples.length - 1);
}

export function readLeaderboard(reader: Reader): readonly LeaderboardRow[] {
  const rows = reader.all(ledgerTables.selectFrom('standings').selectAll().limit(MAX_PARTICIPANTS));
  return rows
    .map((row) => ({
      rank: row.rank,
      participantId: row.participant_id,
      isBaseline: row.is_baseline === 1,
      equitySats: row.equity_sats,
      profitSats: row.profit_sats,
      returnBps: row.return_bps,
      maxDrawdownBps: row.max_drawdown_bps,
      fillCount: row.fill_count,
      decisionCount: row.decision_count,
    }))
    .sort((a, b) => a.rank - b.rank);
}
