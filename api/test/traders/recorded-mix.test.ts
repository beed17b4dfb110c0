import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { recordedActions } from '../../src/traders/agents/recorded-mix.ts';

const file = new URL('../../../../shared/data/llm/ai-trader-actions.jsonl', import.meta.url);

test('the recorded mix is what the recorded actions say', (context) => {
  if (!existsSync(file)) context.skip('the recordings are not here: missing ../shared');
  const actions = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly action: string }).action);
  const count = (...names: readonly string[]) => actions.filter((action) => names.includes(action)).length;
  expect(actions).toHaveLength(1_544);
  expect(recordedActions).toEqual({
    buy: count('buy', 'buy_crypto'),
    sell: count('sell', 'sell_crypto'),
    hold: count('no_trade'),
  });
});
