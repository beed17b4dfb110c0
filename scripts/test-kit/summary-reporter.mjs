// Prints each skipped test with its reason, and as the very last line `tests: N passed, N failed, N skipped`. With
// PROOF_FILE set, writes there what the tests measured: `await context.annotate('kills survived: 20', 'figure')`.
import { existsSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { relative } from 'node:path';
import { proofPage } from './proof-page.mjs';

export default class SummaryReporter {
  #counts = { passed: 0, failed: 0, skipped: 0 };
  #notes = [];
  #figures = [];
  #startedAt = Date.now();

  onTestRunEnd(modules, unhandledErrors) {
    for (const module of modules) this.#addModule(module);
    this.#counts.failed += unhandledErrors.length;
    this.#addAttemptsToLeave(process.env.LOOPBACK_ONLY_LOG);
    if (this.#counts.failed > 0) process.exitCode = 1;
    if (process.env.PROOF_FILE)
      writeFileSync(process.env.PROOF_FILE, proofPage(this.#counts, this.#figures, this.#startedAt));
    process.once('exit', () => this.#print());
  }

  #addModule(module) {
    this.#counts.failed += module.errors().length;
    for (const test of module.children.allTests()) this.#addTest(test, module);
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
    const measured = test.annotations().filter(({ type }) => type === 'figure');
    this.#figures.push(...measured.map(({ message }) => ({ test: test.fullName, figure: message })));
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
