import { counted } from '#lib/format/number.ts';
import { formatSpan } from '#lib/format/time.ts';
import type { TerminalQuery } from '#lib/generated/graphql.ts';
import { speedWords } from './speeds.ts';

export type Scenario = NonNullable<TerminalQuery['scenarios']>[number];

const NOUNS = { AGENT: 'agent', LIQUIDITY: 'liquidity bot', BACKGROUND: 'background trader', SYSTEM: '' } as const;
const EVENT_WORDS = { NEWS: 'News', SHOCK: 'Shock', HALT: 'Halt', RESUME: 'Reopens' } as const;

/** `12 agents, 8 liquidity bots, 40 background traders`: accounts of the exchange are nobody. */
export function castWords(participants: Scenario['participants']): string {
  const named = participants.filter(({ kind, count }) => NOUNS[kind] !== '' && count > 0);
  return named.map(({ kind, count }) => counted(count, NOUNS[kind])).join(', ') || 'nobody';
}

const assets = (markets: readonly string[]): string => markets.map((symbol) => symbol.split('/')[0]).join(', ');

/** What a scenario holds, as names and words; what it lacks is left out. */
export function scenarioFacts(scenario: Scenario): readonly (readonly [name: string, words: string])[] {
  const start = scenario.startAt.slice(0, 16).replace('T', ' ');
  const past = scenario.warmUpMs > 0 ? `, ${formatSpan(scenario.warmUpMs)} of past are played first` : '';
  return [
    ['Markets', assets(scenario.markets)],
    ['Takes part', castWords(scenario.participants)],
    ['Begins', `${start}, simulated${past}`],
    ['Speed', speedWords(scenario.speed)],
  ];
}

/** `0:12:00 Shock TSLA`: what happens by itself, and when. */
export function eventWords({ atMs, kind, markets, title }: Scenario['events'][number]): {
  readonly at: string;
  readonly words: string;
} {
  const about = markets.length === 0 ? '' : ` ${assets(markets)}`;
  // Titles of some kinds begin with the market, which has been said.
  const rest = markets.reduce((text, symbol) => text.replace(`${symbol}: `, ''), title);
  return { at: formatSpan(atMs), words: `${EVENT_WORDS[kind]}${about}: ${rest}` };
}
