import { atLeast, defineFact } from '../fact.ts';
import { logMids, MINUTE_S } from '../market-sample.ts';
import type { MarketTape } from '../market-tape.ts';
import { correlation } from '../statistics/correlation.ts';

export const volumeVolatility = defineFact({
  id: 'volume-volatility',
  title: 'Volume goes with the size of moves',
  unit: 'NUMBER',
  formula: 'corr(volume_t, |r_t|) over 60 s',
  source: 'Cont 2001, volume/volatility correlation; bound: ours',
  gate: atLeast(0.1),
  isMadeByTheMarket: true,
  measure: ({ tapes }) => {
    const minutes = tapes.flatMap(minutesOf).filter(({ move }) => !Number.isNaN(move));
    const volumes = minutes.map(({ volume }) => volume);
    const moves = minutes.map(({ move }) => move);
    return { value: correlation(volumes, moves), samples: minutes.length };
  },
});

function minutesOf(tape: MarketTape): readonly { readonly volume: number; readonly move: number }[] {
  const levels = logMids(tape, MINUTE_S);
  return levels.slice(1).map((level, minute) => {
    const move = Math.abs(level - (levels[minute] as number));
    return { move, volume: volumeWithin(tape, minute * MINUTE_S + 1, (minute + 1) * MINUTE_S) };
  });
}

function volumeWithin({ boughtLots, soldLots }: MarketTape, from: number, to: number): number {
  let volume = 0;
  for (let second = from; second <= to; second += 1) {
    volume += (boughtLots[second] as number) + (soldLots[second] as number);
  }
  return volume;
}
