import { describe, expect, it } from 'vitest';
import { questionHash as requestHash } from '../request-hash.ts';
import type { ModelOutcome, ModelRequest } from './model.ts';
import { type ModelRecord, RecordedModel, RecordMissError } from './recorded-model.ts';

const request: ModelRequest = {
  requestId: 'a1-1',
  participantId: 'a1',
  model: 'gpt-5-mini',
  wakeReason: 'TIMER',
  viewSeq: 7,
  system: 'You trade.',
  user: 'AAPL/BTC 285400',
  shortlist: [],
};

const outcome = (detail: string): Omit<ModelOutcome, 'request'> => ({
  result: { kind: 'ABSTAINED', cause: 'TIMEOUT', detail },
  rawAnswer: '',
  usage: { inputTokens: 10, outputTokens: 0, costMicroUsd: 1 },
  latencyMs: 25_000,
  callCount: 1,
  fallBack: false,
});

const record: ModelRecord = new Map([[requestHash(request), [outcome('first'), outcome('second')]]]);
const { signal } = new AbortController();

describe('a record', () => {
  it('gives what happened to the same words, whoever asks and when, in the order of asking', async () => {
    const model = new RecordedModel(record, { kind: 'FAIL' });
    const later = { ...request, requestId: 'b9-4', participantId: 'b9', viewSeq: 900 };
    expect(await model.ask(request, signal)).toEqual({ ...outcome('first'), request });
    expect(await model.ask(later, signal)).toEqual({ ...outcome('second'), request: later });
    await expect(model.ask(request, signal)).rejects.toThrow(RecordMissError);
  });

  it('tells questions apart by model, system and user text, also where their borders move', () => {
    const changes = [
      { model: 'x' },
      { system: 'You trade.A' },
      { user: 'x' },
      { system: 'You trade', user: '.AAPL/BTC 285400' },
    ];
    const hashes = [{}, ...changes].map((change) => requestHash({ ...request, ...change }));
    expect(new Set(hashes).size).toBe(5);
    expect(requestHash(request)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('abstains on a miss', async () => {
    const missed = await new RecordedModel(new Map(), { kind: 'ABSTAIN' }).ask(request, signal);
    expect(missed).toMatchObject({ result: { kind: 'ABSTAINED', cause: 'PROVIDER_ERROR' }, callCount: 0 });
  });

  it('or asks a live model', async () => {
    const live = { ask: async () => ({ ...outcome('live'), request }) };
    const missed = await new RecordedModel(new Map(), { kind: 'LIVE', model: live }).ask(request, signal);
    expect(missed.result).toMatchObject({ detail: 'live' });
  });

  it('answers nobody who has given up', async () => {
    const asked = await new RecordedModel(record, { kind: 'FAIL' }).ask(request, AbortSignal.abort());
    expect(asked.result).toMatchObject({ cause: 'INTERRUPTED' });
  });
});
