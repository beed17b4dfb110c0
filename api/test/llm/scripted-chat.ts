import type { AbstainCause } from '../../src/market/decision.ts';
import type { SchemaNode } from '../../src/traders/llm/answer-schema.ts';
import type { ChatPort, ChatQuestion, ChatReply } from '../../src/traders/llm/chat-port.ts';
import { must } from '../../src/util/assert.ts';
import { bought } from './written-answers-table.ts';

/** What a call comes to when it fails. Throws, or replies with something that is no decision. */
export type Fault = (question: ChatQuestion, signal: AbortSignal) => Promise<ChatReply>;

const tokens = { inputTokens: 1_000, cachedInputTokens: 0, outputTokens: 100 };

export function replyOf(text: string, change: Partial<ChatReply> = {}): ChatReply {
  return { text, finishReason: 'stop', refusal: null, tokens, ...change };
}

/** Buys a little of the first market that was offered, below its price. */
export function sensibleReply({ schema }: ChatQuestion): ChatReply {
  const market = must((schema as SchemaNode).properties?.market?.enum?.[0], 'a market in the schema');
  const orders = bought.orders.map((order) => ({ ...order, priceSats: 1_000, quantityLots: 10 }));
  return replyOf(JSON.stringify({ ...bought, market, orders, wakeAboveSats: null, sleepSeconds: 60 }));
}

function broken(message: string, rest: object): Fault {
  return () => Promise.reject(Object.assign(new Error(message), rest));
}

/** A fault of each kind there is, with the cause it must end in; null where the answer is still one. */
export const faults: Readonly<Record<string, { readonly fault: Fault; readonly cause: AbstainCause | null }>> = {
  'a reset connection': { fault: broken('socket hang up', { code: 'ECONNRESET' }), cause: 'CONNECTION_LOST' },
  'nobody there': { fault: broken('connect ECONNREFUSED', { code: 'ECONNREFUSED' }), cause: 'CONNECTION_LOST' },
  'an unknown host': { fault: broken('getaddrinfo EAI_AGAIN', { code: 'EAI_AGAIN' }), cause: 'CONNECTION_LOST' },
  'a broken handshake': {
    fault: broken('certificate has expired', { code: 'CERT_HAS_EXPIRED' }),
    cause: 'CONNECTION_LOST',
  },
  'a server error': { fault: broken('500 boom', { status: 500 }), cause: 'PROVIDER_ERROR' },
  'a rate limit': {
    fault: broken('429 slow down', { status: 429, headers: new Headers({ 'retry-after': '0' }) }),
    cause: 'RATE_LIMITED',
  },
  'a refusal of the form': {
    fault: broken('400 response_format json_schema is not supported', { status: 400 }),
    cause: 'PROVIDER_ERROR',
  },
  'a bad key': { fault: broken('401 who are you', { status: 401 }), cause: 'PROVIDER_ERROR' },
  'a reply that is no completion': {
    fault: () => Promise.reject(new SyntaxError('Unexpected token <')),
    cause: 'PROVIDER_ERROR',
  },
  'something thrown that is no error': { fault: () => Promise.reject('just words'), cause: 'CONNECTION_LOST' },
  silence: {
    fault: (_question, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    cause: 'TIMEOUT',
  },
  'empty words': { fault: async () => replyOf(''), cause: 'UNPARSEABLE' },
  prose: { fault: async () => replyOf('I would rather hold.'), cause: 'UNPARSEABLE' },
  'a cut answer': { fault: async () => replyOf('{"market": "AA', { finishReason: 'length' }), cause: 'TRUNCATED' },
  'a declined question': { fault: async () => replyOf('', { refusal: 'I cannot trade.' }), cause: 'REFUSED' },
  'an uncounted answer': { fault: async (question) => ({ ...sensibleReply(question), tokens: null }), cause: null },
  'ten times the tokens': {
    fault: async (question) => ({
      ...sensibleReply(question),
      tokens: { inputTokens: 40_000, cachedInputTokens: 0, outputTokens: 40_960 },
    }),
    cause: null,
  },
};

/** Answers sensibly, but for the calls that `fails` picks, from 1. */
export class ScriptedChat implements ChatPort {
  readonly #fault: Fault;
  readonly #fails: (nth: number) => boolean;
  callCount = 0;

  constructor(fault: Fault, fails: (nth: number) => boolean) {
    this.#fault = fault;
    this.#fails = fails;
  }

  async ask(question: ChatQuestion, signal: AbortSignal): Promise<ChatReply> {
    this.callCount += 1;
    return this.#fails(this.callCount) ? this.#fault(question, signal) : sensibleReply(question);
  }
}
