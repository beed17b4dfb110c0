import { hash } from 'node:crypto';
import type { MarketSymbol } from '../market/instrument.ts';
import { questionMessages, requestHash } from '../market/request-hash.ts';
import type { SqliteFile } from './sqlite-file.ts';

/** What stands where a text held half a character: its hash is that of the text before it was kept. */
const REPLACED = '\uFFFD';

/** Texts and requests by their own hashes, questions by the place in the journal at which they say they were asked. */
export function findOddQuestion(file: SqliteFile): string | null {
  return findOddText(file) ?? findOddRequest(file) ?? findOddCall(file) ?? findOddForm(file) ?? findMisplaced(file);
}

function findOddText(file: SqliteFile): string | null {
  const rows = file.prepare<[], { textHash: string; text: string }>(
    'select text_hash as textHash, text from model_texts',
  );
  for (const { textHash, text } of rows.iterate()) {
    const given = hash('sha256', text, 'hex');
    if (given !== textHash) return `model_texts, row ${textHash}: its text gives the hash ${given}`;
  }
  return null;
}

type Request = {
  readonly requestId: string;
  readonly requestHash: string;
  readonly model: string;
  readonly system: string | null;
  readonly user: string;
  readonly markets: string;
};

const REQUESTS =
  'select q.request_id as requestId, q.request_hash as requestHash, q.model, t.text as system, ' +
  'q.user_prompt as user, q.markets from model_questions q left join model_texts t on t.text_hash = q.system_hash';

function findOddRequest(file: SqliteFile): string | null {
  for (const row of file.prepare<[], Request>(REQUESTS).iterate()) {
    const { requestId, requestHash: kept, model, system, user } = row;
    const place = `model_questions, question ${requestId}`;
    if (system === null) return `${place}: system_hash names no row of model_texts`;
    const markets = JSON.parse(row.markets) as MarketSymbol[];
    const given = requestHash({ model, messages: questionMessages({ system, user }), markets });
    if (given === kept || user.includes(REPLACED)) continue;
    return `${place}: request_hash is ${kept}, its words and markets give ${given}`;
  }
  return null;
}

const ODD_CALLS =
  'select request_id as requestId, attempt, place from (select question_id, attempt, ' +
  'row_number() over (partition by question_id order by attempt) as place from model_calls) c ' +
  'left join model_questions q on q.question_id = c.question_id where attempt <> place or request_id is null limit 1';

/** What calls said is kept with the inputs once more; here, whose they are. */
function findOddCall(file: SqliteFile): string | null {
  const row = file.prepare<[], { requestId: string | null; attempt: number; place: number }>(ODD_CALLS).get();
  if (row === undefined) return null;
  if (row.requestId === null) return `model_calls: attempt ${row.attempt} belongs to no question`;
  return `model_calls, question ${row.requestId}: attempt is ${row.attempt}, expected ${row.place}`;
}

const ODD_FORMS = [
  `select 'model_answers' as name, question_id as id from model_answers where fall_back not in (0, 1)
     or (outcome = 'ANSWERED') <> (answer is not null) or (outcome = 'ABSTAINED') <> (abstain_cause is not null)
     or (abstain_cause is null) <> (abstain_detail is null)`,
  `select 'model_calls' as name, question_id as id from model_calls where (failure_cause is null) <> (failure_detail is null)`,
];

/** Columns that exclude one another, or go together. */
function findOddForm(file: SqliteFile): string | null {
  const row = file.prepare<[], { name: string; id: number }>(`${ODD_FORMS.join(' union all ')} limit 1`).get();
  return row === undefined ? null : `${row.name}, question_id ${row.id}: its columns contradict one another`;
}

type Place = {
  readonly requestId: string;
  readonly questionId: number;
  readonly participantId: string;
  readonly viewSeq: number;
  readonly askedSeq: number;
  readonly askedTime: number;
  readonly before: number | null;
  readonly next: string | null;
  readonly after: number | null;
};

const PLACES =
  'select q.request_id as requestId, q.question_id as questionId, q.participant_id as participantId, ' +
  'q.view_seq as viewSeq, q.asked_seq as askedSeq, q.asked_time as askedTime, b.time as before, n.kind as next, ' +
  'n.time as after from model_questions q left join journal b on b.seq = q.asked_seq ' +
  'left join journal n on n.seq = q.asked_seq + 1 order by q.question_id';

/** They are numbered without a gap, each agent's own too, and the command beside which they are noted comes next. */
function findMisplaced(file: SqliteFile): string | null {
  const counts = new Map<string, number>();
  let questionId = 0;
  for (const row of file.prepare<[], Place>(PLACES).iterate()) {
    questionId += 1;
    const place = `model_questions, question ${row.requestId}`;
    const count = (counts.get(row.participantId) ?? 0) + 1;
    counts.set(row.participantId, count);
    const name = `${row.participantId}-${count}`;
    if (row.questionId !== questionId) return `${place}: question_id is ${row.questionId}, expected ${questionId}`;
    if (row.requestId !== name) return `${place}: expected the name ${name}`;
    const { before, after, askedTime } = row;
    const isPlaced = row.next === 'COMMAND' && before !== null && before <= askedTime && askedTime <= (after ?? 0);
    if (!isPlaced || row.viewSeq > row.askedSeq) {
      return `${place}: it cannot have been asked at ${askedTime} after row ${row.askedSeq}, on the view of row ${row.viewSeq}`;
    }
  }
  return null;
}
