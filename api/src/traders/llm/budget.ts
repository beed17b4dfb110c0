import { z } from 'zod';
import type { ParticipantId } from '../../market/participant.ts';
import type { MicroUsd } from '../../market/units.ts';
import type { BudgetStore } from './budget-store.ts';
import { BurnRate } from './burn-rate.ts';
import { costOf, type ModelPrice, type TokenCount } from './price.ts';
import { type Amount, NOTHING, Tally } from './tally.ts';

/** What models may use. Free models count against nothing. */
export type BudgetCaps = {
  readonly runMicroUsd: MicroUsd;
  readonly dayMicroUsd: MicroUsd;
  /** Input and output tokens of one agent in one run, of models that are not free. */
  readonly agentTokens: number;
  /** Tokens of models without a known price, all agents together: money cannot be counted, so tokens are. */
  readonly unpricedRunTokens: number;
  readonly unpricedDayTokens: number;
};

export const defaultTokenCaps = {
  agentTokens: 1_000_000,
  unpricedRunTokens: 2_000_000,
  unpricedDayTokens: 10_000_000,
} as const satisfies Partial<BudgetCaps>;

export type Spender = { readonly participantId: ParticipantId; readonly price: ModelPrice };

/** Money set aside for one call. Exactly one of its methods is called, once. */
export interface Reservation {
  /** The call was answered. Gives the bill; null for a model without a price. */
  settle(used: TokenCount): MicroUsd | null;
  /** Nobody knows what the provider did: the whole estimate counts as spent. */
  settleInFull(): MicroUsd | null;
  /** The provider refused the call: nothing was used. */
  release(): void;
}

export type Reserved =
  | { readonly kind: 'RESERVED'; readonly reservation: Reservation }
  | { readonly kind: 'REFUSED'; readonly detail: string };

export type BudgetLine = {
  readonly scope: 'run' | 'day';
  readonly spentMicroUsd: MicroUsd;
  readonly reservedMicroUsd: MicroUsd;
  readonly limitMicroUsd: MicroUsd;
};

export type TokenLine = {
  /** `run`, `day`, or the participant's id. */
  readonly scope: string;
  readonly spentTokens: number;
  readonly reservedTokens: number;
  readonly limitTokens: number;
};

export type BudgetFigures = {
  readonly lines: readonly BudgetLine[];
  readonly tokenLines: readonly TokenLine[];
  readonly burnMicroUsdPerMinute: MicroUsd;
  /** Wall-clock minutes to the nearest money cap at this rate; null when nothing is being spent. */
  readonly minutesToCap: number | null;
  /** The last call that wanted money or unpriced tokens was refused, and nothing has changed since. */
  readonly isReached: boolean;
};

type Log = { warn(fields: object, message: string): void };

const amount = { microUsd: z.int().min(0), tokens: z.int().min(0) };

const keptSpending = z.strictObject({
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  ...amount,
  /** Left out by older programs, and before the first run. */
  run: z.strictObject({ runId: z.string(), ...amount, agentTokens: z.record(z.string(), z.int().min(0)) }).optional(),
});

type KeptSpending = z.infer<typeof keptSpending>;

/**
 * Holds the caps: an estimate is reserved before a call and replaced by the bill after it, so that calls under way can
 * never pass a cap together. The day (UTC) and the run are kept in the store with what is reserved counted as spent, so a
 * crash cannot give money back.
 */
export class Budget {
  readonly #caps: BudgetCaps;
  readonly #store: BudgetStore;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #burn = new BurnRate();
  #day: { readonly name: string; readonly tally: Tally };
  #runId: string | null = null;
  #run = new Tally();
  #agents = new Map<ParticipantId, Tally>();
  #isReached = false;

  constructor(caps: BudgetCaps, store: BudgetStore, log: Log, now: () => number) {
    this.#caps = caps;
    this.#store = store;
    this.#log = log;
    this.#now = now;
    const text = store.read();
    const kept = text === null ? null : parseSpending(text);
    this.#day = this.#loadDay(kept, text === null);
    if (kept?.run !== undefined) this.#goOn(kept.run);
  }

