import type { EventOf } from '../../src/market/events.ts';

/** An agent came to a decision, or to none, about the market as of `viewSeq`. */
export function decisionOf(participantId: string, viewSeq: number, kind: 'DECIDED' | 'ABSTAINED') {
  const decision = { market: 'AAPL/BTC', stance: 'HOLD', thesis: 'I see', orders: [], cancelOrderIds: [] } as const;
  const terms = { fairValueSats: null, confidenceBps: 5_000, wakeConditions: [] } as const;
  const outcome =
    kind === 'DECIDED'
      ? ({ kind, decision: { ...decision, ...terms } } as const)
      : ({ kind, cause: 'TIMEOUT', detail: 'no answer' } as const);
  const evidence = {
    brain: { kind: 'OPENAI', model: 'test/gpt-5-mini' },
    wakeReason: 'TIMER',
    viewSeq,
    prompt: '',
    rawAnswer: '',
    usage: { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 },
    clamps: [],
  } as const;
  const place = { seq: viewSeq + 10, time: 0, causeSeq: viewSeq + 9 };
  const type = kind === 'DECIDED' ? 'AgentDecided' : 'AgentAbstained';
  return { ...place, type, record: { participantId, outcome, evidence } } as EventOf<'AgentDecided' | 'AgentAbstained'>;
}
