import { z } from 'zod';
import { moods, stances } from '../../market/decision.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import { orderKinds, sides, timesInForce } from '../../market/order.ts';

/** Bounds of an answer, told in the prompt and enforced on the reply. */
export const answerLimits = {
  thesisCharacters: 240,
  publicLineCharacters: 140,
  memoryNoteCharacters: 200,
  /** Longer horizons of a belief are cut to this. */
  maxHorizonSeconds: 86_400,
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

/** Said beside the decision: what cannot be read counts as unsaid, for no word of it is worth a decision. */
const aside = <T extends z.ZodType>(field: T) => sinceLately(field).catch(null);

/** The words for a field: the label people read, and what a model is told. */
const as = (title: string, description?: string) => (description === undefined ? { title } : { title, description });

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

const thesis = z
  .string()
  .min(1)
  .max(answerLimits.thesisCharacters)
  .meta(as('Thesis', 'one or two plain sentences: what you saw and why, with the numbers'));

/** Compiled once: questions are about ever other markets, and everything else of their answers is the same. */
const besideMarket = {
  stance: z.enum(stances).meta(as('Stance', 'CANCEL: only withdraw orders; HOLD: no new orders, an exit at most')),
  fairValueSats: priceSats
    .nullable()
    .meta(as('Fair value', 'what you believe one unit is worth in sats; null when unsure')),
  confidencePercent: z.int().min(0).max(100).meta(as('Confidence')),
  horizonSeconds: aside(z.int().min(1)).meta(as('Horizon', 'how long you give the price to get there')),
  orders: z.array(order).max(answerLimits.orders).meta(as('Orders', 'empty for HOLD and CANCEL')),
  cancelOrderIds: z.array(z.int().min(1)).max(answerLimits.cancels).meta(as('Cancels', 'ids of your own open orders')),
  takeProfitSats: sinceLately(priceSats).meta(as('Target', 'exit for stock you hold: sell it at this price')),
  stopLossSats: sinceLately(priceSats).meta(
    as('Stop', 'or sell it when the price falls to this; one cancels the other'),
  ),
  exitLots: sinceLately(z.int().min(1)).meta(as('Exit size', 'size of the exit; null: all free lots')),
  wakeAboveSats: priceSats.nullable().meta(as('Wakes above', 'wake me when the price rises to this')),
  wakeBelowSats: priceSats.nullable().meta(as('Wakes below', 'wake me when the price falls to this')),
  wakeSpreadBps: aside(z.int().min(1)).meta(
    as('Wakes at spread', 'wake me when the spread is as narrow as this, in basis points'),
  ),
  sleepSeconds: z
    .int()
    .min(1)
    .max(answerLimits.maxSleepSeconds)
    .nullable()
    .meta(as('Sleeps', 'wake me after so long at the latest; null: default')),
  mood: aside(z.enum(moods)).meta(as('Mood')),
  publicLine: aside(z.string().max(answerLimits.publicLineCharacters)).meta(
    as('Says', 'said aloud: every trader can read it; null: nothing'),
  ),
  memoryNote: aside(z.string().max(answerLimits.memoryNoteCharacters)).meta(
    as('Notes', 'for yourself alone, shown to you next time; null: nothing'),
  ),
};

/**
 * The one source of what a model may answer: prompt text, JSON schema, validator, types and the terminal's labels are
 * derived from it. Written for the weakest provider: a root object, nullable instead of optional, integers, enums, short strings, bounded lists,
 * nothing nested that could be flat; the reasons before what they are reasons for.
 */
export function agentAnswerSchema(markets: readonly MarketSymbol[]) {
  return z.object({
    thesis,
    market: z.enum(markets).meta(as('Market', 'the one market this answer is about')),
    ...besideMarket,
  });
}

export type AgentAnswer = z.infer<ReturnType<typeof agentAnswerSchema>>;
export type AnsweredOrder = AgentAnswer['orders'][number];

/** What an answer means that leaves out the fields which came later than others. */
export const unsaid = {
  horizonSeconds: null,
  takeProfitSats: null,
  stopLossSats: null,
  exitLots: null,
  wakeSpreadBps: null,
  mood: null,
  publicLine: null,
  memoryNote: null,
} as const satisfies Partial<AgentAnswer>;
