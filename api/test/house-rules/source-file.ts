import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import ts from 'typescript';

/** A file of the project as the rules see it. `path` is relative to the root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** The syntax tree of a script, or of the script blocks of a Svelte component; `null` for other files. */
  readonly tree: ts.SourceFile | null;
}

const SKIPPED = new Set(['node_modules', '.git', '.cache', '.svelte-kit', 'build', 'data', 'generated']);
const SCRIPTS = new Set(['.ts', '.mjs', '.svelte']);
const BINARY = new Set(['.png', '.jpg', '.ico', '.woff2', '.gguf', '.sqlite']);
const BY_HAND = (name: string) => name !== 'pnpm-lock.yaml' && !BINARY.has(extname(name)) && !name.endsWith('.log');

export function sourceFile(path: string, text: string): SourceFile {
  return { path, text, tree: SCRIPTS.has(extname(path)) ? parse(path, text) : null };
}

/** Every file of the project that people write, read once. */
export function readProject(root: string): readonly SourceFile[] {
  return pathsUnder(root).map((path) => {
    const name = relative(root, path).replaceAll('\\', '/');
    return sourceFile(name, readFileSync(path, 'utf8'));
  });
}

function pathsUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    // `.git` is a file in a second worktree.
    if (SKIPPED.has(entry.name)) return [];
    if (entry.isDirectory()) return pathsUnder(join(folder, entry.name));
    return entry.isFile() && BY_HAND(entry.name) ? [join(folder, entry.name)] : [];
  });
}

function parse(path: string, text: string): ts.SourceFile {
  const script = path.endsWith('.svelte') ? scriptBlocks(text) : text;
  return ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

/** The text with everything outside of script blocks blanked, so that line numbers stay. */
function scriptBlocks(text: string): string {
  const kept = [...text.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)].map((match) => {
    const start = match.index + (match[1]?.length ?? 0);
    return [start, start + (match[2]?.length ?? 0)] as const;
  });
  const isKept = (index: number) => kept.some(([start, end]) => index >= start && index < end);
  return text.replace(/[^\n]/g, (character, index: number) => (isKept(index) ? character : ' '));
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

export function lineOf(node: ts.Node): number {
  const tree = node.getSourceFile();
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}
