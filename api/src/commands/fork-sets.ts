import { InvalidArgumentError } from 'commander';
import { act, type GodAct } from '../simulation/god-acts.ts';
import type { Kernel } from '../simulation/kernel.ts';

/** One thing that is different in a fork. */
export type ForkSet = (kernel: Kernel) => readonly GodAct[];

const KNOWN = `
  brain:HANDLE=rule        an agent decides by its rules
  brain:HANDLE=MODEL       an agent asks a model, such as brain:kelvin=gpt-5-mini
  persona:HANDLE=PERSONA   an agent trades as another persona, such as persona:kelvin=iris
  fee:MARKET=MAKER/TAKER   fees in basis points, such as fee:AAPL/BTC=0/10; fee:all=0/10 for all markets
  shock:MARKET=-10%        the fair value of a market moves, such as shock:AAPL/BTC=-10%
  news:"HEADLINE"          a news item for all markets; a sentiment may follow: news:"Chips are scarce (-60%)"`;

export const FORK_SETS = KNOWN;

/** For commander: adds one more. Throws `InvalidArgumentError` that says what was found and what was expected. */
export function addForkSet(text: string, before: readonly ForkSet[] = []): readonly ForkSet[] {
  return [...before, parse(text)];
}

function parse(text: string): ForkSet {
  const colon = text.indexOf(':');
  const kind = text.slice(0, Math.max(0, colon));
  const rest = text.slice(colon + 1);
  switch (kind) {
    case 'brain':
      return brain(text, rest);
    case 'shock':
      return shock(text, rest);
    case 'news':
      return news(text, rest);
    case 'fee':
      return fee(text, rest);
    case 'persona':
      return persona(text, rest);
    default:
      throw new InvalidArgumentError(`Found "${text}", expected one of:${KNOWN}`);
  }
}

function brain(text: string, rest: string): ForkSet {
  const [handle, name] = sides(text, rest);
  const isRule = name === 'rule';
  return () => [{ kind: 'SET_BRAIN', handle, brain: isRule ? 'RULE' : 'OPENAI', model: isRule ? null : name }];
}

function persona(text: string, rest: string): ForkSet {
  const [handle, name] = sides(text, rest);
  return () => [{ kind: 'SET_PERSONA', handle, persona: name }];
}

function fee(text: string, rest: string): ForkSet {
  const [symbol, figures] = sides(text, rest);
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(figures);
  if (match === null) {
    throw new InvalidArgumentError(`Found "${text}", expected basis points, such as fee:${symbol}=0/10`);
  }
  const fees = { makerFeeBps: Number(match[1]), takerFeeBps: Number(match[2]) };
  return ({ view }) => {
    const markets = symbol === 'all' ? view.instruments.map((instrument) => instrument.symbol) : [symbol];
    return markets.map((market) => ({ kind: 'SET_FEES', market, ...fees }));
  };
}

function shock(text: string, rest: string): ForkSet {
  const [market, percent] = sides(text, rest);
  const match = /^([+-]?\d{1,3}(?:\.\d{1,2})?)%$/.exec(percent);
  const shiftBps = Math.round(Number(match?.[1]) * 100);
  if (match === null || shiftBps === 0 || shiftBps <= -10_000) {
    throw new InvalidArgumentError(
      `Found "${text}", expected a change above -100% and not 0, such as shock:${market}=-10%`,
    );
  }
  return () => [{ kind: 'INJECT_PRICE_SHOCK', market, shiftBps, mode: 'FAIR_VALUE', durationMs: 0 }];
}

function news(text: string, headline: string): ForkSet {
  const match = /^(.*?)\s*\(([+-]?\d{1,3})%\)$/.exec(headline);
  const words = (match?.[1] ?? headline).trim();
  const percent = Number(match?.[2] ?? 0);
  if (words === '' || Math.abs(percent) > 100) {
    throw new InvalidArgumentError(`Found "${text}", expected news:"HEADLINE" or news:"HEADLINE (-60%)", at most 100%`);
  }
  return ({ view }) => {
    const markets = view.instruments.map(({ symbol }) => symbol);
    return [{ kind: 'INJECT_NEWS', headline: words, body: '', sentimentBps: percent * 100, markets }];
  };
}

function sides(text: string, rest: string): readonly [string, string] {
  const equals = rest.indexOf('=');
  const [name, value] = [rest.slice(0, Math.max(0, equals)), rest.slice(equals + 1)];
  if (name === '' || value === '') throw new InvalidArgumentError(`Found "${text}", expected one of:${KNOWN}`);
  return [name, value];
}

/** Why the first that the market refuses cannot be; null when all are done. */
export function applyForkSets(kernel: Kernel, sets: readonly ForkSet[]): string | null {
  for (const change of sets.flatMap((set) => set(kernel))) {
    kernel.finishMoment();
    const [error] = act(kernel, change).errors;
    if (error !== undefined) return error.message;
  }
  return null;
}
