import {
  type ChaosConfig,
  type ChatCompletionRequest,
  type FixtureOpts,
  type FixtureResponse,
  LLMock,
} from '@copilotkit/aimock';
import { expect } from 'vitest';
import { createLog } from '../../src/log.ts';
import { Secret } from '../../src/secret.ts';
import { memoryBudgetStore } from '../../src/traders/llm/budget-store.ts';
import type { DraftListener, ModelOutcome, ModelRequest } from '../../src/traders/llm/model.ts';
import { createModelDesk, type ModelDeskOptions } from '../../src/traders/llm/model-desk.ts';
import type { ModelProvider } from '../../src/traders/llm/provider.ts';
import { modelRequest } from '../kit/model-request.ts';
import { bought } from './written-answers-table.ts';

export const KEY = 'sk-test-0123456789abcdef';

export const goodText = JSON.stringify(bought);

/** Answers the n-th request (from 0) of a test. */
type Script = (nth: number, request: ChatCompletionRequest) => FixtureResponse | Promise<FixtureResponse>;

/** A server of aimock on the loopback interface that plays one script at a time. */
export class MockProvider {
  readonly #mock = new LLMock({ port: 0, host: '127.0.0.1' });

  async start(): Promise<void> {
    await this.#mock.start();
  }

  async stop(): Promise<void> {
    await this.#mock.stop();
  }

  get url(): string {
    return `${this.#mock.url}/v1`;
  }

  /** @param manner how a stream comes, where one is asked for */
  play(script: Script, chaos: ChaosConfig = {}, manner: FixtureOpts = {}): void {
    this.#mock.reset();
    let nth = 0;
    this.#mock.on({}, (request) => script(nth++, request), { ...manner, chaos });
  }

  /** What was asked since the script began, oldest first. */
  requests(): readonly ChatCompletionRequest[] {
    return this.#mock.getRequests().map(({ body }) => body as ChatCompletionRequest);
  }
}

export const priced = { inputMicroUsdPerMillion: 1_000_000, outputMicroUsdPerMillion: 10_000_000 };

export function providerAt(url: string, change: Partial<ModelProvider> = {}): ModelProvider {
  return { id: 'test', baseUrl: url, apiKey: new Secret(KEY), profile: 'generic', price: priced, ...change };
}

/** A desk with one provider, clocks set by hand, and everything it logged. */
export function deskAt(provider: ModelProvider, change: Partial<ModelDeskOptions> = {}) {
  const lines: string[] = [];
  const clock = { now: Date.UTC(2026, 0, 5, 12), elapsedMs: 0 };
  const desk = createModelDesk({
    resolveModel: (name) => (name.startsWith('test/') ? { provider, model: name.slice('test/'.length) } : null),
    caps: { runMicroUsd: 1_000_000, dayMicroUsd: 5_000_000 },
    store: memoryBudgetStore(),
    log: createLog('trace', { write: (line) => void lines.push(line) }),
    now: () => clock.now,
    elapsedMs: () => clock.elapsedMs,
    deadlineMs: 5_000,
    ...change,
  });
  const ask = async (request: Partial<ModelRequest> = {}, onDraft?: DraftListener): Promise<ModelOutcome> => {
    const outcome = await desk.ask(modelRequest(request), onDraft);
    expect((outcome.calls ?? []).length, 'requests of one decision').toBeLessThanOrEqual(2);
    expect(`${JSON.stringify(outcome)}${lines.join('')}`).not.toContain(KEY);
    return outcome;
  };
  return { desk, ask, clock, lines };
}
