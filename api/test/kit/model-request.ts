import { aapl } from '../../src/market/instruments/aapl.ts';
import { eth } from '../../src/market/instruments/eth.ts';
import type { ModelRequest } from '../../src/traders/llm/model.ts';

/** A question to a model, as an agent asks it. */
export function modelRequest(change: Partial<ModelRequest> = {}): ModelRequest {
  return {
    requestId: 'a1-1',
    participantId: 'a1',
    model: 'test/gpt-5-mini',
    wakeReason: 'TIMER',
    viewSeq: 100,
    system: 'You trade. Answer with one JSON object.',
    user: 'AAPL/BTC 285400',
    shortlist: [aapl, eth],
    ...change,
  };
}
