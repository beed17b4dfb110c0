import { expect, test } from 'vitest';
import { marketJson } from '../kit/market-command.ts';

test('Y15 the prompt of an agent is shown with its tokens: four markets in under 1,500 of changing data', async () => {
  const [shown] = await marketJson('prompt', '--scenario', 'calm', '--agent', 'kelvin', '--at', '6m', '--markets', '4');
  const {
    agent,
    tokens,
    static: fixed,
    changing,
  } = shown as {
    readonly agent: string;
    readonly tokens: { readonly static: number; readonly changing: number };
    readonly static: string;
    readonly changing: string;
  };
  expect(agent).toBe('kelvin');
  for (const symbol of ['AAPL/BTC', 'TSLA/BTC', 'ETH/BTC', 'SOL/BTC']) expect(changing).toContain(`${symbol},ask,`);
  expect(fixed).toContain('Answer with one JSON object');
  expect(tokens.changing).toBeGreaterThan(changing.length / 5);
  expect(tokens.changing).toBeLessThan(1_500);
});
