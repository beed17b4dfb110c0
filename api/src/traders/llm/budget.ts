import { z } from 'zod';
import type { BudgetCap } from '../../market/budget-cap.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { MicroUsd } from '../../market/units.ts';
import type { BudgetStore } from './budget-store.ts';
import { BurnRate } from './burn-rate.ts';
import type { ModelPrice, TokenCount } from './price.ts';
import { type Amount, NOTHING, Tally } from './tally.ts';

/** What models may use. Free models count against nothing; tokens are input and output together. */
export type BudgetCaps = {
  readonly runMicroUsd: MicroUsd;
  /** All runs of one UTC day. */
  readonly dayMicroUsd: MicroUsd;
  /** One agent in one run. */
  readonly agentMicroUsd: MicroUsd;
  readonly runTokens: number;
  readonly dayTokens: number;
  readonly agentTokens: number;
};

export const defaultCaps: BudgetCaps = {
  runMicroUsd: 1_000_000,
  dayMicroUsd: 5_000_000,
  agentMicroUsd: 1_000_000,
  runTokens: 10_000_000,
  dayTokens: 50_000_000,
  agentTokens: 1_000_000,
};

export type Spender = { readonly participantId: ParticipantId; readonly price: ModelPrice };

/** Money set aside for one call. Exactly one of its methods is called, once. */
export interface Reservation {
  /** The call was answered. Gives the bill. */
  settle(used: TokenCount): MicroUsd;
  /** Nobody knows what the provider did: the whole estimate counts as spent. */
  settleInFull(): MicroUsd;
  /** The provider refused the call: nothing was used. */
  release(): void;
}

export type Reserved =
  | { readonly kind: 'RESERVED'; readonly reservation: Reservation }
  | { readonly kind: 'REFUSED'; readonly detail: string };

export type BudgetLine = {
  /** `run`, `day`, or the participant's id. */
  readonly scope: string;
  /** Whose cap it is; null for the run's and the day's. */
  readonly participantId: ParticipantId | null;
  readonly spentMicroUsd: MicroUsd;
  readonly reservedMicroUsd: MicroUsd;
  readonly limitMicroUsd: MicroUsd;
};

export type TokenLine = {
  /** `run`, `day`, or the participant's id. */
  readonly scope: string;
  /** Whose cap it is; null for the run's and the day's. */
  readonly participantId: ParticipantId | null;
  readonly spentTokens: number;
  readonly reservedTokens: number;
  readonly limitTokens: number;
};

export type BudgetFigures = {
  /** The run and the day. */
  readonly lines: readonly BudgetLine[];
  /** One of each agent that asked in this run. */
  readonly agentLines: readonly BudgetLine[];
  /** The run, the day and each agent. */
  readonly tokenLines: readonly TokenLine[];
  readonly burnMicroUsdPerMinute: MicroUsd;
  /** Wall-clock minutes to the nearest money cap at this rate; null when nothing is being spent. */
  readonly minutesToCap: number | null;
  /** The run's or the day's cap refused the last call that costs something, and nothing has changed since. */
  readonly isReached: boolean;
};

type Log = { warn(fields: object, message: string): void };

const amount = { microUsd: z.int().min(0), tokens: z.int().min(0) };
const byAgent = z.record(z.string(), z.int().min(0));

const keptSpending = z.strictObject({
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  ...amount,
  /** Left out by older programs, and before the first run. */
  run: z
    .strictObject({ runId: z.string(), ...amount, agentTokens: byAgent, agentMicroUsd: byAgent.default({}) })
    .optional(),
});

type KeptSpending = z.infer<typeof keptSpending>;

/**
 * Holds the caps: an estimate is reserved before a call and replaced by the bill after it, so that calls under way can
 * never pass a cap together. The day (UTC) and the run are kept in the store with what is reserved counted as spent, so a
 * crash cannot give money back.
 */
export class Budget {
  readonly #ownCaps: BudgetCaps;
  #caps: BudgetCaps;
  #agentCaps: ReadonlyMap<ParticipantId, BudgetCap> = new Map();
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
    this.#ownCaps = caps;
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
    if (runId !== this.#runId) this.#goOn({ runId, ...NOTHING, agentTokens: {}, agentMicroUsd: {} });
  }

