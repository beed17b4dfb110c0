import { execFileSync } from 'node:child_process';
import { cpus, platform, release, totalmem } from 'node:os';

/** docs/proof.md: what the long tests measured, when, on which machine, at which commit. */
export function proofPage({ passed, failed, skipped }, figures, startedAt) {
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  const rows = figures.map(({ test, figure }) => `| ${cell(test)} | ${cell(figure)} |`);
  return `# Proof

Written by \`npm run test:long\`; not edited by hand.

- Date: ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC
- Code: ${commit()}
- Machine: ${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}, Node ${process.version}
- Tests: ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s

| Test | Figure |
|---|---|
${rows.join('\n')}
`;
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function commit() {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'not from a git checkout';
  }
}
