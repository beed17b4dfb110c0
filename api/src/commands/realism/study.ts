import type { MarketSample } from '../../realism/market-sample.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { table } from '../words.ts';
import { figureWords, gateWords } from './figure-words.ts';
import type { FactRow, Judged, MarketVerdict, Verdict } from './verdict.ts';

/** Everything that one measurement found. */
export type Study = {
  readonly scenario: Scenario;
  readonly seeds: readonly string[];
  readonly durationMs: number;
  readonly samples: readonly MarketSample[];
  readonly quiet: readonly MarketSample[];
  readonly verdict: Verdict;
};

/** For people; the last line says how many figures passed. */
export function studyText({ verdict }: Study, path: string): string {
  const { markets, passed, failed } = verdict;
  return `${markets.map(marketText).join('')}\nreport: ${path}\n${passed} passed, ${failed} failed\n`;
}

function marketText({ market, referenceShare, rows }: MarketVerdict): string {
  const head = ['', 'fact', 'measured', 'asked', 'still world', '', 'samples'];
  const lines = table(head, rows.map(line));
  const share = referenceShare === null ? '-' : `${(100 * referenceShare).toFixed(0)} %`;
  return `\n${market}: the reference explains ${share} of the variance of 1-minute returns\n${lines}`;
}

function line({ fact, gate, measured, quiet }: FactRow): readonly (string | number)[] {
  return [
    mark(measured),
    fact.title,
    figureWords(measured, fact.unit),
    gateWords(gate, fact.unit),
    figureWords(quiet, fact.unit),
    mark(quiet),
    measured.samples,
  ];
}

function mark({ isPassed }: Judged): string {
  if (isPassed === null) return '';
  return isPassed ? 'ok' : 'FAILED';
}

/** For programs, one line. */
export function studyJson({ scenario, seeds, durationMs, verdict }: Study, path: string): string {
  const markets = verdict.markets.map(({ market, referenceShare, rows }) => ({
    market,
    referenceShare,
    facts: rows.map(({ fact: { id, title, unit, formula, source, isMadeByTheMarket }, gate, measured, quiet }) => {
      return { id, title, unit, formula, source, isMadeByTheMarket, gate, measured, quiet };
    }),
  }));
  const { passed, failed } = verdict;
  return `${JSON.stringify({ scenario: scenario.name, seeds, durationMs, markets, report: path, passed, failed })}\n`;
}
