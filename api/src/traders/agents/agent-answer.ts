import { z } from 'zod';
import { stances } from '../../market/decision.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import { orderKinds, sides, timesInForce } from '../../market/order.ts';

/** Bounds of an answer, told in the prompt and enforced on the reply. */
export const answerLimits = {
  thesisCharacters: 240,
  orders: 4,
  cancels: 8,
  maxSleepSeconds: 3_600,
  /** Longer lives of an order are cut to this. */
  maxGoodForSeconds: 3_600,
  /** How many orders and waiting stops one agent may have open. */
  openOrders: 12,
} as const;

const priceSats = z.int().min(1);

/** Left out means null, whatever stands beside it: answers from before these fields were asked for stay answers. */
const sinceLately = <T extends z.ZodType>(field: T) => field.nullable().default(null);

const order = z.object({
  side: z.enum(sides),
  kind: z.enum(orderKinds).describe('STOP waits for stopPriceSats, then is a MARKET order; STOP_LIMIT then a LIMIT'),
  timeInForce: z.enum(timesInForce),
  postOnly: z.boolean().describe('true: never trade on arrival; only with LIMIT and GTC or GTD'),
  priceSats: priceSats.nullable().describe('limit price in sats per whole unit; null for MARKET and STOP'),
  quantityLots: z.int().min(1).describe('size in lots'),
  stopPriceSats: sinceLately(priceSats).describe('for stops: to sell, below the last price; to buy, above it'),
  goodForSeconds: sinceLately(z.int().min(1)).describe(
    `with GTD: withdrawn after so long, ${answerLimits.maxGoodForSeconds} at most`,
  ),
});

/** Compiled once: questions are about ever other markets, and everything else of their answers is the same. */
const exceptMarket = {
  stance: z.enum(stances).describe('CANCEL: only withdraw orders; HOLD: no new orders, an exit at most'),
  thesis: z
    .string()
    .min(1)
    .max(answerLimits.thesisCharacters)
    .describe('one or two plain sentences: what you saw and why, with the numbers'),
  fairValueSats: priceSats.nullable().describe('what you believe one unit is worth in sats; null when unsure'),
  confidencePercent: z.int().min(0).max(100),
  orders: z.array(order).max(answerLimits.orders).describe('empty for HOLD and CANCEL'),
  cancelOrderIds: z.array(z.int().min(1)).max(answerLimits.cancels).describe('ids of your own open orders'),
  takeProfitSats: sinceLately(priceSats).describe('exit for stock you hold: sell it at this price'),
  stopLossSats: sinceLately(priceSats).describe('or sell it when the price falls to this; one cancels the other'),
  exitLots: sinceLately(z.int().min(1)).describe('size of the exit; null: all free lots'),
  wakeAboveSats: priceSats.nullable().describe('wake me when the price rises to this'),
  wakeBelowSats: priceSats.nullable().describe('wake me when the price falls to this'),
  sleepSeconds: z
    .int()
    .min(1)
    .max(answerLimits.maxSleepSeconds)
    .nullable()
    .describe('wake me after so long at the latest; null: default'),
};

/**
 * The one source of what a model may answer: prompt text, JSON schema, validator and types are derived from it. Written
 * for the weakest provider: a root object, nullable instead of optional, integers, enums, short strings, bounded lists, nothing nested that could be flat.
 */
export function agentAnswerSchema(markets: readonly MarketSymbol[]) {
  return z.object({ market: z.enum(markets).describe('the one market this answer is about'), ...exceptMarket });
}

export type AgentAnswer = z.infer<ReturnType<typeof agentAnswerSchema>>;
export type AnsweredOrder = AgentAnswer['orders'][number];
