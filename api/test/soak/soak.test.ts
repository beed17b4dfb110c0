import { expect, test } from 'vitest';
import { modelSeats, wrongSeats } from './model-seats.ts';
import { failuresOf, reportText } from './report-text.ts';
import { runSoak } from './run-soak.ts';

const SEED = process.env.SOAK_SEED ?? '1';
const isLong = process.env.LONG === '1';

test.for(isLong ? ([4, 10] as const) : ([4] as const))(
  `R20 a server under load for a while keeps nothing of those who left, on %i markets (SOAK_SEED=${SEED})`,
  async (markets, { annotate }) => {
    const totalMs = isLong ? 120_000 : 12_000;
    const report = await runSoak({ totalMs, markets, seed: SEED, onProgress: () => {} });
    process.stdout.write(reportText(report));
    expect(failuresOf(report)).toEqual([]);
    expect(report.crowd).toMatchObject({ errors: 0 });
    expect(report.crowd.joined).toBeGreaterThanOrEqual(100);
    await annotate(`${totalMs / 1_000} s, ${report.crowd.joined} clients, ${report.events} journal rows`, 'figure');
    const figures = new Map(report.seats.map((seat) => [seat.seat, seat]));
    expect([...figures.keys()].sort()).toEqual([...modelSeats].sort());
    for (const [seat, { inventedTickers, beyondHoldings, farPrices, contradicted, ...rest }] of figures) {
      const nonsense = inventedTickers + beyondHoldings + farPrices + contradicted;
      if (wrongSeats.includes(seat)) expect(nonsense, seat).toBeGreaterThan(0);
      else expect(nonsense, seat).toBe(0);
      expect(rest.wrongOrdersPlaced, seat).toBe(0);
    }
  },
);
