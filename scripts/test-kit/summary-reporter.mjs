// Prints each skipped test with its reason, and as the very last line `tests: N passed, N failed, N skipped`.
import { writeSync } from 'node:fs';
import { relative } from 'node:path';

export default class SummaryReporter {
  #counts = { passed: 0, failed: 0, skipped: 0 };
  #skips = [];

  onTestRunEnd(modules, unhandledErrors) {
    for (const module of modules) this.#addModule(module);
    this.#counts.failed += unhandledErrors.length;
    process.once('exit', () => this.#print());
  }

  #addModule(module) {
    this.#counts.failed += module.errors().length;
    for (const test of module.children.allTests()) this.#addTest(test, module);
    for (const suite of module.children.allSuites()) this.#counts.failed += suite.errors().length;
  }

  #addTest(test, module) {
    const { state, note } = test.result();
    if (state === 'passed') this.#counts.passed += 1;
    else if (state === 'failed') this.#counts.failed += 1;
    else {
      this.#counts.skipped += 1;
      this.#skips.push(`${relative(process.cwd(), module.moduleId)} > ${test.fullName}: ${note ?? 'no reason given'}`);
    }
  }

  #print() {
    const { passed, failed, skipped } = this.#counts;
    const lines = this.#skips.map((skip) => `skipped: ${skip}\n`).join('');
    writeSync(1, `${lines}tests: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}
