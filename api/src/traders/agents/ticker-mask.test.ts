import { expect, test } from 'vitest';
import { instruments, usualInstruments } from '../../market/instruments/index.ts';
import { TickerMask } from './ticker-mask.ts';

const mask = new TickerMask(usualInstruments);

test.each([
  ['a market', 'AAPL/BTC,285400,11', 'ASSET_A/BTC,285400,11'],
  [
    'names in news, in any case',
    "Apple's rival TESLA falls; apple holds",
    "ASSET_A's rival ASSET_B falls; ASSET_A holds",
  ],
  ['what else people call an asset', 'Ethereum and Ether (ETH)', 'ASSET_C and ASSET_C (ASSET_C)'],
  ['parts of other words stay', 'a solar snapple, SOLID and ethics', 'a solar snapple, SOLID and ethics'],
  ['bitcoin is the money and stays', 'BTC rises against SOL', 'BTC rises against ASSET_D'],
])('Y19 %s', (_, text, hidden) => {
  expect(mask.hide(text)).toBe(hidden);
});

test('Y19 a hidden market keeps its rules, and what is written about it comes back under its own name', () => {
  for (const instrument of usualInstruments) {
    const { symbol, baseAsset, name, ...rules } = mask.hidden(instrument);
    expect(instrument).toMatchObject(rules);
    expect([symbol, name]).toEqual([`${baseAsset}/BTC`, baseAsset]);
    expect(mask.show(symbol)).toBe(instrument.symbol);
  }
  expect(mask.show('Buying ASSET_B, not ASSET_ZZ.')).toBe('Buying TSLA, not ASSET_ZZ.');
});

test('Y19 every market of the registry has a name of its own, whatever the number of markets', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({
    ...instruments[0],
    baseAsset: `X${index}`,
    name: `N${index}`,
  }));
  const wide = new TickerMask(many as typeof instruments);
  expect(new Set(many.map(({ baseAsset }) => wide.hide(baseAsset))).size).toBe(30);
  expect(wide.hide('X27')).toBe('ASSET_AB');
});
