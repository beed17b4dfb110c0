import { between, defineFact } from '../fact.ts';

export const orderToTrade = defineFact({
  id: 'order-to-trade',
  title: 'Orders and quotes for each trade',
  unit: 'NUMBER',
  formula: 'accepted orders, placed quotes and changes / trades',
  source: 'MiFID II reference 4 to 1; bound: ours',
  gate: between(2, 20),
  measure: ({ tapes }) => {
    const trades = tapes.reduce((sum, { tradeCount }) => sum + tradeCount, 0);
    const submissions = tapes.reduce((sum, { submissionCount }) => sum + submissionCount, 0);
    return { value: trades === 0 ? null : submissions / trades, samples: trades };
  },
});
