import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptQuestion } from '../../src/ledger/model-entry.ts';
import { readQuestions } from '../../src/ledger/reading/models.ts';
import { openForReading, openForWriting } from '../../src/ledger/sqlite-file.ts';
import type { Seq } from '../../src/market/units.ts';
import { must } from '../../src/util/assert.ts';
import { type ServerProcess, startServer } from '../kit/server-process.ts';
import { YOUNG_THIN_MARKET } from '../kit/young-market.ts';
import { tempFolder } from '../ledger/temp-folder.ts';
import { goodText, MockProvider } from './mock-provider.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const NO_NETWORK = new URL('../kit/no-network.mjs', import.meta.url).href;
const SPEED = 60;
/** Questions that reach the model between two turns of the person in charge: together at least one of each answer. */
const QUESTIONS_BETWEEN_TURNS = process.env.LONG === '1' ? 100 : 1;
/** The child runs at the speed of its scenario, where questions are rarer. */
const QUESTIONS_IN_CHILD = process.env.LONG === '1' ? 30 : 1;

const mock = new MockProvider();
const folder = tempFolder();
beforeAll(() => mock.start());
afterAll(() => mock.stop());

/** Asks to be woken as soon as it may be: many questions in a short run. */
const soonAgain = goodText.replace('"sleepSeconds":300', '"sleepSeconds":60');

/** Every way to answer in turn: well, in prose, with a limit, for another market, cut, with nothing, and not in time. */
function playEverything(): void {
  const usage = { prompt_tokens: 900, completion_tokens: 120 };
  mock.play(async (nth) => {
    switch (nth % 9) {
      case 1:
        return { content: 'I would rather hold.', usage };
      case 8:
        return { error: { message: 'slow down' }, status: 429, retryAfter: 1 };
      case 3:
        return { content: soonAgain.replace('AAPL/BTC', 'NVDA/BTC'), usage };
      case 4:
        return { content: soonAgain.slice(0, 80), finishReason: 'length', usage };
      case 5:
        return { content: '' };
      case 6:
        await sleep(400);
        return { content: soonAgain.replace('fair', '\ud83d\u0000 fair'), usage };
      default:
        return { content: soonAgain, usage };
    }
  });
}

type Outcome = {
  readonly code: number | null;
  readonly result: Readonly<Record<string, unknown>>;
  readonly said: string;
};

/** The command line in a process of its own that is cut off from every network. */
function market(...words: readonly string[]): Outcome {
  const options = { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: `--import=${NO_NETWORK}` } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], options);
  expect(stderr).not.toContain('network used');
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return { code: status, result: last.startsWith('{') ? JSON.parse(last) : {}, said: `${stdout}${stderr}` };
}

