// Runs the steps of a Dockerfile in empty folders, for machines without a Docker engine:
//   node scripts/prove-images.mjs api/Dockerfile FOLDER
// It knows the instructions our two files use. FROM gives a new empty folder, COPY and RUN happen inside it; users,
// ports and health checks are not shown by it. At the end it prints the command that would start the image.
import { execFileSync, execSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { projectEnvironment } from './lib/node.mjs';
import { ROOT } from './lib/paths.mjs';
import { Failure } from './lib/process.mjs';

const [file, target] = process.argv.slice(2);
if (!file || !target) throw new Failure('usage: node scripts/prove-images.mjs DOCKERFILE EMPTY_FOLDER');

/** What `COPY` may see: the files git knows or would add, as .dockerignore leaves them. */
const context = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(ROOT, path)));

const stages = new Map();
let stage = { folder: '', workdir: '/', environment: {} };

const steps = {
  FROM(text) {
    const name = / AS (\S+)/i.exec(text)?.[1] ?? 'image';
    stage = { folder: join(resolve(target), name), workdir: '/', environment: {} };
    mkdirSync(stage.folder, { recursive: true });
    stages.set(name, stage.folder);
  },
  WORKDIR(text) {
    stage.workdir = text;
    mkdirSync(inside(text), { recursive: true });
  },
  ENV(text) {
    for (const [, name, value] of text.matchAll(/(\w+)=(\S+)/g)) stage.environment[name] = value;
  },
  COPY(text) {
    const from = /^--from=(\S+) /.exec(text)?.[1];
    const paths = text.replace(/^--from=\S+ /, '').split(/\s+/);
    const to = paths.pop();
    for (const path of paths) {
      if (from)
        cpSync(join(stages.get(from), path), destination(path, to), { recursive: true, verbatimSymlinks: true });
      else copyFromContext(path, to);
    }
  },
  RUN(text) {
    if (text.startsWith('install --directory')) return;
    const env = { ...projectEnvironment(), ...stage.environment };
    execSync(text, { cwd: inside(stage.workdir), stdio: 'inherit', env });
  },
  CMD(text) {
    const environment = Object.entries(stage.environment).map(([name, value]) => `${name}=${value}`);
    process.stdout.write(`\nin ${inside(stage.workdir)}: ${environment.join(' ')} ${JSON.parse(text).join(' ')}\n`);
  },
};

for (const line of readFileSync(join(ROOT, file), 'utf8').split('\n')) {
  const [, instruction, text] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
  if (!steps[instruction]) continue;
  process.stdout.write(`${line}\n`);
  steps[instruction](text);
}

function inside(path) {
  return join(stage.folder, path.startsWith('/') ? path : join(stage.workdir, path));
}

function destination(path, to) {
  return to.endsWith('/') && to !== './' ? join(inside(to), basename(path)) : inside(to);
}

function copyFromContext(path, to) {
  const isFolder = statSync(join(ROOT, path)).isDirectory();
  const chosen = context.filter((name) => name === path || name.startsWith(`${path}/`));
  for (const name of chosen) {
    const end = isFolder
      ? join(inside(to), name.slice(path.length))
      : to.endsWith('/')
        ? join(inside(to), basename(name))
        : inside(to);
    cpSync(join(ROOT, name), end, { recursive: true });
  }
}
