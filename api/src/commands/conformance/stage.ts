import { Exchange } from '../../engine/exchange.ts';
import type { Command } from '../../market/commands.ts';
import type { MarketEvent } from '../../market/events.ts';
import type { SimTime } from '../../market/units.ts';
import { Cast } from './cast.ts';
import type { Difference } from './differences.ts';
import { finalDifferences } from './final-differences.ts';
import { finalStateOf } from './final-state.ts';
import { instrumentOf, ordersOf } from './listing.ts';
import { OrderNames } from './order-names.ts';
import type { Scenario, Step } from './scenario-file.ts';
import { commandOf, type StepContext } from './step-command.ts';
import { type Outcome, outcomeOf, refusedOutcome } from './step-outcome.ts';
import { priceSatsOf } from './values.ts';

/** When the clock of every scenario shows 0. */
const START_TIME: SimTime = 1_767_623_400_000;

/** One scenario on an exchange of its own, step by step. */
export class Stage {
  #exchange = new Exchange();
  #seq = 0;
  #time = START_TIME;
  readonly #scenario: Scenario;
  readonly #cast: Cast;
  readonly #names = new OrderNames();

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#cast = new Cast(scenario);
    this.#setUp({ type: 'StartRun', scenario: 'conformance', seed: '1', instruments: [instrumentOf(scenario)] });
    for (const admission of this.#cast.admissions()) this.#setUp(admission);
    const { referencePrice } = scenario.config;
    if (referencePrice === null) return;
    this.#setUp({ type: 'AdvanceTime', referencePricesSats: [priceSatsOf(referencePrice) as number] });
  }

  /** The events of a step and what they come to. */
  play(step: Step, index: number): { readonly events: readonly MarketEvent[]; readonly outcome: Outcome } {
    const refusal = this.#refusalOf(step);
    if (refusal !== null) return { events: [], outcome: refusedOutcome(refusal) };
    if (step.op === 'advanceTime') this.#time = START_TIME + step.to;
    const events = this.#send(commandOf(step, index, this.#context()));
    this.#learnNames(step, events);
    return { events, outcome: outcomeOf(events, this.#names) };
  }

  /** As after a crash: all that is left of the exchange is the text of its snapshot. */
  restart(): void {
    this.#exchange = Exchange.restore(JSON.parse(JSON.stringify(this.#exchange.snapshot())));
  }

  finalDifferences(): Difference[] {
    return finalDifferences(this.#scenario.final, finalStateOf(this.#exchange, this.#cast, this.#names));
  }

  /** All that decides about the future, readable and as a hash. */
  state(): { readonly snapshot: string; readonly hash: string } {
    return { snapshot: JSON.stringify(this.#exchange.snapshot()), hash: this.#exchange.stateHash() };
  }

  /** Ids are the runner's own affair, and so is a clock that goes back: the exchange knows neither. */
  #refusalOf(step: Step): string | null {
    const names = ordersOf(step).map(({ id }) => id);
    const isTwice = new Set(names).size < names.length || names.some((name) => this.#names.isTaken(name));
    if (isTwice) return 'duplicate-id';
    return step.op === 'advanceTime' && !(START_TIME + step.to >= this.#time) ? 'time-went-back' : null;
  }

  #learnNames(step: Step, events: readonly MarketEvent[]): void {
    const accepted = events.flatMap((event) => (event.type === 'OrderAccepted' ? [event.order] : []));
    for (const [place, { id }] of ordersOf(step).entries()) {
      const order = accepted[place];
      if (order !== undefined) this.#names.take(id, order);
    }
  }

  #context(): StepContext {
    const { tickSize, lotSize } = this.#scenario.config;
    const smallest = { priceSats: priceSatsOf(tickSize) as number, quantityLots: lotSize };
    return { exchange: this.#exchange, cast: this.#cast, names: this.#names, startTime: START_TIME, smallest };
  }

  #setUp(command: Command): void {
    for (const event of this.#send(command)) {
      if (event.type === 'CommandRejected') throw new Error(`the exchange refuses ${command.type}: ${event.reason}`);
    }
  }

  #send(command: Command): readonly MarketEvent[] {
    this.#seq += 1;
    const events = this.#exchange.apply({ ...command, seq: this.#seq, time: this.#time });
    this.#seq += events.length;
    return events;
  }
}
