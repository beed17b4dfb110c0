import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRun } from '../../src/ledger/run-folder.ts';
import { type RunPaths, runPaths } from '../../src/ledger/run-paths.ts';
import { openForWriting, type SqliteFile } from '../../src/ledger/sqlite-file.ts';
import { findOddRecord } from '../../src/ledger/verify-record.ts';
import { firstOrigin } from '../../src/run-opener.ts';
import { act } from '../../src/simulation/god-acts.ts';
import { runHeadless } from '../../src/simulation/headless.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { rowFold } from '../../src/simulation/row-fold.ts';
import type { ModelCall, ModelOutcome, ModelRequest } from '../../src/traders/llm/model.ts';
import { parseAnswer } from '../../src/traders/llm/parse-answer.ts';
import { questionHash } from '../../src/traders/request-hash.ts';
import { must } from '../../src/util/assert.ts';
import { goodText } from '../llm/mock-provider.ts';
import { modelMarket } from '../llm/model-market.ts';
import { copyRun, RUN_ID, verify } from './damage.ts';
import { tempFolder } from './temp-folder.ts';

const temp = tempFolder();
const MINUTES = 2;

/** Answers every second question after a repair call, and fails at the others. */
function scripted() {
  let count = 0;
  return {
    ask: async (request: ModelRequest): Promise<ModelOutcome> => {
      count += 1;
      const usage = { inputTokens: 900 + count, outputTokens: 100, costMicroUsd: 12 };
      const failed = { cause: 'TIMEOUT', detail: 'no answer within 60 s' } as const;
      const call: ModelCall = {
        ...{ requestHash: questionHash(request), added: [], provider: 'scripted', jsonMode: 'json_schema' },
        ...{ reply: 'I hold.', failure: null, usage, latencyMs: 81.5 },
      };
      if (count % 2 === 0) {
        const calls = [{ ...call, reply: null, failure: failed }];
        const result = { kind: 'ABSTAINED', ...failed } as const;
        return { request, result, rawAnswer: '', usage, latencyMs: 900, callCount: 1, calls, fallBack: false };
      }
      const rawAnswer = `${goodText}${' '.repeat(count)}`;
      const repair = { ...call, added: [{ role: 'user', content: 'Answer with JSON.' } as const], reply: rawAnswer };
      const parsed = parseAnswer(
        rawAnswer,
        request.shortlist.map(({ symbol }) => symbol),
      );
      const result = parsed.kind === 'ANSWERED' ? parsed : ({ kind: 'ABSTAINED', ...failed } as const);
      return {
        request,
        result,
        rawAnswer,
        usage,
        latencyMs: 640,
        callCount: 2,
        calls: [call, repair],
        fallBack: false,
      };
    },
  };
}

let whole: RunPaths;
beforeAll(async () => {
  const scenario = modelMarket({ kelvin: 'test/a', okapi: 'test/b' });
  const kernel = openKernel(scenario, 'record', null);
  const dataDir = join(temp.path, 'whole');
  const about = { scenario: scenario.name, seed: 'record', codeVersion: '0.0.0-test' };
  const origin = firstOrigin({ scenario, pricesCsv: null });
  const run = createRun({ dataDir, runId: RUN_ID, ...about, origin, now: Date.now, fold: rowFold(kernel.view) });
  for (let step = 0; step < 40; step += 1) kernel.step();
  kernel.finishMoment();
  kernel.command({ type: 'SetSpeed', speed: 4 });
  const news = { headline: 'Chips are scarce', body: 'So they say.', sentimentBps: -200, markets: [] };
  act(kernel, { kind: 'INJECT_NEWS', ...news });
  act(kernel, { kind: 'SET_FEES', market: 'ETH/BTC', makerFeeBps: 2, takerFeeBps: 9 });
  const joiner = { handle: 'newcomer', persona: 'iris', model: null, startingSats: 5_000_000 };
  act(kernel, { kind: 'SPAWN_AGENT', brain: 'RULE', ...joiner });
  const until = kernel.now + MINUTES * 60_000;
  await runHeadless({ kernel, journal: run.journal, until, model: scripted() });
  run.finish({ status: 'ENDED', reason: 'enough' });
  whole = runPaths(dataDir, RUN_ID);
});

const harmed = () => copyRun(whole, join(temp.path, 'harmed'));

function openToHarm(paths = harmed()): SqliteFile {
  const file = openForWriting(paths.ledger);
  file.pragma('foreign_keys = off');
  file.pragma('ignore_check_constraints = on');
  return file;
}

