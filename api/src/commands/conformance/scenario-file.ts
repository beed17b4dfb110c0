import { z } from 'zod';

/** A file that holds no scenarios. The message is one line: which file, what is expected, where. */
export class ScenarioFileError extends Error {
  override readonly name = 'ScenarioFileError';
}

export const OPS = [
  'submit',
  'replace',
  'cancel',
  'massCancel',
  'oco',
  'halt',
  'uncross',
  'setReference',
  'advanceTime',
] as const;

/** Whether the value makes sense is for the exchange to say: the runner hands on whatever stands in the file. */
const judged = z.unknown().optional();

const id = z.union([z.string(), z.number().transform(String)], { error: 'an id' });
const count = z.number('a number');

const order = z.object(
  {
    id,
    side: judged,
    type: judged,
    price: judged,
    qty: judged,
    tif: judged,
    expireAt: judged,
    postOnly: judged,
    stp: judged,
    stopPrice: judged,
    display: judged,
    account: id.nullish(),
  },
  'an order',
);

const orderDefaults = order.omit({ id: true, account: true });

const trade = z.object({
  maker: id.optional(),
  taker: id.optional(),
  buy: id.optional(),
  sell: id.optional(),
  price: count.optional(),
  qty: count.optional(),
});
const cancel = z.object({ id, qty: count.optional(), reason: z.string().optional() });
const decrement = z.object({ id, qty: count.optional() });

const expectation = z.object(
  {
    result: z.enum(['accepted', 'rejected', 'cancelled'], 'accepted, rejected or cancelled').optional(),
    reason: z.string('a reason').nullish(),
    trades: z.array(trade, 'a list of trades').nullish(),
    cancels: z.array(cancel, 'a list of cancels').nullish(),
    decrements: z.array(decrement, 'a list of decrements').nullish(),
    triggered: z.array(id, 'a list of ids').nullish(),
    keptPriority: z.boolean('true or false').nullish(),
    auctionPrice: count.nullable().optional(),
  },
  'an object with a "result"',
);

const expected = { expect: expectation.optional() };

const step = z.discriminatedUnion(
  'op',
  [
    z.object({ op: z.literal('submit'), order, ...expected }),
    z.object({ op: z.literal('replace'), id, qty: judged, price: judged, ...expected }),
    z.object({ op: z.literal('cancel'), id, ...expected }),
    z.object({ op: z.literal('massCancel'), account: id, ...expected }),
    z.object({ op: z.literal('oco'), limit: order, stop: order, ...expected }),
    z.object({ op: z.literal('halt'), ...expected }),
    z.object({ op: z.literal('uncross'), ...expected }),
    z.object({ op: z.literal('setReference'), price: judged, ...expected }),
    z.object({ op: z.literal('advanceTime'), to: count, ...expected }),
  ],
  { error: `a step whose op is one of ${OPS.join(', ')}` },
);

const config = z.object({
  phase: z.enum(['continuous', 'auction'], 'continuous or auction').nullish(),
  tickSize: count.nullish(),
  lotSize: count.nullish(),
  referencePrice: count.nullish(),
  lastPrice: count.nullish(),
  bandTicks: count.nullish(),
  minNotional: count.nullish(),
  fees: z.object({ makerBps: count.nullish(), takerBps: count.nullish() }).nullish(),
  balances: z.record(z.string(), z.object({ base: count.nullish(), quote: count.nullish() })).nullish(),
});

/** `[id, quantity]`, or `[id, displayed, hidden]` of an iceberg. */
const bookOrder = z.tuple([id, count], '[id, quantity]').rest(count);
const bookSide = z.array(z.tuple([count, z.array(bookOrder)], '[price, orders]'), 'a list of levels');

const final = z.object({
  book: z.object({ bids: bookSide.optional(), asks: bookSide.optional() }).optional(),
  stops: z.array(id, 'a list of ids').optional(),
  lastPrice: count.nullable().optional(),
  balances: z
    .record(
      z.string(),
      z.object({
        base: count.optional(),
        quote: count.optional(),
        heldBase: count.optional(),
        heldQuote: count.optional(),
      }),
    )
    .optional(),
  feesCollected: count.optional(),
});

