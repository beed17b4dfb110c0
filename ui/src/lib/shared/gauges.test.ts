import { expect, test } from 'vitest';
import { GAUGES, readingOf } from './gauges.ts';

const kurtosis = GAUGES.find(({ key }) => key === 'kurtosis') as (typeof GAUGES)[number];
const spread = GAUGES.find(({ key }) => key === 'spreadBps') as (typeof GAUGES)[number];

test('a gauge says whether its figure is one of real markets', () => {
  expect(readingOf(kurtosis, { value: 4.26, samples: 100 })).toEqual({ figure: '4.3', verdict: 'like', note: 'n 100' });
  expect(readingOf(kurtosis, { value: -0.9, samples: 100 }).verdict).toBe('unlike');
});

test('a gauge that has seen too little says how much it waits for, and judges nothing', () => {
  expect(readingOf(kurtosis, { value: null, samples: 6 })).toMatchObject({ verdict: 'open', note: '6 of 30 looks' });
});

test('a figure of too few looks is shown and not judged', () => {
  expect(readingOf(kurtosis, { value: -0.9, samples: 99 })).toEqual({
    figure: '−0.9',
    verdict: 'open',
    note: 'n 99 of 100',
  });
});

test('where real markets differ too much, a figure is shown without a verdict', () => {
  expect(readingOf(spread, { value: 3.08, samples: 42 }).verdict).toBe('open');
});
