import { basename } from 'node:path';
import ts from 'typescript';
import { isTest } from './layers.ts';
import { lineOf, type SourceFile, walk } from './source-file.ts';

const MAX_FUNCTION_LINES = 70;

/** Statements that may stand beside the switch of a function that is nothing but a table of cases. */
const MAX_BESIDE_SWITCH = 3;

/** The only place of the terminal that talks to the network, and the socket that it is given. */
const URQL_CLIENT = /^ui\/src\/lib\/live\/(client(\.svelte)?|socket\/own-line)\.ts$/;
const NETWORK = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'sendBeacon']);
const NETWORK_LIBRARIES = new Set(['graphql-ws', 'graphql-sse', 'ws']);

/** Files whose tool reads a default export. */
const DEFAULT_EXPORT = /(\.config\.ts|^codegen\.ts|summary-reporter\.mjs|\.svelte)$/;
const CONSOLE = /^(schema\/examples\/.*|api\/src\/cli(\/.*|\.ts)|api\/bench\/.*|scripts\/.*)$/;

export function badName(file: SourceFile): string[] {
  if (file.tree === null || file.path.includes('/migrations/')) return [];
  const stem = basename(file.path).replace(/(\.svelte)?(\.test|\.bench|\.config|\.d)?\.(ts|mjs)$|\.svelte$/, '');
  const [style, pattern] = file.path.endsWith('.svelte')
    ? ['PascalCase', /^(\+[a-z]+|[A-Z][A-Za-z0-9]*)$/]
    : ['kebab-case', /^(\+[a-z]+|[a-z0-9]+(-[a-z0-9]+)*)$/];
  return pattern.test(stem) ? [] : [`${file.path} is not named in ${style}`];
}

/** Problems that one look at a node shows. */
export function badNodes(file: SourceFile): string[] {
  if (file.tree === null) return [];
  const problems: string[] = [];
  walk(file.tree, (node) => {
    const problem = problemOf(node, file.path);
    if (problem !== null) problems.push(`${file.path}:${lineOf(node)} ${problem}`);
  });
  return problems;
}

function problemOf(node: ts.Node, path: string): string | null {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'uses any';
  if (isDefaultExport(node) && !DEFAULT_EXPORT.test(path)) return 'has a default export';
  if (isConsoleLog(node) && !CONSOLE.test(path)) return 'prints with console';
  if (isSkippedTest(node)) return 'skips or singles out a test: call context.skip(reason) where the reason is known';
  if (path.startsWith('ui/src/') && !isTest(path) && !URQL_CLIENT.test(path)) return networkProblem(node);
  return isTest(path) ? null : lengthProblem(node);
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  );
}

function isConsoleLog(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && node.expression.getText() === 'console';
}

function isSkippedTest(node: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(node) || !/^(skip|only|todo|skipIf|runIf|fails)$/.test(node.name.text))
    return false;
  return /^(it|test|describe)\b/.test(node.expression.getText());
}

function networkProblem(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return NETWORK_LIBRARIES.has(node.moduleSpecifier.text) ? 'talks to the network outside the urql client' : null;
  }
  const called = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression : null;
  const name = called && ts.isPropertyAccessExpression(called) ? called.name.text : called?.getText();
  return name !== undefined && NETWORK.has(name) ? 'talks to the network outside the urql client' : lengthProblem(node);
}

function lengthProblem(node: ts.Node): string | null {
  if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return null;
  const body = node.body as ts.Node;
  const tree = node.getSourceFile();
  const lines = body
    .getText(tree)
    .split('\n')
    .filter((line) => line.trim() !== '').length;
  if (lines <= MAX_FUNCTION_LINES || isFlatSwitch(body) || isTable(body)) return null;
  return `a function of ${lines} lines: at most ${MAX_FUNCTION_LINES}, unless it is one flat switch or table`;
}

/** `(t) => ({ ... })`: declarations one below the other, such as the fields of a GraphQL type. */
function isTable(body: ts.Node): boolean {
  return ts.isParenthesizedExpression(body) && ts.isObjectLiteralExpression(body.expression);
}

function isFlatSwitch(body: ts.Node): boolean {
  if (!ts.isBlock(body)) return false;
  const switches = body.statements.filter((statement) => ts.isSwitchStatement(statement));
  return switches.length === 1 && body.statements.length <= 1 + MAX_BESIDE_SWITCH;
}