  #goOn({ runId, microUsd, tokens, agentTokens, agentMicroUsd }: NonNullable<KeptSpending['run']>): void {
    this.#runId = runId;
    this.#run = new Tally({ microUsd, tokens });
    const agents = Object.entries(agentTokens);
    this.#agents = new Map(
      agents.map(([id, used]) => [id, new Tally({ microUsd: agentMicroUsd[id] ?? 0, tokens: used })]),
    );
  }

  /** What the person in charge set in the run that goes on: all of it, in the place of what was set before. */
  setCaps(set: readonly BudgetCap[]): void {
    const run = set.find(({ scope }) => scope === 'RUN');
    const day = set.find(({ scope }) => scope === 'DAY');
    const own = this.#ownCaps;
    this.#caps = {
      ...own,
      runMicroUsd: run?.microUsd ?? own.runMicroUsd,
      runTokens: run?.tokens ?? own.runTokens,
      dayMicroUsd: day?.microUsd ?? own.dayMicroUsd,
      dayTokens: day?.tokens ?? own.dayTokens,
    };
    const agents = set.flatMap((cap) => (cap.participantId === null ? [] : [[cap.participantId, cap] as const]));
    this.#agentCaps = new Map(agents);
    this.#isReached = false;
  }

  /** @param estimate the most the call is expected to use */
  reserve({ participantId, price }: Spender, estimate: TokenCount): Reserved {
    if (price.kind === 'UNKNOWN') return { kind: 'REFUSED', detail: NO_PRICE };
    this.#turnDay();
    const tallies = { run: this.#run, day: this.#day.tally, agent: this.#agentTally(participantId) };
    const held: Held = { tallies, amount: amountOf(price, estimate) };
    const refusal = price.kind === 'FREE' ? null : this.#refusal(held, participantId);
    if (refusal !== null) return { kind: 'REFUSED', detail: refusal };
    hold(held);
    if (price.kind !== 'FREE' && !this.#keep()) {
      settle(held, NOTHING);
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
    const agents = [...this.#agents];
    return {
      lines,
      agentLines: agents.map(([id, tally]) => moneyLine(id, tally, this.#agentCap(id).microUsd, id)),
      tokenLines: [
        tokenLine('run', this.#run, caps.runTokens),
        tokenLine('day', this.#day.tally, caps.dayTokens),
        ...agents.map(([id, tally]) => tokenLine(id, tally, this.#agentCap(id).tokens, id)),
      ],
      burnMicroUsdPerMinute,
      minutesToCap: burnMicroUsdPerMinute === 0 ? null : leftMicroUsd / burnMicroUsdPerMinute,
      isReached: this.#isReached,
    };
  }

  #reservation(price: KnownPrice, estimate: TokenCount, held: Held): Reservation {
    const close = (used: Amount): MicroUsd => {
      settle(held, used);
      this.#burn.add(this.#now(), used.microUsd);
      if (price.kind !== 'FREE') this.#keep();
      return used.microUsd;
    };
    return {
      settle: (used) => close(amountOf(price, used)),
      settleInFull: () => close(amountOf(price, estimate)),
      release: () => void close(NOTHING),
    };
  }

  #refusal({ tallies: { run, day, agent }, amount }: Held, participantId: ParticipantId): string | null {
    const { runMicroUsd, dayMicroUsd, runTokens, dayTokens } = this.#caps;
    const shared =
      overMoney('run', run, amount, runMicroUsd) ??
      overMoney('day', day, amount, dayMicroUsd) ??
      overTokens('run', run, amount, runTokens) ??
      overTokens('day', day, amount, dayTokens);
    this.#isReached = shared !== null;
    const { microUsd, tokens } = this.#agentCap(participantId);
    return shared ?? overMoney('agent', agent, amount, microUsd) ?? overTokens('agent', agent, amount, tokens);
  }

  #agentCap(id: ParticipantId): { readonly microUsd: MicroUsd; readonly tokens: number } {
    const set = this.#agentCaps.get(id);
    const { agentMicroUsd, agentTokens } = this.#caps;
    return { microUsd: set?.microUsd ?? agentMicroUsd, tokens: set?.tokens ?? agentTokens };
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
      const { dayMicroUsd: microUsd, dayTokens: tokens } = this.#caps;
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
    const agents = [...this.#agents].map(([id, { committed }]) => [id, committed] as const);
    const agentTokens = Object.fromEntries(agents.map(([id, { tokens }]) => [id, tokens]));
    const agentMicroUsd = Object.fromEntries(agents.map(([id, { microUsd }]) => [id, microUsd]));
    return { ...day, run: { runId: this.#runId, ...this.#run.committed, agentTokens, agentMicroUsd } };
  }
}

type KnownPrice = Exclude<ModelPrice, { kind: 'UNKNOWN' }>;

const NO_PRICE =
  'the model has no known price: declare it free, or say what a million tokens cost (LLM_PRICE, or price in providers.json)';

/** The tallies stay those of the run and the day in which the call began. */
type Held = {
  readonly tallies: { readonly run: Tally; readonly day: Tally; readonly agent: Tally };
  readonly amount: Amount;
};

function hold({ tallies, amount }: Held): void {
  for (const tally of Object.values(tallies)) tally.reserve(amount);
}

function settle({ tallies, amount }: Held, used: Amount): void {
  for (const tally of Object.values(tallies)) tally.settle(amount, used);
}

function amountOf(price: KnownPrice, used: TokenCount): Amount {
  if (price.kind === 'FREE') return NOTHING;
  return { microUsd: price.costOf(used), tokens: used.inputTokens + used.outputTokens };
}

function overMoney(scope: string, { committed }: Tally, { microUsd }: Amount, limit: MicroUsd): string | null {
  if (committed.microUsd + microUsd <= limit) return null;
  return `the ${scope}'s cap of ${usd(limit)} is reached: ${usd(committed.microUsd)} spent or reserved, ${usd(microUsd)} wanted`;
}

function overTokens(scope: string, { committed }: Tally, { tokens }: Amount, limit: number): string | null {
  if (committed.tokens + tokens <= limit) return null;
  return `the ${scope}'s cap of ${limit} tokens is reached: ${committed.tokens} spent or reserved, ${tokens} wanted`;
}

function moneyLine(
  scope: string,
  { spent, reserved }: Tally,
  limitMicroUsd: MicroUsd,
  participantId: ParticipantId | null = null,
): BudgetLine {
  return { scope, participantId, spentMicroUsd: spent.microUsd, reservedMicroUsd: reserved.microUsd, limitMicroUsd };
}

function tokenLine(
  scope: string,
  { spent, reserved }: Tally,
  limitTokens: number,
  participantId: ParticipantId | null = null,
): TokenLine {
  return { scope, participantId, spentTokens: spent.tokens, reservedTokens: reserved.tokens, limitTokens };
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
