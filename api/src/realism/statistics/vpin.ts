import { mean } from './moments.ts';

const BUCKETS = 50;

/**
 * Volume-synchronised probability of informed trading: mean |Vb - Vs| / V over 50 buckets of equal volume (Easley, Lopez
 * de Prado and O'Hara, Review of Financial Studies 25, 2012), with the taker's side as it was. 0 to 1; null without volume.
 */
export function vpin(buys: readonly number[], sells: readonly number[]): number | null {
  const total = buys.reduce((sum, volume, place) => sum + volume + (sells[place] as number), 0);
  if (!(total > 0)) return null;
  const size = total / BUCKETS;
  const imbalances: number[] = [];
  let bought = 0;
  let sold = 0;
  buys.forEach((buy, place) => {
    let leftBuy = buy;
    let leftSell = sells[place] as number;
    while (bought + sold + leftBuy + leftSell >= size) {
      const share = (size - bought - sold) / (leftBuy + leftSell);
      imbalances.push(Math.abs(bought + leftBuy * share - (sold + leftSell * share)) / size);
      leftBuy *= 1 - share;
      leftSell *= 1 - share;
      bought = 0;
      sold = 0;
    }
    bought += leftBuy;
    sold += leftSell;
  });
  return imbalances.length === 0 ? null : mean(imbalances);
}
