import { dirname, posix } from 'node:path';
import ts from 'typescript';
import { lineOf, type SourceFile, walk } from './source-file.ts';

/** What each layer may import; `type` allows only `import type`. The same picture as in ARCHITECTURE.md. */
const ALLOWED: Readonly<Record<string, Readonly<Record<string, 'any' | 'type'>>>> = {
  util: {},
  market: { util: 'any' },
  engine: { util: 'any', market: 'any' },
  realism: { util: 'any', market: 'any' },
  projections: { util: 'any', market: 'any', realism: 'any' },
  reference: { util: 'any', market: 'any' },
  traders: { util: 'any', market: 'any', projections: 'type' },
  ledger: { util: 'any', market: 'any', projections: 'type' },
  export: { util: 'any', market: 'any', ledger: 'any' },
  simulation: {
    util: 'any',
    market: 'any',
    engine: 'any',
    projections: 'any',
    reference: 'any',
    traders: 'any',
    ledger: 'any',
  },
  graphql: { util: 'any', market: 'any', projections: 'any', ledger: 'any', export: 'any', simulation: 'any' },
};

/** Beside the layers: the subcommands of cli.ts compose like the files in `api/src` itself, and no layer may import them. */
const COMPOSITION = ['commands'];

/** No clock, no timers, no randomness, no I/O. */
const DETERMINISTIC = ['util', 'market', 'engine', 'realism', 'projections', 'reference', 'traders', 'simulation'];
const EXEMPT = (path: string) => path.startsWith('api/src/traders/llm/') || path === 'api/src/simulation/clock.ts';

const FORBIDDEN_GLOBALS = new Set([
  'Date',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'crypto',
  'process',
  'fetch',
  'WebSocket',
]);

export function layerOf(path: string): string | null {
  return /^api\/src\/([^/]+)\//.exec(path)?.[1] ?? null;
}

export function forbiddenImports(file: SourceFile): string[] {
  const layer = layerOf(file.path);
  if (file.tree === null || layer === null || COMPOSITION.includes(layer) || isTest(file.path)) return [];
  return importsOf(file.tree).flatMap(({ target, typeOnly, line }) => {
    const problem = importProblem(file.path, layer, target, typeOnly);
    return problem === null ? [] : [`${file.path}:${line} ${problem}`];
  });
}

function importProblem(path: string, layer: string, target: string, typeOnly: boolean): string | null {
  if (target.startsWith('node:')) {
    return DETERMINISTIC.includes(layer) && !EXEMPT(path) ? `${layer} must not import ${target}` : null;
  }
  if (!target.startsWith('.')) return null;
  const imported = posix.join(posix.dirname(path), target);
  const other = layerOf(imported);
  if (other === layer) return null;
  const permission = other === null ? undefined : ALLOWED[layer]?.[other];
  if (permission === undefined) return `${layer} must not import ${other ?? dirname(imported)}`;
  return permission === 'type' && !typeOnly ? `${layer} may import only types from ${other}` : null;
}

function importsOf(tree: ts.SourceFile) {
  const found: { target: string; typeOnly: boolean; line: number }[] = [];
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      found.push({ target: node.moduleSpecifier.text, typeOnly, line: lineOf(node) });
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ target: node.moduleSpecifier.text, typeOnly: node.isTypeOnly, line: lineOf(node) });
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      found.push({ target: node.argument.literal.text, typeOnly: true, line: lineOf(node) });
    }
    const [argument] =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : [];
    if (argument && ts.isStringLiteral(argument)) {
      found.push({ target: argument.text, typeOnly: false, line: lineOf(node) });
    }
  });
  return found;
}

export function impurities(file: SourceFile): string[] {
  const layer = layerOf(file.path);
  if (file.tree === null || layer === null || !DETERMINISTIC.includes(layer)) return [];
  if (EXEMPT(file.path) || isTest(file.path)) return [];
  const problems: string[] = [];
  walk(file.tree, (node) => {
    const name = impureName(node);
    if (name !== null) problems.push(`${file.path}:${lineOf(node)} ${layer} must not use ${name}`);
  });
  return problems;
}

function impureName(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'Math' && node.name.text === 'random') {
    return 'Math.random';
  }
  if (!ts.isIdentifier(node) || !FORBIDDEN_GLOBALS.has(node.text)) return null;
  const parent = node.parent;
  const isName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node && parent.expression.getText() !== 'globalThis') ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent);
  return isName ? null : node.text;
}

export function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || /^(api|ui)\/test\//.test(path);
}
