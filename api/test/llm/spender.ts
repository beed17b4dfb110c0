import { writeSync } from 'node:fs';
import { Budget, defaultCaps } from '../../src/traders/llm/budget.ts';
import { fileBudgetStore } from '../../src/traders/llm/budget-store.ts';
import { must } from '../../src/util/assert.ts';

// A process that reserves and settles calls of 100 micro-USD until the run's cap, and dies the hard way right after its
// n-th word. Arguments: file of the budget, run id, n. Its words: r reserved (from here on the provider may bill the
// call), s settled, x refused.

const [path, runId, deathAt] = process.argv.slice(2).map((argument) => must(argument, 'argument')) as [
  string,
  string,
  string,
];
const caps = { ...defaultCaps, runMicroUsd: 2_000, dayMicroUsd: 100_000 };
const budget = new Budget(caps, fileBudgetStore(path), { warn: () => {} }, Date.now);
const cost = { inputTokens: 100, cachedInputTokens: 0, outputTokens: 0 };
const price = { kind: 'PRICED', costOf: ({ inputTokens }: typeof cost) => inputTokens } as const;
let words = 0;

function say(word: string): void {
  writeSync(1, word);
  words += 1;
  if (words === Number(deathAt)) process.kill(process.pid, 'SIGKILL');
}

budget.startRun(runId);
for (;;) {
  const reserved = budget.reserve({ participantId: 'a1', price }, cost);
  if (reserved.kind === 'REFUSED') break;
  say('r');
  reserved.reservation.settle(cost);
  say('s');
}
say('x');
