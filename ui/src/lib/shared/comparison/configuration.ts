import type { ComparedAgent, ComparedMarket, ComparedRun } from './compared-run.ts';

/** Something that was set differently; null where there is no such thing. */
export type Difference = { readonly what: string; readonly first: string | null; readonly second: string | null };

/** A hash is told apart by eye by so many digits. */
const HASH_SHOWN = 12;

/** What was set differently in what the runs were made of, and in their agents as they are at the end. */
export function runDifferences(first: ComparedRun, second: ComparedRun): readonly Difference[] {
  const facts = factsOf(first).map(([what, value], index) => ({
    what,
    first: value,
    second: factsOf(second)[index]?.[1] ?? null,
  }));
  return onlyDifferent([...facts, ...matched(first.agents, second.agents, ({ handle }) => handle, agentDifferences)]);
}

/** The same for markets. */
export function marketDifferences(
  first: readonly ComparedMarket[],
  second: readonly ComparedMarket[],
): readonly Difference[] {
  return onlyDifferent(matched(first, second, ({ symbol }) => symbol, rulesOf));
}

const onlyDifferent = (told: readonly Difference[]): readonly Difference[] =>
  told.filter((each) => each.first !== each.second);

function factsOf(run: ComparedRun): readonly (readonly [what: string, value: string | null])[] {
  return [
    ['Scenario', run.scenario],
    ['Scenario and prices, SHA-256', run.scenarioHash?.slice(0, HASH_SHOWN) ?? null],
    ['Seed', run.seed],
    ['Code', run.codeVersion],
    ['Semantics', run.semanticsVersion === null ? null : String(run.semanticsVersion)],
  ];
}

/** Those of both runs put side by side by their keys. */
function matched<Item>(
  first: readonly Item[],
  second: readonly Item[],
  keyOf: (item: Item) => string,
  differences: (a: Item | null, b: Item | null) => readonly Difference[],
): readonly Difference[] {
  const keys = new Set([...first, ...second].map(keyOf));
  const find = (items: readonly Item[], key: string): Item | null => items.find((item) => keyOf(item) === key) ?? null;
  return [...keys].flatMap((key) => differences(find(first, key), find(second, key)));
}

function agentDifferences(a: ComparedAgent | null, b: ComparedAgent | null): readonly Difference[] {
  const name = a?.name ?? b?.name ?? '';
  if (a === null || b === null) return [{ what: name, first: a && 'takes part', second: b && 'takes part' }];
  return [
    { what: `${name}, brain`, first: a.brain.label, second: b.brain.label },
    { what: `${name}, persona`, first: a.persona, second: b.persona },
  ];
}

function rulesOf(a: ComparedMarket | null, b: ComparedMarket | null): readonly Difference[] {
  const name = a?.baseAsset ?? b?.baseAsset ?? '';
  if (a === null || b === null) return [{ what: name, first: a && 'is traded', second: b && 'is traded' }];
  return [
    { what: `${name}, fees of maker and taker, bps`, first: feesOf(a), second: feesOf(b) },
    { what: `${name}, tick, sats`, first: a.tickSats, second: b.tickSats },
  ];
}

const feesOf = ({ makerFeeBps, takerFeeBps }: ComparedMarket): string => `${makerFeeBps} / ${takerFeeBps}`;
