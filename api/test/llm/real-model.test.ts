import { LLMock } from '@copilotkit/aimock';
import { OpenAI } from 'openai';
import { expect, it } from 'vitest';
import { agentDefaults } from '../../src/traders/agents/agent-parameters.ts';
import { clampAnswer } from '../../src/traders/agents/clamp.ts';
import { answerSchema } from '../../src/traders/llm/answer-schema.ts';
import { marketView } from '../kit/market-view.ts';
import { deskAt, providerAt } from './mock-provider.ts';
import { loadRealModel, missingModel } from './real-model.ts';
import { offeredMarkets } from './written-answers-table.ts';

const QUESTIONS = 6;

it('W06 a real model behind a server ends each question in a decision within its means or in a cause', async ({
  skip,
  annotate,
}) => {
  if (missingModel !== null) skip(missingModel);
  const real = await loadRealModel();
  const mock = new LLMock({ port: 0, host: '127.0.0.1' });
  let seed = 0;
  const said: string[] = [];
  mock.on({}, async (request) => {
    const prompt = String(request.messages.at(-1)?.content ?? '');
    seed += 1;
    const { text, inputTokens, outputTokens } = await real.answer(prompt, answerSchema(offeredMarkets).json, seed);
    said.push(text);
    return { content: text, usage: { prompt_tokens: inputTokens, completion_tokens: outputTokens } };
  });
  await mock.start();
  const url = `${mock.url}/v1`;
  const { ask } = deskAt(providerAt(url, { price: 'free' }), { deadlineMs: 60_000 });
  const view = marketView({ owners: { a1: { free: { BTC: 1_000_000, AAPL: 50, ETH: 500 } } } });
  const endings: string[] = [];
  for (let nth = 0; nth < QUESTIONS; nth += 1) {
    const outcome = await ask({ user: `Once upon a time Lily looked at the price ${nth}.` });
    expect(outcome.usage.outputTokens).toBeGreaterThan(10);
    expect(said).toContain(outcome.rawAnswer);
    endings.push(outcome.result.kind === 'ABSTAINED' ? outcome.result.cause : outcome.result.kind);
    if (outcome.result.kind === 'ABSTAINED') continue;
    const clamped = clampAnswer(outcome.result.answer, view, view.time, 'a1', agentDefaults);
    expect(clamped.ok).toBe(true);
  }
  const counts = [...new Set(endings)].map(
    (ending) => `${endings.filter((other) => other === ending).length} ${ending}`,
  );
  await annotate(`a real model, ${QUESTIONS} questions: ${counts.join(', ')}`, 'figure');

  const sdk = new OpenAI({ apiKey: 'none', baseURL: url, maxRetries: 0 });
  const messages = [{ role: 'user' as const, content: 'Once upon a time' }];
  const stream = await sdk.chat.completions.create({ model: 'tiny', messages, stream: true });
  const pieces: string[] = [];
  for await (const chunk of stream) pieces.push(chunk.choices[0]?.delta.content ?? '');
  expect(pieces.filter((piece) => piece !== '').length).toBeGreaterThan(2);
  expect(pieces.join('')).toBe(said.at(-1));
  await mock.stop();
}, 300_000);
