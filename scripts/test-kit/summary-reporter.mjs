// Prints each skipped test with its reason, and as the very last line `tests: N passed, N failed, N skipped`. With
// PROOF_FILE set, writes there what the tests measured: `await context.annotate('kills survived: 20', 'figure')`.
import { existsSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { relative } from 'node:path';
import { proofPage } from './proof-page.mjs';

export default class SummaryReporter {
  #counts = { passed: 0, failed: 0, skipped: 0 };
  #notes = [];
  #measured = [];

  onTestRunEnd(modules, unhandledErrors) {
    for (const module of modules) this.#addModule(module);
    this.#counts.failed += unhandledErrors.length;
    this.#addAttemptsToLeave(process.env.LOOPBACK_ONLY_LOG);
    if (this.#counts.failed > 0) process.exitCode = 1;
    if (process.env.PROOF_FILE) this.#writeProof(process.env.PROOF_FILE);
    process.once('exit', () => this.#print());
  }

  #addModule(module) {
    this.#counts.failed += module.errors().length;
    for (const test of module.children.allTests()) this.#addTest(test, module);
    const measured = measuredBy(module);
    if (measured.figures.length > 0) this.#measured.push(measured);
    for (const suite of module.children.allSuites()) this.#counts.failed += suite.errors().length;
  }

  #addTest(test, module) {
    const { state, note } = test.result();
    const name = `${relative(process.cwd(), module.moduleId)} > ${test.fullName}`;
    if (state === 'passed' || state === 'failed') this.#counts[state] += 1;
    else {
      this.#counts.skipped += 1;
      this.#notes.push(`skipped: ${name}: ${note ?? 'no reason given'}`);
    }
  }

  #writeProof(path) {
    const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
    writeFileSync(path, proofPage(before, this.#measured));
  }

  /** Also from child processes, whose errors no test may have seen. */
  #addAttemptsToLeave(log) {
    if (!log || !existsSync(log)) return;
    const attempts = readFileSync(log, 'utf8').split('\n').filter(Boolean);
    this.#counts.failed += attempts.length;
    this.#notes.push(...attempts.map((attempt) => `failed: ${attempt}`));
  }

  #print() {
    const { passed, failed, skipped } = this.#counts;
    const lines = this.#notes.map((note) => `${note}\n`).join('');
    writeSync(1, `${lines}tests: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}

/** What the tests of a file have measured, and how they ended. */
function measuredBy(module) {
  const tests = [...module.children.allTests()];
  const count = (state) => tests.filter((test) => test.result().state === state).length;
  const figures = tests.flatMap((test) =>
    test
      .annotations()
      .filter(({ type }) => type === 'figure')
      .map(({ message }) => ({ test: test.fullName, figure: message })),
  );
  return {
    path: relative(process.cwd(), module.moduleId),
    passed: count('passed'),
    failed: count('failed') + module.errors().length,
    skipped: count('skipped'),
    seconds: Math.round(module.diagnostic().duration / 1_000),
    figures,
  };
}
