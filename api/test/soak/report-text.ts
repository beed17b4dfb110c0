import type { SoakReport } from './run-soak.ts';
import type { SeatFigures } from './seat-audit.ts';
import type { Growth } from './verdict.ts';

/** Why the soak failed; empty when it did not. */
export function failuresOf({ verdict, journalProblem, exitCode }: SoakReport): readonly string[] {
  return [
    ...verdict.broken,
    ...(journalProblem === null ? [] : [`the journal is damaged: ${journalProblem}`]),
    ...(exitCode === 0 ? [] : [`the server ended with ${exitCode} instead of 0`]),
  ];
}

/** The report for people. */
export function reportText(report: SoakReport): string {
  const { options, verdict, crowd, events, samples, seats } = report;
  const failures = failuresOf(report);
  const maxDelayMs = Math.max(0, ...samples.map(({ eventLoopDelayP99Ms }) => eventLoopDelayP99Ms));
  return [
    `soak of ${seconds(options.totalMs)} on ${options.markets} markets, seed ${options.seed}`,
    `${samples.length} samples, ${events} journal rows, ${crowd.joined} clients came and went, ${crowd.messages} feed messages, ${crowd.errors} errors`,
    `event-loop delay p99 of the API thread between samples: at most ${maxDelayMs.toFixed(1)} ms`,
    `growth over the last ${seconds(verdict.windowMs)}, 95 % confidence:`,
    ...verdict.growths.map(growthLine),
    `write-ahead log: at most ${(verdict.maxWalBytes / 1e6).toFixed(1)} MB`,
    'what models said, per seat:',
    ...seatTable(seats),
    ...verdict.notJudged.map((line) => `not judged: ${line}`),
    ...failures.map((line) => `BROKEN: ${line}`),
    failures.length === 0 ? 'every threshold held' : `${failures.length} thresholds broken`,
    '',
  ].join('\n');
}

function growthLine({ figure, unit, fit, last }: Growth): string {
  const [slope, low, high] = [fit.slope, fit.low, fit.high].map((value) => value.toFixed(2));
  return `  ${figure.padEnd(20)} ${`${slope} [${low}, ${high}] ${unit}`.padEnd(36)} last ${last.toFixed(1)}`;
}

const COLUMNS: readonly (readonly [keyof SeatFigures, string])[] = [
  ['seat', 'seat'],
  ['answers', 'answers'],
  ['decided', 'decided'],
  ['abstained', 'abstained'],
  ['unreadable', 'unreadable'],
  ['inventedTickers', 'invented tickers'],
  ['beyondHoldings', 'beyond holdings'],
  ['farPrices', 'over 20 % off'],
  ['contradicted', 'contradicted'],
  ['clamped', 'clamped'],
  ['wrongOrdersPlaced', 'far orders placed'],
];

function seatTable(seats: readonly SeatFigures[]): readonly string[] {
  const rows = [COLUMNS.map(([, title]) => title), ...seats.map((seat) => COLUMNS.map(([key]) => String(seat[key])))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`);
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1_000)} s`;
}
