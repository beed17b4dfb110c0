import type { Command } from 'commander';
import type { RunHistory } from '../ledger/history.ts';
import { openIfReadable } from '../ledger/sqlite-archive.ts';
import { findRun } from './find-run.ts';
import { factsOf, type RunFacts } from './run-facts.ts';
import { durationWords, sizeWords, table } from './words.ts';

type Options = { readonly data: string; readonly json?: true };

export function addShow(program: Command): void {
  program
    .command('show')
    .argument('<run>', "a run's id, its folder, or a data folder that holds one run")
    .description('tell about one run: where it came from, how far it came, its money, its leaderboard')
    .option('--data <dir>', 'data folder in which a run is looked for by its id', 'data')
    .option('--json', 'one JSON object')
    .action(showRun);
}

function showRun(name: string, { data, json }: Options): void {
  const found = findRun(name, data);
  const facts = { ...factsOf(found), folder: found.paths.folder };
  const history = openIfReadable(found.paths);
  const inside = history === undefined ? null : insideOf(history);
  history?.close();
  process.stdout.write(json ? `${JSON.stringify({ ...facts, ...inside })}\n` : describe(facts, inside));
}

type Inside = ReturnType<typeof insideOf>;

function insideOf(history: RunHistory) {
  const participants = history.participants();
  return {
    agents: participants.filter(({ participant }) => participant.kind === 'AGENT').length,
    participants: participants.length,
    conservation: history.conservation(),
    leaderboard: history.leaderboard(),
  };
}

function describe(facts: RunFacts & { readonly folder: string }, inside: Inside | null): string {
  const { runId, scenario, seed, codeVersion, status, endReason, startedAt, endedAt } = facts;
  const lines = [
    ['run', runId],
    ['folder', `${facts.folder} (${sizeWords(facts.sizeBytes)})`],
    ['scenario', `${scenario}, seed ${seed}, code ${codeVersion}`],
    ['status', endReason === null ? status : `${status}: ${endReason}`],
    ['wall clock', `${startedAt} to ${endedAt ?? 'now'}`],
    ['simulated', `up to ${new Date(facts.lastTime).toISOString()}${lengthOf(facts)}`],
    ['journal', `seq ${facts.lastSeq}, ${facts.tradeCount} trades`],
  ];
  const top = lines.map(([name, value]) => `${(name ?? '').padEnd(11)} ${value}\n`).join('');
  return inside === null
    ? `${top}ledger      cannot be read: it is missing or damaged\n`
    : `${top}${describeInside(inside)}`;
}

function lengthOf({ lengthMs }: RunFacts): string {
  return lengthMs === null ? '' : `, ${durationWords(lengthMs)}`;
}

function describeInside({ agents, participants, conservation, leaderboard }: Inside): string {
  const odd = conservation.filter(({ total, issued }) => total !== issued);
  const money = odd.length === 0 ? 'adds up' : `does not add up: ${odd.map(({ asset }) => asset).join(', ')}`;
  const board = leaderboard.map((row) => [
    row.rank,
    row.participantId,
    row.equitySats,
    row.returnBps / 100,
    row.fillCount,
  ]);
  const head = ['rank', 'who', 'equity (sats)', 'return %', 'fills'];
  return `traders     ${participants}, ${agents} of them agents\nmoney       ${money}\n\n${table(head, board)}`;
}
