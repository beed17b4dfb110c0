import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readProject } from './house-rules/source-file.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const pages = readProject(ROOT).filter(({ path }) => path.endsWith('.md'));

/** Targets of links and pictures that are files of the project. */
function localTargets(text: string): string[] {
  const links = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(
    ([, target]) => target ?? '',
  );
  return links.filter((target) => !/^[a-z]+:/.test(target));
}

describe('the documents', () => {
  it('link only to files that exist', () => {
    const broken = pages.flatMap(({ path, text }) =>
      localTargets(text)
        .filter((target) => !existsSync(resolve(ROOT, dirname(path), target)))
        .map((target) => `${path} -> ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('name only scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap(({ text }) =>
      [...text.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name]) => name ?? ''),
    );
    expect(new Set(named).difference(new Set(Object.keys(scripts)))).toEqual(new Set());
  });

  it('name only places in the code that exist', () => {
    const table = read('ARCHITECTURE.md').matchAll(/`((?:api|ui|schema|docs|scripts)\/[\w./-]+)`/g);
    const named = [...table].map(([, path]) => path ?? '').filter((path) => !path.includes('NAME'));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('the README is short, and its query is one that the server answers', () => {
    const readme = read('README.md');
    expect(readme.split('\n').length).toBeLessThanOrEqual(150);
    const query = /```graphql\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    expect(validate(buildSchema(read('schema/schema.graphql')), parse(query))).toEqual([]);
  });
});