/** What verify says of a copy to which this was done; null when it finds nothing. */
function toldAfter(damage: string): string | null {
  const paths = harmed();
  const file = openToHarm(paths);
  expect(file.prepare(damage).run().changes, damage).toBeGreaterThan(0);
  file.close();
  const { checks } = verify(paths);
  const { status, detail } = must(
    checks.find(({ check }) => check === 'models and inputs'),
    'the check',
  );
  return status === 'OK' ? null : detail;
}

describe('J10 what lies beside the hash', () => {
  it('holds in a run that nobody changed', () => {
    expect(verify(whole).checks.filter(({ status }) => status !== 'OK')).toEqual([]);
  });

  it.each([
    ['a prompt', `update model_texts set text = text || ' Buy.'`, /^model_texts, row [0-9a-f]{64}: its text gives/],
    [
      'a question',
      `update model_questions set user_prompt = 'x' where question_id = 2`,
      /^model_questions, question \S+: request_hash is/,
    ],
    ['a question that is gone', 'delete from model_questions where question_id = 1', /^model_(questions|calls)/],
    [
      'a reply',
      `update model_answers set raw_answer = 'BUY' where answer_id = 1`,
      /^model_answers, question \S+: raw_answer is "BUY", the decision of row \d+ says/,
    ],
    [
      'a cost',
      'update model_answers set cost_micro_usd = 1 where answer_id = 2',
      /^model_answers, question \S+: cost_micro_usd is 1,/,
    ],
    [
      'what was read of a reply',
      `update model_answers set answer = '{}' where answer_id = 1`,
      /^inputs, row \d+ 0: result of the answer to \S+ is .*thesis.* in the model tables/,
    ],
    [
      'an answer that is gone',
      'delete from model_answers where answer_id = 1',
      /^model_answers: the answer to \S+ is missing, the decision of row \d+ came of it/,
    ],
    [
      'words of a call',
      `update model_calls set reply = 'BUY' where attempt = 2`,
      /^inputs, row \d+ 0: calls of the answer to/,
    ],
    [
      'an input that is gone',
      `delete from inputs where kind = 'ANSWER' and seq = (select max(seq) from inputs where kind = 'ANSWER')`,
      /inputs: the answer to \S+ is missing/,
    ],
    [
      'an answer as it came in',
      `update inputs set payload = replace(payload, 'TIMEOUT', 'REFUSED')`,
      /^inputs, row \d+ \d: result of the answer to \S+ is .*REFUSED/,
    ],
    [
      'news',
      `update inputs set payload = replace(payload, 'scarce', 'plenty')`,
      /^inputs, row \d+ 0: payload says "Chips are plenty", its commands in the journal do not/,
    ],
    ['fees', `update inputs set payload = replace(payload, '"takerFeeBps":9', '"takerFeeBps":8')`, /payload says 8,/],
    [
      'a command',
      `update inputs set payload = replace(payload, '4', '5') where kind = 'COMMAND'`,
      /^inputs, row \d+ 0: payload is .* the journal has SetSpeed/,
    ],
  ])('finds %s that was changed, and names it', (_what, damage, detail) => {
    expect(toldAfter(damage)).toMatch(detail);
  });

  it('finds every changed column of every table', () => {
    // How late within a pause a question came and after which step an input did, only playing the run can tell.
    const untold = ['model_questions.asked_time', 'inputs.step'];
    const missed: string[] = [];
    const file = openToHarm();
    for (const table of ['model_texts', 'model_questions', 'model_answers', 'model_calls', 'inputs']) {
      const columns = columnsOf(file, table);
      const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
      const first = `(${key}) = (select ${key} from ${table} order by ${key} limit 1)`;
      for (const { name } of columns) {
        file.exec('begin');
        file.exec(`update ${table} set ${name} = case typeof(${name}) when 'integer' then ${name} + 1000000
          when 'text' then 'x' || ${name} else 'x' end where ${first}`);
        if (!untold.includes(`${table}.${name}`) && findOrStumble(file) === null) missed.push(`${table}.${name}`);
        file.exec('rollback');
      }
    }
    file.close();
    expect(missed).toEqual([]);
  });
});

/** What makes no sense is found too. */
function findOrStumble(file: SqliteFile): string | null {
  try {
    return findOddRecord(file, true);
  } catch (error) {
    return String(error);
  }
}

function columnsOf(file: SqliteFile, table: string): readonly { readonly name: string; readonly pk: number }[] {
  const columns = file.prepare<[string], { name: string; pk: number }>('select name, pk from pragma_table_info(?)');
  return columns.all(table);
}