  /**
   * Counts from zero; the run that was counted last goes on where it was, also after a crash. Calls under way still settle
   * into the run they began in.
   */
  startRun(runId: string): void {
    this.#isReached = false;
    if (runId !== this.#runId) this.#goOn({ runId, ...NOTHING, agentTokens: {} });
  }

  #goOn({ runId, microUsd, tokens, agentTokens }: NonNullable<KeptSpending['run']>): void {
    this.#runId = runId;
    this.#run = new Tally({ microUsd, tokens });
    const agents = Object.entries(agentTokens);
    this.#agents = new Map(agents.map(([id, used]) => [id, new Tally({ microUsd: 0, tokens: used })]));
  }

  /** @param estimate the most the call is expected to use */
  reserve({ participantId, price }: Spender, estimate: TokenCount): Reserved {
    this.#turnDay();
    const held: Held = {
      tallies: { run: this.#run, day: this.#day.tally, agent: this.#agentTally(participantId) },
      amounts: amountsOf(price, estimate),
    };
    const refusal = this.#refusal(held);
    if (refusal !== null) return { kind: 'REFUSED', detail: refusal };
    hold(held);
    if (price.kind !== 'FREE' && !this.#keep()) {
      settle(held, NO_AMOUNTS);
      return { kind: 'REFUSED', detail: 'the spending of the day cannot be stored' };
    }
    return { kind: 'RESERVED', reservation: this.#reservation(price, estimate, held) };
  }

  figures(): BudgetFigures {
    this.#turnDay();
    const caps = this.#caps;
    const lines = [moneyLine('run', this.#run, caps.runMicroUsd), moneyLine('day', this.#day.tally, caps.dayMicroUsd)];
    const burnMicroUsdPerMinute = this.#burn.perMinute(this.#now());
    const leftMicroUsd = Math.min(...lines.map((line) => Math.max(line.limitMicroUsd - line.spentMicroUsd, 0)));
    return {
      lines,
      tokenLines: [
        tokenLine('run', this.#run, caps.unpricedRunTokens),
        tokenLine('day', this.#day.tally, caps.unpricedDayTokens),
        ...[...this.#agents].map(([id, tally]) => tokenLine(String(id), tally, caps.agentTokens)),
      ],
      burnMicroUsdPerMinute,
      minutesToCap: burnMicroUsdPerMinute === 0 ? null : leftMicroUsd / burnMicroUsdPerMinute,
      isReached: this.#isReached,
    };
  }

  #reservation(price: ModelPrice, estimate: TokenCount, held: Held): Reservation {
    const close = (used: Amounts) => {
      settle(held, used);
      this.#burn.add(this.#now(), used.shared.microUsd);
      if (price.kind !== 'FREE') this.#keep();
    };
    return {
      settle: (used) => {
        close(amountsOf(price, used));
        return costOf(price, used);
      },
      settleInFull: () => {
        close(held.amounts);
        return costOf(price, estimate);
      },
      release: () => close(NO_AMOUNTS),
    };
  }

  #refusal({ tallies, amounts }: Held): string | null {
    const { shared, own } = amounts;
    const { runMicroUsd, dayMicroUsd, unpricedRunTokens, unpricedDayTokens, agentTokens } = this.#caps;
    const refusal =
      overMoney('run', tallies.run, shared.microUsd, runMicroUsd) ??
      overMoney('day', tallies.day, shared.microUsd, dayMicroUsd) ??
      overTokens('run', tallies.run, shared.tokens, unpricedRunTokens) ??
      overTokens('day', tallies.day, shared.tokens, unpricedDayTokens);
    if (shared !== NOTHING) this.#isReached = refusal !== null;
    return refusal ?? overTokens('agent', tallies.agent, own.tokens, agentTokens);
  }

  #agentTally(id: ParticipantId): Tally {
    const known = this.#agents.get(id);
    if (known !== undefined) return known;
    const made = new Tally();
    this.#agents.set(id, made);
    return made;
  }

  /** A clock that was set back does not give a spent day again. */
  #turnDay(): void {
    const today = utcDay(this.#now());
    if (today <= this.#day.name) return;
    this.#day = { name: today, tally: new Tally() };
    this.#isReached = false;
  }

  #loadDay(kept: KeptSpending | null, isNew: boolean): { readonly name: string; readonly tally: Tally } {
    const today = utcDay(this.#now());
    if (isNew) return { name: today, tally: new Tally() };
    if (kept === null) {
      this.#log.warn({}, 'the stored spending of the day is unreadable: today counts as spent until midnight UTC');
      const { dayMicroUsd: microUsd, unpricedDayTokens: tokens } = this.#caps;
      return { name: today, tally: new Tally({ microUsd, tokens }) };
    }
    const { day, microUsd, tokens } = kept;
    return day < today ? { name: today, tally: new Tally() } : { name: day, tally: new Tally({ microUsd, tokens }) };
  }

  #keep(): boolean {
    try {
      this.#store.write(`${JSON.stringify(this.#spending())}\n`);
      return true;
    } catch (error) {
      this.#log.warn({ error }, 'the spending of the day could not be stored');
      return false;
    }
  }

  #spending(): KeptSpending {
    const day = { day: this.#day.name, ...this.#day.tally.committed };
    if (this.#runId === null) return day;
    const agentTokens = Object.fromEntries([...this.#agents].map(([id, { committed }]) => [id, committed.tokens]));
    return { ...day, run: { runId: this.#runId, ...this.#run.committed, agentTokens } };
  }
}

/** What one call counts as: for everybody's caps, and for its agent's own. */
type Amounts = { readonly shared: Amount; readonly own: Amount };

const NO_AMOUNTS: Amounts = { shared: NOTHING, own: NOTHING };

/** The tallies stay those of the run and the day in which the call began. */
type Held = {
  readonly tallies: { readonly run: Tally; readonly day: Tally; readonly agent: Tally };
  readonly amounts: Amounts;
};

function hold({ tallies, amounts }: Held): void {
  tallies.run.reserve(amounts.shared);
  tallies.day.reserve(amounts.shared);
  tallies.agent.reserve(amounts.own);
}

function settle({ tallies, amounts }: Held, used: Amounts): void {
  tallies.run.settle(amounts.shared, used.shared);
  tallies.day.settle(amounts.shared, used.shared);
  tallies.agent.settle(amounts.own, used.own);
}

function amountsOf(price: ModelPrice, used: TokenCount): Amounts {
  const tokens = used.inputTokens + used.outputTokens;
  const own = { microUsd: 0, tokens };
  switch (price.kind) {
    case 'FREE':
      return NO_AMOUNTS;
    case 'PRICED':
      return { shared: { microUsd: price.costOf(used), tokens: 0 }, own };
    case 'UNKNOWN':
      return { shared: own, own };
  }
}

function overMoney(scope: string, { committed }: Tally, wanted: MicroUsd, limit: MicroUsd): string | null {
  if (wanted === 0 || committed.microUsd + wanted <= limit) return null;
  return `the ${scope}'s cap of ${usd(limit)} is reached: ${usd(committed.microUsd)} spent or reserved, ${usd(wanted)} wanted`;
}

function overTokens(scope: string, { committed }: Tally, wanted: number, limit: number): string | null {
  if (wanted === 0 || committed.tokens + wanted <= limit) return null;
  return `the ${scope}'s cap of ${limit} tokens is reached: ${committed.tokens} spent or reserved, ${wanted} wanted`;
}

function moneyLine(scope: 'run' | 'day', { spent, reserved }: Tally, limitMicroUsd: MicroUsd): BudgetLine {
  return { scope, spentMicroUsd: spent.microUsd, reservedMicroUsd: reserved.microUsd, limitMicroUsd };
}

function tokenLine(scope: string, { spent, reserved }: Tally, limitTokens: number): TokenLine {
  return { scope, spentTokens: spent.tokens, reservedTokens: reserved.tokens, limitTokens };
}

function parseSpending(text: string): KeptSpending | null {
  try {
    return keptSpending.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function utcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function usd(amount: MicroUsd): string {
  return `USD ${(amount / 1_000_000).toFixed(6)}`;
}
