import type { Command } from '../../market/commands.ts';
import { QUOTE_ASSET } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { Funds } from '../../market/posting.ts';
import { MAX_SATS } from '../../market/units.ts';
import { must } from '../../util/assert.ts';
import { BASE_ASSET, ordersOf } from './listing.ts';
import type { Scenario, Step } from './scenario-file.ts';
import { LOTS_PER_UNIT } from './values.ts';

/** Units of a base asset that exist in a run, in lots. */
const ISSUED_LOTS = 1_000_000_000 * LOTS_PER_UNIT;

/** Who sends a cancel or a replace of an order that nobody ever placed. */
export const NOBODY: ParticipantId = 'nobody';

/**
 * Who takes part in a scenario. The exchange has its own rules for names, so everybody is given a number. All are
 * admitted before the first step: those of `balances` with what is theirs, the others with equal parts of all that is
 * left, which is as close to unlimited as an exchange with a fixed issue comes.
 */
export class Cast {
  readonly #ids = new Map<string, ParticipantId>();
  readonly #scenario: Scenario;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    const { config, steps, final } = scenario;
    const named = [...Object.keys(config.balances), ...Object.keys(final.balances ?? {})];
    for (const key of [...named.map(keyOfName), ...steps.flatMap(keysOf)]) {
      if (!this.#ids.has(key)) this.#ids.set(key, `p${this.#ids.size + 1}`);
    }
  }

  account(name: string): ParticipantId {
    return must(this.#ids.get(keyOfName(name)), `account ${name}`);
  }

  /** Whose order a step places: the account it names, or one that belongs to this step alone. */
  sender(step: Step, index: number): ParticipantId {
    return must(this.#ids.get(must(keysOf(step, index)[0], 'sender')), `sender of step ${index + 1}`);
  }

  admissions(): readonly Command[] {
    const { balances } = this.#scenario.config;
    const given = new Map<string, Funds>(
      Object.entries(balances).map(([name, { base, quote }]) => [
        keyOfName(name),
        { [QUOTE_ASSET]: quote, [BASE_ASSET]: base },
      ]),
    );
    const share = this.#share(this.#ids.size - given.size);
    const admissions = [...this.#ids].map(([key, id]) => admission(id, given.get(key) ?? share));
    return [...admissions, admission(NOBODY, {})];
  }

  #share(count: number): Funds {
    const balances = Object.values(this.#scenario.config.balances);
    const base = balances.reduce((sum, balance) => sum + balance.base, 0);
    const quote = balances.reduce((sum, balance) => sum + balance.quote, 0);
    const part = (whole: number) => Math.max(0, Math.floor(whole / Math.max(1, count)));
    return { [QUOTE_ASSET]: part(MAX_SATS - quote), [BASE_ASSET]: part(ISSUED_LOTS - base) };
  }
}

function admission(participantId: ParticipantId, funds: Funds): Command {
  const text = { name: participantId, strategy: 'scenario', description: 'Takes part in a scenario.' };
  const participant = { participantId, kind: 'BACKGROUND', ...text, brain: null, market: null } as const;
  return { type: 'AdmitParticipant', participant, funds };
}

function keyOfName(name: string): string {
  return `account ${name}`;
}

function keysOf(step: Step, index: number): string[] {
  if (step.op === 'massCancel') return [keyOfName(step.account)];
  const orders = ordersOf(step);
  if (orders.length === 0) return [];
  // Both legs of a pair are one command, so one sender has to do for both.
  const name = orders.map(({ account }) => account).find((account) => typeof account === 'string');
  return [name === undefined || name === null ? `step ${index}` : keyOfName(name)];
}
