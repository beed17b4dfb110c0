import { execFileSync } from 'node:child_process';
import { cpus, platform, release, totalmem } from 'node:os';

const HEAD = `# Proof

What the long forms of the tests measured. Written by \`npm run test:long\`, not edited by hand: a run replaces the parts of the
files that it tried, so each says by itself of which day, code and machine it is.
`;

const PART = /^## /m;

/** docs/proof.md after a run: `page` is what it was, `files` are those that measured something. */
export function proofPage(page, files, { now = new Date(), code = commit(), machine = machineName() } = {}) {
  const parts = partsOf(page);
  for (const file of files) parts.set(file.path, partOf(file, { now, code, machine }));
  const sorted = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
  return [HEAD, ...sorted.map(([path, text]) => `## ${path}\n\n${text}\n`)].join('\n');
}

function partsOf(page) {
  const parts = page.split(PART).slice(1);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end), part.slice(end).trim()];
    }),
  );
}

function partOf({ passed, failed, skipped, seconds, figures }, { now, code, machine }) {
  const day = now.toISOString().slice(0, 16).replace('T', ' ');
  return [
    `${day} UTC, code ${code}, ${machine}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s.`,
    '',
    ...figures.map(({ test, figure }) => `- ${oneLine(test)}: ${oneLine(figure)}`),
  ].join('\n');
}

function oneLine(text) {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function machineName() {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${gigabytes} GB, ${platform()} ${release()}, Node ${process.version}`;
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
