import type { Sight } from '../sight.ts';

/** What a rule makes of one market. */
export type Opinion = {
  /** Positive wants to buy, negative to sell; about one standard deviation is remarkable. */
  readonly strength: number;
  /** One clause with the numbers it rests on, without a full stop. */
  readonly saw: string;
  readonly fairValueSats: number;
};

/** One way of looking at a market, as a fixed rule. */
export type AgentStrategy = {
  readonly strategy: string;
  readonly opine: (sight: Sight) => Opinion;
};

/** One of several ways to say the same. */
export function say({ rng }: Sight, ...ways: readonly string[]): string {
  return rng.pick(ways);
}