const scenario = z.object({
  id,
  title: z.string('a title').default(''),
  config: config.nullish(),
  steps: z.array(step, 'a list of steps'),
  final: final.nullish(),
});

const scenarioFile = z.object(
  {
    schemaVersion: z.literal(1, 'schemaVersion 1'),
    defaults: z.object({ order: orderDefaults.optional(), config: config.optional() }).nullish(),
    scenarios: z.array(scenario, 'a list of scenarios'),
  },
  'an object with "schemaVersion" and "scenarios"',
);

type ScenarioFile = z.infer<typeof scenarioFile>;

export type Step = z.infer<typeof step>;
export type ScenarioOrder = z.infer<typeof order>;
export type Expectation = z.infer<typeof expectation>;
export type Final = z.infer<typeof final>;
export type BookSide = z.infer<typeof bookSide>;
export type ScenarioConfig = {
  readonly phase: 'continuous' | 'auction';
  readonly tickSize: number;
  readonly lotSize: number;
  readonly referencePrice: number | null;
  readonly lastPrice: number | null;
  readonly bandTicks: number | null;
  readonly minNotional: number;
  readonly fees: { readonly makerBps: number; readonly takerBps: number };
  readonly balances: Readonly<Record<string, { readonly base: number; readonly quote: number }>>;
};

/** One scenario with all defaults filled in. */
export type Scenario = {
  readonly id: string;
  readonly title: string;
  readonly config: ScenarioConfig;
  readonly steps: readonly Step[];
  readonly final: Final;
};

export function parseScenarioFile(text: string, name: string): readonly Scenario[] {
  const result = scenarioFile.safeParse(parseJson(text, name));
  if (!result.success) throw new ScenarioFileError(`${name}: ${describe(result.error.issues[0])}`);
  const { defaults, scenarios } = result.data;
  return scenarios.map((each) => ({
    id: each.id,
    title: each.title,
    config: configOf(defaults?.config ?? {}, each.config ?? {}),
    steps: each.steps.map((one) => withDefaults(one, defaults?.order ?? {})),
    final: each.final ?? {},
  }));
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ScenarioFileError(`${name}: expected a scenario file, found something that is not JSON`);
  }
}

type Issue = { readonly message: string; readonly path: readonly PropertyKey[] };

function describe(issue: Issue | undefined): string {
  const where = issue?.path.map(String).join('.') || 'the top level';
  return `expected ${issue?.message ?? 'a scenario file'} at ${where}`;
}

type FileConfig = NonNullable<ScenarioFile['scenarios'][number]['config']>;

function configOf(defaults: FileConfig, own: FileConfig): ScenarioConfig {
  const merged = { ...defaults, ...own };
  const balances = Object.entries(merged.balances ?? {});
  return {
    phase: merged.phase ?? 'continuous',
    tickSize: merged.tickSize ?? 1,
    lotSize: merged.lotSize ?? 1,
    referencePrice: merged.referencePrice ?? null,
    lastPrice: merged.lastPrice ?? null,
    bandTicks: merged.bandTicks ?? null,
    minNotional: merged.minNotional ?? 0,
    fees: { makerBps: merged.fees?.makerBps ?? 0, takerBps: merged.fees?.takerBps ?? 0 },
    balances: Object.fromEntries(
      balances.map(([account, { base, quote }]) => [account, { base: base ?? 0, quote: quote ?? 0 }] as const),
    ),
  };
}

const USUAL_ORDER = { type: 'limit', tif: 'GTC', postOnly: false, stp: 'none' } as const;

function withDefaults(one: Step, defaults: Partial<ScenarioOrder>): Step {
  const usual = { ...USUAL_ORDER, ...given(defaults) };
  const complete = (order: ScenarioOrder): ScenarioOrder => ({ ...usual, ...given(order), id: order.id });
  if (one.op === 'submit') return { ...one, order: complete(one.order) };
  if (one.op !== 'oco') return one;
  // The second leg is a stop by its place, whatever orders are by default.
  const { stop } = one;
  const type = stop.type ?? ((stop.price ?? null) === null ? 'stop' : 'stopLimit');
  return { ...one, limit: complete(one.limit), stop: { ...complete(stop), type } };
}

/** `null` says no more than an absent key. */
function given(fields: Partial<ScenarioOrder>): Partial<ScenarioOrder> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}
