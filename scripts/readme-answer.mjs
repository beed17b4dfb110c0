// Asks a running server the README's query and writes the real answer under it: node scripts/readme-answer.mjs [URL]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';
import { Failure } from './lib/process.mjs';

const [url = 'http://127.0.0.1:4000'] = process.argv.slice(2);
const README = join(ROOT, 'README.md');
const BLOCKS = /```graphql\n([\s\S]*?)```\n(\nanswers, at the time of the picture:\n\n```json\n[\s\S]*?```\n)?/;

const text = readFileSync(README, 'utf8');
const [blocks, query] = BLOCKS.exec(text) ?? [];
if (!query) throw new Failure('README.md has no graphql block');
const response = await fetch(new URL('/graphql', url), {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
});
const answer = await response.json();
if (answer.errors) throw new Failure(JSON.stringify(answer.errors, null, 2));
const json = JSON.stringify(answer, null, 2);
const written = `\`\`\`graphql\n${query}\`\`\`\n\nanswers, at the time of the picture:\n\n\`\`\`json\n${json}\n\`\`\`\n`;
writeFileSync(
  README,
  text.replace(blocks, () => written),
);
process.stdout.write(`${json}\n`);
