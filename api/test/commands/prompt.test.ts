import { expect, test } from 'vitest';
import { countTokens } from '../../src/commands/prompt/tokens.ts';
import { answerLimits } from '../../src/traders/agents/agent-answer.ts';
import { marketJson } from '../kit/market-command.ts';

const words = 'Do not chase TSLA above 432350; wait for 40 bps below the mean of 20 minutes. '.repeat(8);

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
  expect(changing).toContain('</others>');
  // Kelvin's rules keep no notes: a model may have two, and lines as long as they may be.
  const twoNotes = countTokens(words.slice(0, 2 * answerLimits.memoryNoteCharacters));
  const threeLines = countTokens(words.slice(0, 3 * answerLimits.publicLineCharacters));
  expect(tokens.changing + twoNotes + threeLines).toBeLessThan(1_500);
});
