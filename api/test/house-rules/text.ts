import ts from 'typescript';
import { isTest } from './layers.ts';
import { type SourceFile, walk } from './source-file.ts';

// Written in pieces, so that this file does not break its own rules.
const UNFINISHED = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|${['X', 'XX'].join('')})\\b`);
const ABSOLUTE_PATH = new RegExp(
  `(^|[\\s"'\`(=])(/(${['home', 'Users', 'root', 'work', 'mnt'].join('|')})/|[A-Z]:\\\\\\\\?Users)`,
);
const REGISTRY_HOST = new RegExp(
  ['registry\\.npm', 'registry\\.yarn', 'npmmirror\\.', 'pkgs\\.dev\\.', ['arti', 'factory'].join('')].join('|'),
  'i',
);

const RULES: readonly (readonly [string, RegExp])[] = [
  ['leaves something unfinished', UNFINISHED],
  ['holds an absolute path', ABSOLUTE_PATH],
  ['names a package registry', REGISTRY_HOST],
];

export function badLines(file: SourceFile): string[] {
  return file.text.split('\n').flatMap((line, index) => {
    const broken = RULES.filter(([, pattern]) => pattern.test(line));
    return broken.map(([problem]) => `${file.path}:${index + 1} ${problem}`);
  });
}

/** Rule ids of docs/spec.md: a letter (or two) and two digits in bold or in code at the start of a line or a cell. */
export function ruleIds(spec: string): readonly string[] {
  return [...new Set([...spec.matchAll(/^[|\-*\s#]*[*`]{0,2}([A-Z]{1,2}\d{2})\b/gm)].map(([, id]) => id ?? ''))];
}

/** Rules of docs/spec.md that no test title (no text in a test file) cites. */
export function uncitedRules(files: readonly SourceFile[]): readonly string[] {
  const spec = files.find((file) => file.path === 'docs/spec.md')?.text ?? '';
  const cited = new Set(files.filter((file) => isTest(file.path)).flatMap(citedIn));
  return ruleIds(spec).filter((id) => !cited.has(id));
}

function citedIn({ tree }: SourceFile): string[] {
  const ids: string[] = [];
  if (tree === null) return ids;
  walk(tree, (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node))
      ids.push(...(node.text.match(/\b[A-Z]{1,2}\d{2}\b/g) ?? []));
  });
  return ids;
}