async function act(server: ServerProcess, mutation: string): Promise<void> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${server.godToken}` },
    body: JSON.stringify({ query: `mutation { ${mutation} { changed seq userErrors { message } } }` }),
  });
  expect(await response.json()).not.toHaveProperty('errors');
}

/** By questions and not by time: a slow machine plays as much as a fast one. */
async function hearQuestions(count: number): Promise<void> {
  const enough = mock.requests().length + count;
  while (mock.requests().length < enough) await sleep(20);
}

/** What the person in charge does, after more questions each time; nobody asks while all stands still. */
const turns = [
  ['injectNews(input: { headline: "A storm over the mines", markets: ["AAPL/BTC"] })'],
  ['injectPriceShock(input: { market: "ETH/BTC", shiftBps: -150, mode: MARKET_ORDER })'],
  ['spawnAgent(input: { handle: "zed", persona: "kelvin", brain: OPENAI, model: "mock", startingSats: "50000000" })'],
  ['thinkNow(input: { handle: "zed" })'],
  ['pauseSimulation(input: {})', 'stepSimulation(input: { steps: 3 })', 'resumeSimulation(input: {})'],
  ['haltMarket(input: { market: "SOL/BTC", reason: "a test" })'],
  ['setSimulationSpeed(input: { speed: 30 })'],
  ['resumeMarket(input: { market: "SOL/BTC" })'],
  ['setBrain(input: { handle: "zed", brain: RULE })'],
  ['retireAgent(input: { handle: "zed" })'],
];

/** A real server whose agents ask a model that answers in every way there is. The folder of its run. */
async function serveAndStop(): Promise<string> {
  playEverything();
  const env = { SCENARIO: YOUNG_THIN_MARKET, SEED: 'recorded', OPENAI_BASE_URL: mock.url, LLM_MODEL: 'mock' };
  const server = await startServer(folder.path, env);
  await act(server, `setSimulationSpeed(input: { speed: ${SPEED} })`);
  for (const turn of turns) {
    await hearQuestions(QUESTIONS_BETWEEN_TURNS);
    for (const mutation of turn) await act(server, mutation);
  }
  expect(await server.kill('SIGTERM')).toBe(0);
  const runs = join(folder.path, 'runs');
  return join(runs, must(readdirSync(runs)[0], 'a run'));
}

/**
 * Behind the first command of the run's second half in whose transaction a question is noted and no answer to it: a run
 * that is left there waits for that answer.
 */
function openBehind(questions: readonly KeptQuestion[]): Seq {
  const later = questions.slice(Math.floor(questions.length / 2));
  const isOpen = ({ askedSeq, answer }: KeptQuestion) => answer !== null && answer.enteredSeq > askedSeq + 1;
  return must(later.find(isOpen), 'a question that was answered behind the next command').askedSeq + 1;
}

/** Leaves the run where a model was just asked; two servers go on with the child, and the first of them is killed. */
async function forkAndKill(): Promise<{ readonly child: string; readonly runId: string }> {
  const file = openForReading(join(run, 'ledger.sqlite'));
  const place = openBehind(readQuestions(file));
  file.close();
  const dataDir = join(folder.path, 'fork');
  const forked = market('fork', run, '--at', String(place), '--set', 'news:A strike', '--out', dataDir, '--json');
  expect(forked.said).not.toContain('Error');
  const runId = String(forked.result.runId);
  const env = { SCENARIO: YOUNG_THIN_MARKET, OPENAI_BASE_URL: mock.url, LLM_MODEL: 'mock' };
  const killed = await startServer(dataDir, env);
  await hearQuestions(QUESTIONS_IN_CHILD);
  await killed.kill();
  const server = await startServer(dataDir, env);
  await hearQuestions(QUESTIONS_IN_CHILD);
  expect(await server.kill('SIGTERM')).toBe(0);
  expect(readdirSync(join(dataDir, 'runs'))).toEqual([runId]);
  return { child: join(dataDir, 'runs', runId), runId };
}

let run: string;
let asked: number;
beforeAll(async () => {
  run = await serveAndStop();
  asked = mock.requests().length;
});

describe('a real run whose models answered well, badly, late and not at all', () => {
  it('W02 W04 is run again without any network, to the same hash', () => {
    const { code, result, said } = market('rerun', run, '--json');
    expect(said).not.toContain('Error');
    expect(result).toMatchObject({ identical: true, difference: null, missing: 0 });
    expect(result.rerunHash).toBe(result.journalHash);
    expect(code).toBe(0);
    expect(mock.requests()).toHaveLength(asked);
  });

  it('K05 is worked out again step by step from what came from outside', () => {
    expect(market('replay', run, '--json')).toMatchObject({ code: 0, result: { isSame: true, difference: null } });
  });

  it('K07 W04 is forked while models think, killed and gone on with: both ways to run the child again agree', async () => {
    const { child, runId } = await forkAndKill();
    const file = openForReading(join(child, 'ledger.sqlite'));
    const given = readQuestions(file).flatMap(({ answer }) =>
      answer?.result.kind === 'ABSTAINED' ? [answer.result] : [],
    );
    file.close();
    expect(given.map(({ cause }) => cause)).toContain('INTERRUPTED');
    const again = market('rerun', child, '--json');
    expect(again).toMatchObject({ code: 0, result: { runId, identical: true, missing: 0 } });
    expect(market('replay', child, '--json')).toMatchObject({
      code: 0,
      result: { isSame: true, journalHash: again.result.rerunHash, stateHash: again.result.stateHash },
    });
  }, 180_000);

  it('W02 has every question on record with each call that was made for it, and the static part once', () => {
    const file = openForReading(join(run, 'ledger.sqlite'));
    const questions = readQuestions(file);
    const answers = questions.flatMap(({ answer }) => answer ?? []);
    const calls = answers.flatMap((answer) => answer.calls);
    const causes = new Set(calls.map(({ failure }) => failure?.cause ?? null));
    expect([...causes]).toEqual(expect.arrayContaining([null, 'RATE_LIMITED', 'TRUNCATED']));
    expect(answers.some(({ callCount }) => callCount === 2)).toBe(true);
    for (const { answer, requestHash } of questions) {
      if (answer === null || answer.calls.length === 0) continue;
      expect(answer.calls[0]).toMatchObject({ requestHash, provider: 'openai', added: '[]' });
      expect(answer.calls[1]?.requestHash).not.toBe(requestHash);
    }
    const texts = new Set(questions.map(({ system }) => system));
    expect(file.prepare('select count(*) from model_texts').pluck().get()).toBe(texts.size);
    expect(questions.length).toBeGreaterThan(2 * texts.size);
    const unexplained = `select count(*) from decisions d where brain_kind = 'OPENAI' and not exists (select 1 from
      model_questions q join model_answers a on a.question_id = q.question_id
      where q.participant_id = d.participant_id and q.view_seq = d.view_seq and a.raw_answer = (select raw_answer from decision_texts t where t.seq = d.seq))`;
    expect(file.prepare(unexplained).pluck().get()).toBe(0);
    file.close();
  });
});

describe('what models said in a kept run', () => {
  const again = ['run', '--scenario', 'thin', '--seed', 'recorded', '--for', '2m', '--ledger', 'memory', '--json'];

  it('W05 answers another run from a file, which abstains on what was never asked', () => {
    const { said } = market('answers', run);
    const file = join(folder.path, 'answers.ndjson');
    writeFileSync(file, said);
    const lines = said.trim().split('\n');
    expect(lines.length).toBeGreaterThan(10);
    const { code, result } = market(...again, '--model', 'mock', '--answers', file, '--missing', 'abstain');
    expect(code).toBe(0);
    expect(Number(result.trades)).toBeGreaterThan(0);
    const fromFolder = market(...again, '--model', 'mock', '--answers', run, '--missing', 'abstain');
    expect(fromFolder.result.journalHash).toBe(result.journalHash);
  });

  it('W05 ends a run that asks something else, and a file that is none is refused by its line', () => {
    const other = market(...again, '--seed', 'another', '--model', 'mock', '--answers', run);
    expect(other).toMatchObject({ code: 1, said: expect.stringContaining('is not in the record') });
    const file = join(folder.path, 'broken.ndjson');
    writeFileSync(file, '\n{"requestHash":"ab"}\n');
    const broken = market(...again, '--model', 'mock', '--answers', file);
    expect(broken).toMatchObject({ code: 1, said: expect.stringContaining('line 2 is not a recorded answer') });
    expect(market(...again, '--answers', file)).toMatchObject({
      code: 1,
      said: expect.stringContaining('needs --model'),
    });
  });
});

describe('a record that lacks an answer', () => {
  beforeAll(() => {
    const file = openForWriting(join(run, 'ledger.sqlite'));
    const forget = `delete from model_questions where question_id = (select question_id from model_answers
      where outcome = 'ANSWERED' order by answer_id limit 1)`;
    expect(file.prepare(forget).run().changes).toBe(1);
    file.close();
  });

  it('W05 ends the rerun, which says what is missing', () => {
    const { code, said } = market('rerun', run, '--json');
    expect(said).toMatch(/question [0-9a-f]{12} of \w+ at seq \d+ is not in the record/);
    expect(code).toBe(1);
  });

  it('W05 or becomes an abstention, and the rerun says where the runs part', () => {
    const { code, result } = market('rerun', run, '--missing', 'abstain', '--json');
    expect(result).toMatchObject({ identical: false, difference: { seq: expect.any(Number) } });
    expect(Number(result.missing)).toBeGreaterThan(0);
    expect(code).toBe(1);
  });
});
